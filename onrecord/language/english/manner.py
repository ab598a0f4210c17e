"""The words by which something was thought, written or done rather than said."""

import re

THOUGHT = re.compile(
    r"\b(?:th(?:ink|inks|inking|ought|oughts)|belie(?:ve|ves|ved|ving|f|fs)|hop(?:e|es|ed|ing)|fear(?:s|ed|ing)?|"
    r"expect(?:s|ed|ing|ation|ations)?|want(?:s|ed|ing)?|wish(?:es|ed)?|feels?|felt|feeling|consider(?:s|ed|ing)?|"
    r"kn(?:ow|ows|ew)|sees?|saw|seen|seem(?:s|ed)?|understand(?:s|ing)?|understood|reali[sz](?:e|es|ed|ing)|"
    r"suspect(?:s|ed|s|ing)?|suspicions?|doubt(?:s|ed)?|worr(?:y|ies|ied)|wonder(?:s|ed|ing)?|regret(?:s|ted)?|"
    r"admir(?:e|es|ed|ation)|respects?|intend(?:s|ed)?|intentions?|assum(?:e|es|ed|ption)|imagin(?:e|es|ed)|judg(?:e|es)|"
    r"convinced|convictions?|aware|obsess(?:ed|ion)|frustrated|determin(?:ed|ation)|dream(?:s|ed|t|ing)?|"
    r"prefer(?:s|red)?|cares?|concerns?|concerned|views?|ready|sure|learn(?:s|ed|t)|watch(?:ed|es|ing)?|"
    r"in despair|illusions?|anticipat(?:e|es|ed)|figur(?:e|es|ed)|guess(?:es|ed)?|dread(?:s|ed)?|long(?:s|ed) to)\b",
    re.I,
)
WRITING = re.compile(
    r"\b(?:wr(?:ite|ites|iting|ote|itten)|tweet(?:s|ed|ing)?|retweeted|post(?:s|ed|ing)?|publish(?:es|ed)?|e-?mail(?:s|ed)?|"
    r"letters?|typed|texted|scrawled|noted? down|statements?|memo|report(?:s|ed|ing)?|filed|headlined?|captioned|"
    r"editorial|"
    r"blogged|signed a|issued|opinion piece|op-ed|column|reads?|caption|inscription|records?|recorded)\b",
    re.I,
)
WRITTEN_THERE = re.compile(
    r"\b(?:e-?mail|letter|tweet|post|page|website|blog|column|op-ed|memo|text message|facebook|twitter|"
    r"instagram|written statement|newsletter|affidavit|filing|filings|paper)\b",
    re.I,
)
OTHER = re.compile(
    r"\b(?:sign(?:s|ed)|impos(?:e|es|ed)|approv(?:e|es|ed)|allow(?:s|ed)?|requir(?:e|es|ed)|vot(?:e|es|ed)|declin(?:e|es|ed)|"
    r"refus(?:e|es|ed)|lift(?:s|ed)|introduc(?:e|es|ed)|activat(?:e|es|ed)|abolish(?:es|ed)|ban(?:s|ned)|permit(?:s|ted)?|"
    r"prohibit(?:s|ed)?|forbid(?:s)?|forbade|stipulat(?:e|es|ed)|oblig(?:e|es|ed)|plan(?:s|ned|ning)?|seek(?:s|ing)?|sought|"
    r"decid(?:e|es|ed)|reflect(?:s|ed)?|nodded|shook|raised|clapped|applauded|showed|defin(?:e|es|ed)|nominated|"
    r"documents|supported|supporter|understates)\b",
    re.I,
)
SAYING = re.compile(r"\bsa(?:id|ys?|ying)\b|\btold\b", re.I)
"""What tells that it was said, whatever was thought as well."""
