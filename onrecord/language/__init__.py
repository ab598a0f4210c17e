"""Languages: which a document is in, whether there is a model that reads it, and what is known of
its words."""

from onrecord.language.detecting import detect
from onrecord.language.languages import ENGLISH, Language, of
from onrecord.language.settling import READ, TAG, in_language, name_of, settled

__all__ = [
    "ENGLISH",
    "READ",
    "TAG",
    "Language",
    "detect",
    "in_language",
    "name_of",
    "of",
    "settled",
]
