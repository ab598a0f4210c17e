"""How articles tell who issued a document."""

import re

DATED = r"\s(?:on\s)?(?:\w+day|last\s\w+|this\s\w+|earlier\sthis\s\w+|in\s\w+|in\s\d{4}|yesterday)(?:,\s\d{4},?)?"
"""When: on Monday, last week, in May."""
DONE = (
    r"(?:filed|issued|published|released|signed|co-signed|written|co-written|authored|commissioned|conducted|prepared|"
    r"produced|compiled|drafted|posted|sponsored|submitted|adopted|unveiled|drawn\sup|carried\sout|put\sout|brought|sent)"
)
"""What whoever issues a document does to it; not leaked, obtained, seen or cited, which others
do."""
DOING = (
    r"(?:filed|issued|published|released|signed|wrote|co-wrote|authored|commissioned|conducted|prepared|produced|compiled|"
    r"drafted|posted|submitted|adopted|unveiled|drew\sup|carried\sout|put\sout|brought|sent)"
)
"""The same, of which the issuer is the subject."""
PHRASE = (
    r"((?:[^,;:()“”\"\n.]|\.(?=\S|\s[A-Z]\.|\s[A-Z][a-z]+\s[A-Z]))"
    r"{2,120}?)(?=[,;:()“”\"\n.]|\s(?:on|in|last|this|earlier|later|and\s\w+ed|to|who|that|which|is|was|are|were|has|had|said|says|"
    rf"obtained|{DONE})\b|\s\w+day\b|$)"
)
"""Somebody, up to the end of a clause or the next word on the document."""
BY_OR_FROM = re.compile(rf"(?:{DATED})?\s(?P<how>by|from)\s{PHRASE}")
DONE_BY = re.compile(
    rf"(?P<between>[^;:“”\"\n]{{0,80}}?)[\s,](?:{DONE})(?:\s[^,;:“”\"\n.]{{1,40}}?)?\sby\s{PHRASE}"
)
OF, IN, FOR = (re.compile(rf"(?:{DATED})?\s{word}\s{PHRASE}") for word in ("of", "in", "for"))
FOR_WHOM = re.compile(rf",?\s(?:{DONE})\s(?:for|on\sbehalf\sof)\s{PHRASE}")
SUBJECT = re.compile(r"(?:^|[,;:“”\"\n])\s*([^,;:“”\"\n]{2,80}?)(?:,[^,;:“”\"\n]{2,80},)?$")
"""The subject of a clause, which may have something told beside it between commas."""
DOES = re.compile(rf"(?:\s(?:has|have|had|also|then|jointly|\w+ly))*\s(?:{DOING})\s$")
SAID_IN = re.compile(r"\s(?:\w+ed|said|says|wrote)(?:\s[^,;:“”\"\n]{1,40})?\sin\s$")
IN_IT = re.compile(
    r"(?:[\s,][^;:“”\"\n.]{0,80})?,\s(?P<who>[^,;:“”\"\n.]{2,60}?)(?:,[^,;:“”\"\n]{2,80},)?\s(?:\w+ed|said|says|wrote)\b"
)
THE_SOLE = re.compile(r"(?:^|[\s“\"])([Tt]he\s(?:[a-z-]+\s){0,2}[a-z-]+)$")
