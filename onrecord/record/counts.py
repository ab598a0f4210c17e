"""How much is on record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is on record."""

    documents: int
    quotations: int
