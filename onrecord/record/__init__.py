"""The record: who said what, kept in one SQLite file; added to, searched and read back."""

from onrecord.record.adding import Added
from onrecord.record.checking import Checked, Evidence
from onrecord.record.passage import Passage
from onrecord.record.profile import Profile, Role, Statement
from onrecord.record.query import Query
from onrecord.record.record import Counts, Record
from onrecord.record.search import Heading, Hit

__all__ = [
    "Added",
    "Checked",
    "Counts",
    "Evidence",
    "Heading",
    "Hit",
    "Passage",
    "Profile",
    "Query",
    "Record",
    "Role",
    "Statement",
]
