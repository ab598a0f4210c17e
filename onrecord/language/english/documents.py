"""What a document can be, and who may have issued it. All in lower case."""

from onrecord.language.english.lists import words

DOCUMENTS = words("documents/documents")
"""What a document can be."""
POLLS = words("documents/polls")
"""Documents that tell what people were asked."""
STUDIES = words("documents/studies")
"""What is made for somebody, and bears the name of whoever made it: the BBC report."""
ABOUT_OWNER = words("documents/about_owner")
"""What is about whoever has it, or is issued by nobody: Ann Lee's obituary."""
ON_PLATFORM = words("documents/not_by_name")
"""What a name qualifies that is no issuer's: a Facebook post, a TV ad, the Meran bill."""
OF_ITS_TOPIC = words("documents/of_topic")
"""Documents behind which `of` leads up to what they are about: a poll of voters."""
IN_PRESS = words("documents/in_press")
"""What stands in newspapers."""
NO_ISSUERS = words("documents/no_issuers")
"""What stands in capitals before a document's noun and issues nothing: a TV ad, the Monday
report."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
POINTING = frozenset({"new", "same", "latest", "recent", "full", "document", "written"})
"""What may be added to a document told of before."""
