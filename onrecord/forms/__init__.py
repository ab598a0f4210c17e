"""The JSON form of a frozen dataclass, from its own type hints: written, read back and described by
one definition.

A field is a member of its name; what its type cannot say (bounds, rounding, what it is for) stands
beside it, as a `Member` in `Annotated`. What is read is checked against the same hints, and an
error names the place. `MEMBERS` of a class is its members in their order, properties among them,
which are written and not read.
"""

from onrecord.forms.form import Form, Part, parts
from onrecord.forms.members import (
    HIDDEN,
    MAPPINGS,
    MERGED,
    REST,
    Member,
    annotated,
    is_form,
    options,
)

__all__ = [
    "HIDDEN",
    "MAPPINGS",
    "MERGED",
    "REST",
    "Form",
    "Member",
    "Part",
    "annotated",
    "is_form",
    "options",
    "parts",
]
