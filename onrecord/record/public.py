"""What the record offers to all other parts of the package; `onrecord.record` hands it on, once it
is asked for."""

from onrecord.record.adding import Added, batches
from onrecord.record.alerts.alerts import Alert, Channel, Event, ToAlert
from onrecord.record.alerts.book import Alerts
from onrecord.record.alerts.news import Item, News
from onrecord.record.counts import Counts
from onrecord.record.feeds.entries import Arrival, Fate, Listing, Settled, Waiting
from onrecord.record.feeds.feeds import Feeds
from onrecord.record.feeds.watched import Due, ToFollow, Watched
from onrecord.record.identity.authority import Imported, Joined
from onrecord.record.identity.identities import Identity, in_one_line
from onrecord.record.record import Record
from onrecord.record.search.filters import Field, Filter
from onrecord.record.search.hits import Heading, Hit
from onrecord.record.search.passage import Passage, passage
from onrecord.record.search.query import DEEPEST, FILTERS, Query, Sort
from onrecord.record.store.terms import MOST_DIGITS
from onrecord.record.store.upkeep import Upkeep
from onrecord.record.views.article import Article, Change, Copy, Version
from onrecord.record.views.check.checking import LONGEST_CHECKED, Checked, Evidence
from onrecord.record.views.check.saved import SavedCheck
from onrecord.record.views.check.searched import Searched
from onrecord.record.views.check.verdicts import ALLOWED, EXPLAINED, SAID, SIGNS, Verdict
from onrecord.record.views.facets import Count, Facets, Spread
from onrecord.record.views.overview import Newest, Overview, Quoted
from onrecord.record.views.speaker.portrait import Denied, Month, Portrait
from onrecord.record.views.speaker.profile import Profile, Role, Statement
from onrecord.record.views.statement import Reports, Told, Unlike

__all__ = [
    "ALLOWED",
    "DEEPEST",
    "EXPLAINED",
    "FILTERS",
    "LONGEST_CHECKED",
    "MOST_DIGITS",
    "SAID",
    "SIGNS",
    "Added",
    "Alert",
    "Alerts",
    "Arrival",
    "Article",
    "Change",
    "Channel",
    "Checked",
    "Copy",
    "Count",
    "Counts",
    "Denied",
    "Due",
    "Event",
    "Evidence",
    "Facets",
    "Fate",
    "Feeds",
    "Field",
    "Filter",
    "Heading",
    "Hit",
    "Identity",
    "Imported",
    "Item",
    "Joined",
    "Listing",
    "Month",
    "Newest",
    "News",
    "Overview",
    "Passage",
    "Portrait",
    "Profile",
    "Query",
    "Quoted",
    "Record",
    "Reports",
    "Role",
    "SavedCheck",
    "Searched",
    "Settled",
    "Sort",
    "Spread",
    "Statement",
    "ToAlert",
    "ToFollow",
    "Told",
    "Unlike",
    "Upkeep",
    "Verdict",
    "Version",
    "Waiting",
    "Watched",
    "batches",
    "in_one_line",
    "passage",
]
