"""The record: who said what, kept in one SQLite file; added to, searched and read back."""

from onrecord.record.adding import Added, batches
from onrecord.record.article import Article, Change, Copy, Version
from onrecord.record.authority import Imported, Joined
from onrecord.record.checking import Checked, Evidence
from onrecord.record.facets import Count, Facets
from onrecord.record.identities import Identity, in_one_line
from onrecord.record.passage import Passage
from onrecord.record.portrait import Denied, Month, Portrait
from onrecord.record.profile import Profile, Role, Statement
from onrecord.record.query import Query
from onrecord.record.record import Counts, Record
from onrecord.record.reports import Reports, Told
from onrecord.record.saved import SavedCheck
from onrecord.record.search import Heading, Hit

__all__ = [
    "Added",
    "Article",
    "Change",
    "Checked",
    "Copy",
    "Count",
    "Counts",
    "Denied",
    "Evidence",
    "Facets",
    "Heading",
    "Hit",
    "Identity",
    "Imported",
    "Joined",
    "Month",
    "Passage",
    "Portrait",
    "Profile",
    "Query",
    "Record",
    "Reports",
    "Role",
    "SavedCheck",
    "Statement",
    "Told",
    "Version",
    "batches",
    "in_one_line",
]
