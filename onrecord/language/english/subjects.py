"""What stands between a cue and whose it is: passives, inversions, those spoken to."""

import re

from onrecord.text.characters import BLANK

JOINED = re.compile(r",? (?:while|whereas|but|and|as|yet) ")
"""What joins two clauses: said Ada Lund, while Jon Bask said."""
ALOUD = re.compile(r"(?:and )?(?:I|we) quote(?: (?:him|her|them|it))?[\s,:;—–-]*", re.I)
SPOKEN_TO = re.compile(
    r"\b(?:told|asked|urged|warned|advised|reminded|informed|ordered|instructed|encouraged|assured|notified|invited|"
    r"briefed|begged|forbidden)\Z"
)
"""The participles of the verbs whose object is whom somebody speaks to."""
_BETWEEN = r"(?:has|have|had|will|would|can|could|may|might|must|should|who|also|not|now|then|first|never|\w+ly)"
PASSIVE = re.compile(
    rf",?(?:\s+{_BETWEEN})*\s+(?:been|being|was|were|is|are|be|gets?|got|getting)(?:\s+(?:{_BETWEEN}|being|been))*\s+"
)
"""What makes a participle behind a subject passive, with nothing but helping verbs and adverbs
between them."""
ONLY_PASSIVE = re.compile(
    r"\b(?:(?:told|reminded|informed|assured|notified)\s+(?:not\s+to|to|that|how|when|where|he|she|they)|"
    r"(?:urged|warned|advised|ordered|instructed|encouraged|invited)\s+(?:not\s+)?to)\b"
)
"""Participles with what follows them at once, which with nobody in between cannot be what their
subject does."""
KNOWN_AS = re.compile(r",\s*\w*(?:ed|known)\s+as\b")
"""Ada Lund, described as: what others call her."""
OF_THE_VERB = re.compile(
    rf"{BLANK}+(?:after|as|in|at|on|over|ahead|before|during|amid|under|while|following|despite|because|when|that|"
    r"to)\b"
)
"""How what goes with the verb begins, behind the name: says mayor after vote."""
INVERTED = re.compile(
    rf"{BLANK}+(?P<name>"
    r"(?:(?:the|an?|his|her|their|my|our|its|one|another|others|some|many|both|somebody|someone|most)\b|"
    r"(?!(?:I|On|In|At)\b)[^\W\d_a-z])"
    r"[^\n,:;.!?“”\"‘’()]{0,60}?)(?=[.,;:!?](?:\s|\Z)|\s+[“(]|\n|\Z)"
)
"""What follows a cue at once up to the next mark, if it begins as a name or a noun does."""
