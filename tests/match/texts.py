"""Texts of our own making for comparing: any text at all, and sentences of words that all
differ."""

from hypothesis import strategies as st

SPECIMENS = st.sampled_from(
    [
        "We will not close the bridge. ",
        "Unless the council pays, perhaps! ",
        "“No,” he said… ",
        "no",
        "don’t ",
        "e\u0301te\u0301 ",
        "\ud800",
        "\udfff ",
        "\x00",
        "\u202e",
        "\u200f",
        "\u00ad",
        "\u0345",
        "ʼ",
        "...",
        "\n\n",
        " ",
        "日本 ",
        "мост ",
        "नमस्ते ",
        "ﬁne ",
        "ͺ ",
    ]
)
TEXTS = st.text(st.characters(), max_size=60) | st.lists(SPECIMENS, max_size=25).map("".join)
TELLING = (
    *(
        "bridge",
        "harbour",
        "school",
        "market",
        "tower",
        "garden",
        "station",
        "museum",
        "ferry",
        "orchard",
    ),
    *(
        "lantern",
        "mill",
        "forest",
        "quarry",
        "village",
        "chapel",
        "winter",
        "barley",
        "copper",
        "letter",
    ),
)
SENTENCES = st.lists(st.sampled_from(TELLING), min_size=5, max_size=12, unique=True).map(tuple)
