"""The most frequent words of each language: the stop lists of jusText, which trafilatura brings
along."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

_NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bs": "Bosnian",
    "ca": "Catalan", "ceb": "Cebuano", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "hi": "Hindi", "hr": "Croatian",
    "ht": "Haitian", "hu": "Hungarian", "id": "Indonesian", "ig": "Igbo", "is": "Icelandic", "it": "Italian",
    "kk": "Kazakh", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "ne": "Nepali",
    "nl": "Dutch", "nn": "Norwegian_Nynorsk", "no": "Norwegian_Bokmal", "oc": "Occitan", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "yo": "Yoruba",
}  # fmt: skip
TAGS = tuple(_NAMES)
"""The languages that there is a list for, as BCP 47 tags."""


_MARKS = (
    "\u0300-\u036f\u064b-\u0655\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd"
)
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])+")
"""Two letters or more, with the marks that stand for vowels and the like."""
MOST = 300
"""Longer lists have words of Wikipedia's own subjects at their end, and shorter ones do not."""


@cache
def stop_list(tag: str) -> frozenset[str]:
    """The language's most frequent words, in lower case."""
    listed = (_folder() / f"{_NAMES[tag]}.txt").read_text(encoding="utf8")
    return frozenset(islice(dict.fromkeys(words(listed)), MOST))


def words(text: str) -> Iterator[str]:
    """The words of a text in lower case, as they are compared; letters that stand alone are
    none."""
    return (found[0].casefold() for found in _WORD.finditer(text))


@cache
def _folder() -> Path:
    """Where the lists lie. jusText itself is not imported: it would load a parser of pages."""
    found = find_spec("justext")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(
            "justext: not installed; it comes with onrecord: install onrecord again"
        )
    return Path(found.submodule_search_locations[0]) / "stoplists"
