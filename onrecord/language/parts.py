"""What the parts of a language hold that are handed on as values: each is a module with these
names."""

import re
from typing import Protocol

Pattern = re.Pattern[str]


class Manner(Protocol):
    """The words by which something was thought, written or done rather than said."""

    THOUGHT: Pattern
    SAYING: Pattern
    WRITING: Pattern
    WRITTEN_THERE: Pattern
    OTHER: Pattern


class Descriptions(Protocol):
    """How articles say who somebody is: beside the name, before it, after "is"."""

    APPOSITION: Pattern
    LABELLED: Pattern
    DESCRIBED: Pattern
    AGE_AFTER: Pattern
    AGE_BEFORE: Pattern
    BEING: Pattern
    SPEAKS: Pattern
    OF_ANOTHER: tuple[str, ...]
    LED_BY: tuple[str, ...]
    AGENTS: tuple[str, ...]


class Denial(Protocol):
    """The signs of a denial by their names, and how an article tells the claim that is denied."""

    NEGATION: Pattern
    NEGATED: Pattern
    CLAIM: Pattern
    DENY: Pattern
    REJECT: Pattern
    THINK: Pattern
    QUESTION: Pattern
    NO_DENIAL: Pattern
    CUE: dict[str, Pattern]
    CONTENT: dict[str, Pattern]
    NEGATIVE: frozenset[str]
    ANSWERING: Pattern
    RUMOURS: tuple[Pattern, ...]
    ABOUT: Pattern
    NEVER: Pattern


class Unsaid(Protocol):
    """How articles say that something was not said, was made up or is not proven to have been
    said."""

    NEGATED: Pattern
    NO_TRACE: Pattern
    FORGERY: Pattern
    UNSAID_AFTER: Pattern
    SUPPOSED: Pattern
    UNPROVEN: Pattern
    DID_THEY: Pattern
    NO: Pattern
    CLAIM_THAT: Pattern
    IS_FALSE: Pattern
    NOT_BUT: Pattern
    NOT_THEY: Pattern
    WHO: Pattern
    NOBODY: Pattern
    SAYS: Pattern
    OPEN_QUESTION: Pattern
    REPORTED_BACK: Pattern
