"""The field of life that a role belongs to: what keeps two people of one name apart."""

from functools import lru_cache

from onrecord.language.english.fields import FIELDS
from onrecord.match.wording import Wording


@lru_cache(10_000)
def field_of(role: str | None) -> str | None:
    """The field of a role as an article gives it, by the noun before `of`, if it tells of one; None
    if of none."""
    words = Wording(role or "").words
    head = words[: words.index("of")] if "of" in words else words
    nouns = [word for word in head if word in FIELDS] or [word for word in words if word in FIELDS]
    if len(nouns) > 1 and nouns[-1] == "general":  # the secretary general commands nobody
        nouns.pop()
    return FIELDS[nouns[-1]] if nouns else None
