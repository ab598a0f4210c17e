"""What the letters alone tell: scripts that one language writes, and those that several share."""

import re

LATIN = "Latin"
_RANGES = {
    LATIN: "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "ru": "\u0400-\u052f",
    "hy": "\u0531-\u0587",
    "he": "\u05d0-\u05f4",
    "ar": "\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "hi": "\u0900-\u097f",
    "bn": "\u0980-\u09ff",
    "pa": "\u0a00-\u0a7f",
    "gu": "\u0a80-\u0aff",
    "or": "\u0b00-\u0b7f",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d80-\u0dff",
    "th": "\u0e00-\u0e7f",
    "lo": "\u0e80-\u0eff",
    "bo": "\u0f00-\u0fff",
    "my": "\u1000-\u109f",
    "ka": "\u10a0-\u10ff",
    "am": "\u1200-\u137f",
    "km": "\u1780-\u17ff",
    "ja": "\u3040-\u30ff",
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "zh": "\u3400-\u4dbf\u4e00-\u9fff",
}
_PATTERNS = {name: re.compile(f"[{letters}]") for name, letters in _RANGES.items()}
SHARED = {
    "ru": ("ru", "uk", "bg", "mk", "sr", "be", "kk", "ky"),
    "ar": ("ar", "fa", "ur"),
    "hi": ("hi", "mr", "ne"),
    "bn": ("bn",),
}
"""Which languages share a script, under the one that it is called by here, which it is if no list
of words tells."""
_KANA_SHARE = 0.1
"""Of Japanese, kana are about a half; of Chinese, none."""


def scripts(text: str) -> dict[str, int]:
    """How many letters there are of each script that there is any of; Han with kana beside it is
    Japanese."""
    counted = {name: len(pattern.findall(text)) for name, pattern in _PATTERNS.items()}
    if counted["ja"] > _KANA_SHARE * counted["zh"]:
        counted["ja"] += counted.pop("zh")
    return {name: count for name, count in counted.items() if count}
