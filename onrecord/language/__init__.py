"""A document's language: which it is, what it is called in English, and whether there is a model that reads it."""

from onrecord.language.abbreviations import ENGLISH
from onrecord.language.detecting import detect
from onrecord.language.settling import READ, TAG, in_language, name_of, settled

__all__ = ["ENGLISH", "READ", "TAG", "detect", "in_language", "name_of", "settled"]
