"""How articles say that something was not said, was made up or is not proven to have been said."""

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I)


_NOT = r"(?:\bnot|n[’'`]t)"
_WOULD = r"(?:did|does|do|has|have|had|would|will)"
_HOW = (
    r"(?:\s+(?!only\b|simply\b|merely\b|solely\b|just\b|always\b|yet\b)"
    r"(?:ever|once|quite|even|at any point|in fact|\w+ly))*"
)
_SAY = (
    r"(?:sa(?:y|ys|id|ying)|state[sd]?|stating|claim(?:s|ed|ing)?|declar(?:e|es|ed|ing)|writ(?:e|es|ing|ten)|wrote|"
    r"tweet(?:s|ed|ing)?|post(?:s|ed|ing)?|utter(?:s|ed|ing)?|announc(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|"
    r"tell(?:s|ing)?|told|call(?:s|ed|ing)?|spoken?|speak|argu(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|"
    r"admit(?:s|ted|ting)?|demand(?:s|ed|ing)?)"
)
_DID = r"(?:did|does|do|has|have|had)"
_WRONGLY = r"(?:falsely|wrongly|wrongfully|incorrectly|erroneously|inaccurately|mistakenly)"
_ASCRIBED = r"(?:quot\w+|attribut\w+|credit\w*|cit\w+)"
_CLAIMED = (
    r"(?:claim\w*|report\w*|alleg\w+|accus\w+|sa(?:id|ys?|ying)|stat\w+|suggest\w*|shar\w+|post\w*)"
)
NEGATED = _any(
    rf"(?:\bnever|\b{_WOULD}\s*{_NOT}|\bwo(?:n[’'`]t))(?:\s+been)?{_HOW}\s+{_SAY}\b",
    rf"\b(?:nor|neither|nowhere|at no (?:time|point)|never|not (?:once|ever))\s+{_DID}\b[^,;]{{1,80}}\b{_SAY}\b",
    rf"\b(?:has|have|had)\s+(?:yet|still)\s+to\s+{_SAY}\b",
    r"\b(?:without|instead of|rather than|stop(?:s|ped|ping)? short of|avoid(?:s|ed|ing)?)(?:\s+\w+ly)?"
    rf"\s+{_SAY}\b",
    rf"\b(?:refus(?:es|ed|ing)|declin(?:es|ed|ing)|{_DID}\s*{_NOT}\s+go so far as)\s+to\s+{_SAY}\b",
    rf"(?<!not )(?<!n[’'`]t )\bden(?:y|ies|ied|ying)\b(?:\s+(?:that\s+)?(?:he|she|it|they)\s+(?:had|has|have))?"
    rf"(?:\s+(?:ever|having))*\s+{_SAY}\b",
    r"\bmis(?:quot|attribut)ed\b",
    rf"\b{_WRONGLY}\s+(?:\w+\s+){{0,2}}?{_ASCRIBED}\b",
    rf"\b{_WRONGLY}\s+(?:\w+\s+){{0,2}}?{_CLAIMED}\b[^.;!?]{{0,60}}\b(?:to have|that|of)\b[^.;!?]{{0,80}}\b{_SAY}\b",
    rf"\b{_ASCRIBED}\s+(?:\w+\s+)?{_WRONGLY}\b",
)
"""Words before and in the cue that say it was not said."""
NO_TRACE = _any(
    r"\bno\s+(?:\w+\s+)?(?:evidence|record(?:ing)?|proof|sign|trace|source|transcript)\s+(?:that|of|for|in which)\b"
    rf"[^.,;!?”\"]{{1,60}}\b{_SAY}\b"
)
"""There is no record of her ever saying."""
FORGED = (
    r"(?:faked?|false|fabricated|made[- ]up|doctored|manipulated|invented|bogus|hoax|spoof|satiric\w*|satire|parody|"
    r"forged|AI-generated|deep-?faked?|fictitious|fictional|phone?y|counterfeit|impersonat\w+|impost[eo]r)"
)
_QUOTE = r"(?:quot(?:e|es|ation|ations)|attribution)"
_SHOWN = r"(?:image|picture|photo|photograph|meme|video|clip|footage|recording|audio|screenshot|graphic|poster|cover)s?"
_SPOKEN = r"(?:words|remarks?|statements?|posts?|tweets?|letters?|e-?mails?|lines?|sentence|phrase|articles?|messages?|story)"
_OTHER = r"(?:headlines?|account|website|site|column|page|transcript|interview|press release)"
FORGERY = _any(
    rf"\b{FORGED}\s+(?:[\w’'-]+\s+){{0,3}}?(?:{_QUOTE}|{_SHOWN}|{_SPOKEN}|{_OTHER})\b",
    r"\b(?:deep-?fakes?|hoax|parody|satire|spoof)\b[^.;!?”\"]{0,60}$",
    rf"\b(?:{_SPOKEN}|{_OTHER}|{_SHOWN}|caller|voice)\s+(?:that (?:was|is)\s+)?(?:impersonating|imitating|posing as)\b",
)
"""A thing that is said to be forged, before the quotation in its sentence."""
_THE = r"\b(?:the|this|that|these|those|both|such)\s+(?:[\w’'-]+\s+){0,2}?"
_IS = r"\b(?:is|are|was|were|has been|have been|turned out to be|proved to be)(?:\s+\w+ly)?(?:\s+an?)?"
_NOBODYS = (
    r"(?:fabrications?|forger(?:y|ies)|invention|never (?:made|said|spoken|uttered|written|posted|sent)|"
    r"not (?:genuine|authentic|hers|his|theirs))"
)
_MADE_UP = (
    r"(?:fakes?|faked|fabricated|made[- ]up|doctored|invented|forged|hoax|satir\w+|misattributed)"
)
_WHO = r"\b(?:he|she|they|it|[A-Z][\w’'-]+)"
UNSAID_AFTER = _any(
    rf"{_THE}(?:{_QUOTE}|{_SHOWN})\b[^.;!?]{{0,60}}?{_IS}\s+(?:{FORGED}|{_NOBODYS}|untrue|not real)\b",
    rf"{_THE}{_SPOKEN}\b[^.;!?]{{0,60}}?{_IS}\s+(?:{_MADE_UP}|{_NOBODYS})\b",
    rf"\b(?:it|this|that)\s+(?:is|was)\s+(?:a\s+|an\s+)?(?:{_MADE_UP}|fabrication|forgery|invention)\b",
    rf"{_WHO}\s+(?:(?:has|have|had)\s+)?(?:said|wrote|written|tweeted|made)\s+"
    r"(?:no such\b|nothing of the (?:kind|sort))",
    rf"{_WHO}\s+(?:never|{_DID}(?: not|n[’'`]t))(?:\s+\w+ly)?\s+(?:sa(?:y|id)|writ(?:e|ten)|wrote|tweet(?:ed)?|posted|"
    r"utter(?:ed)?)\s+(?:that|this|it|so|(?:these|those|the) words|anything of the (?:kind|sort)|any such thing)"
    r"(?=\s*(?:[.,;!]|$|and\b|but\b))",
    rf"\bwords\s+(?:that\s+)?{_WHO}\s+never\s+{_SAY}\b",
    rf"\bno\s+(?:\w+\s+)?(?:evidence|record|proof|source)\s+(?:that\s+|of\s+)?(?:he|she|they|him|her|them|[A-Z]\w+)"
    rf"\s+(?:ever\s+|actually\s+)?{_SAY}\b",
    r"\bno\s+(?:recording|record|transcript|trace)\s+of (?:it|them|this|(?:the|these) (?:quot\w+|words|remarks?))\b",
    r"\bno\s+(?:recording|record|transcript|trace)(?:\s+of \w+(?: \w+)?)?\s+(?:exists|has been found|was found)\b",
)
"""Words soon behind the quotation that say it was not said. What is only untrue may have been
said."""
SUPPOSED = _any(
    r"\b(?:supposed(?:ly)?|alleged(?:ly)?|purported(?:ly)?|rumou?red|reputed(?:ly)?|(?:is|are|was) said to)\b"
)
UNPROVEN = _any(
    r"\bno\s+(?:\w+\s+)?(?:evidence|proof|record|source|confirmation)\b",
    r"\bunproven\b|\bunconfirmed\b",
)
"""She is supposed to have said it; there is no evidence for it."""
DID_THEY = _any(
    rf"\b(?:did|has|have|had)\s+[^.;!?”\"]{{2,120}}?\b{_SAY}\b",
    r"\b(?:is|was)\s+it\s+true\s+that\b",
)
_ASKED = r"[^.;!?“”\"\n]{0,60}”?\?\W*"
NO = _any(
    rf"{_ASKED}(?:no|nope|not (?:so|quite|really|true)|never|false|fake|there is no (?:evidence|record|proof))\b",
    rf"{_ASKED}(?:he|she|they|it) (?:(?:did|has|had)(?: not|n[’'`]t)|never (?:did|has|said))\b",
    rf"{_ASKED}(?:it|this|that)(?: is|[’'`]s) (?:a )?(?:fake|false|hoax)\b",
)
"""A question whether it was said, and the answer that it was not."""
CLAIM_THAT = _any(
    r"\b(?:claim|rumou?r|report|stor(?:y|ie)|suggestion|allegation|assertion|idea|notion)s?\s+that\b"
    rf"[^.;!?”\"]{{1,90}}\b{_SAY}\b"
)
IS_FALSE = _any(
    r"[^.;!?]{0,40}?\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:false|untrue|fake|baseless|unfounded|wrong|made up|"
    r"invented|not true|incorrect|fabricated|a lie|lies|a hoax)\b"
)
"""The claim that she said it is false."""
NOT_BUT = _any(rf"\bwhat\b[^.;!?”\"]{{1,60}}\b{_SAY}\s+(?:was|is)\s*(?:not|n[’'`]t)\W*$")
"""What she said was not this, but that."""
NOT_THEY, WHO = _any(r"\b(?:was|is)\s*(?:not|n[’'`]t)\s*$"), _any(r"\s*,?\s*(?:who|that)\b")
"""It was not she who said it."""
NOBODY = _any(r"\W*(?:nobody|no[- ]one|none of|neither of|not one of|neither)\b")
SAYS = _any(rf"\b{_SAY}\b")
OPEN_QUESTION = _any(r"\W*(?:whether|if|when|where|who|whom|whose|what|why|how|which)\b")
REPORTED_BACK = _any(
    rf"(?:to have|of having|of|that (?:he|she|they|it) (?:had )?)\s*(?:\w+ly\s+)?{_SAY}\b"
)
"""Words of a quotation that are a report of another: she is claimed to have said."""
