"""What stands on lines of their own beside names and in labels, and tells names from labels."""

import re

TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Baroness|Rev|Hon|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Senator|"
    r"Congress(?:man|woman)|Representative|Governor|President|Chancellor|Minister|Prime Minister|Secretary|Mayor|"
    r"Councill?or|Professor|Judge|Justice|Chief|Captain|Commissioner|Speaker|Sister|Brother|Father|Harbour Master)\b",
    re.I,
)
"""How a title begins that makes a name of one capitalized word behind it."""
SMALL_IN_NAMES = frozenset(
    [
        *(
            "of",
            "the",
            "for",
            "and",
            "on",
            "in",
            "at",
            "to",
            "de",
            "da",
            "del",
            "della",
            "di",
            "du",
            "dos",
            "das",
        ),
        *("la", "le", "les", "el", "al", "bin", "ibn", "van", "von", "der", "den", "y", "e", "zu"),
    ]
)
"""Words in small letters that stand within names and offices."""
INVITING = frozenset(
    [
        *(
            "read",
            "see",
            "watch",
            "listen",
            "related",
            "more",
            "also",
            "note",
            "tip",
            "photo",
            "photos",
            "image",
        ),
        *("video", "update", "tags", "topics", "source", "click"),
    ]
)
"""How a line begins that leads elsewhere or labels what follows: Read also, Photo credit."""
LABELS = frozenset(
    [
        *(
            "quote",
            "quotation",
            "statement",
            "release",
            "news",
            "headline",
            "caption",
            "correction",
            "clarification",
        ),
        *(
            "contact",
            "credit",
            "copyright",
            "disclaimer",
            "note",
            "notice",
            "update",
            "summary",
            "background",
            "fact",
        ),
        *(
            "breaking",
            "exclusive",
            "opinion",
            "analysis",
            "transcript",
            "interview",
            "excerpt",
            "extract",
            "topic",
        ),
        *(
            "advertisement",
            "newsletter",
            "address",
            "telephone",
            "phone",
            "fax",
            "email",
            "e-mail",
            "website",
            "date",
        ),
        *(
            "location",
            "result",
            "slogan",
            "motto",
            "forecast",
            "warning",
            "verdict",
            "advice",
            "reaction",
            "response",
        ),
        *(
            "comment",
            "conclusion",
            "assessment",
            "thought",
            "account",
            "notebook",
            "report",
            "letter",
            "message",
        ),
        *("article", "editorial", "edition", "section"),
    ]
)
"""What texts, their kinds and their parts are called: a label ends in one of these, Press Release,
Quote of the Day."""
PUBLISHERS = frozenset(
    [
        *(
            "image",
            "picture",
            "photo",
            "photograph",
            "press",
            "media",
            "agency",
            "wire",
            "times",
            "tribune",
            "herald",
        ),
        *(
            "gazette",
            "journal",
            "telegraph",
            "courier",
            "chronicle",
            "magazine",
            "radio",
            "television",
            "tv",
        ),
    ]
)
"""How the names of those end who publish: Getty Images, Associated Press."""
NEVER_IN_NAMES = frozenset(
    [
        *(
            "i",
            "we",
            "it",
            "they",
            "you",
            "our",
            "your",
            "my",
            "their",
            "its",
            "this",
            "that",
            "these",
            "those",
        ),
        *(
            "here",
            "what",
            "how",
            "why",
            "when",
            "where",
            "who",
            "is",
            "are",
            "was",
            "were",
            "not",
            "no",
            "if",
            "about",
        ),
    ]
)
FIRST_NEVER = frozenset(
    [
        *(
            "in",
            "at",
            "on",
            "from",
            "by",
            "for",
            "with",
            "top",
            "full",
            "final",
            "hot",
            "latest",
            "main",
            "bottom",
        ),
        *("official", "talking", "good", "best"),
    ]
)
"""What begins a label and no name: prepositions, and what is said of texts."""
HEAD_END = re.compile(r" (?:of|to|from|for|on|in|by|with)\b", re.I)
