"""How a claim that was pasted is framed by who said it."""

import re

from onrecord.language.english.lists import words

SAYING = "|".join(sorted(words("comparing/saying"), key=len, reverse=True))
PRONOUNS = words("comparing/reporting_pronouns")
SAID = re.compile(rf"(?<!\w)(?:{SAYING}|put it)(?!\w)", re.IGNORECASE)
CAPITALISED = re.compile(
    r"(?<!\w)[^\W\d_a-z][\w’'.-]*(?:\s+(?:(?:de|da|di|von|van|der|den|al|bin|el|la|le|of|the|and)\s+)*"
    r"(?:[^\W\d_a-z][\w’'.-]*))*"
)
LED_IN = re.compile(r"^(?:As|Did|Has|Had|When)\s+")
"""What may lead up to the name: did X really say, as X put it."""
_WHERE = r"(?:\s+(?:on|in|at)\s+[A-Z]\w+)?"
NAMED_FIRST = re.compile(
    r"^(?P<who>[^\W\d_a-z][^.!?:“”\"]{1,100}?),?\s+(?:(?:said|says|stated|states|claimed|claims|declared|declares|announced|"
    rf"warned|insisted|argued|wrote){_WHERE}\s+(?:that\s+)?|told\s+\w+(?:\s+\w+)?{_WHERE}\s+that\s+)(?P<words>.+)$",
    re.DOTALL,
)
ACCORDING = re.compile(
    r"^according to (?P<who>[^,“”\"]{2,80}),\s+(?P<words>.+)$", re.DOTALL | re.IGNORECASE
)
UNTIL = re.compile(
    r"\s+(?:on|in|at|to|during|after|before|when|while|as|who|whose|this|last|yesterday|today|earlier|via|that)\s",
    re.IGNORECASE,
)
