"""The tables of the record as queries name them; migrations make them.

A quotation's `content_words` are its words; `search_words` their form in the index, if it is
another, and `source_words` that of the source with the speaker's name. The database makes `kind` to
`asserted`, and `called` (a JSON list: the speaker's name, role and on whose behalf), from
`resolved`. What is shown is always cut from `document.text`.
"""

from sqlalchemy import (
    JSON,
    Column,
    FetchedValue,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

MIGRATION = Table(
    "migration",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("applied_at", Text, nullable=False),
)

DOCUMENT = Table(
    "document",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("fingerprint", LargeBinary, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("url", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("outlet_folded", Text),
    Column("authors", JSON, nullable=False),
    Column("published", Text),
    Column("published_sortable", Text),
    Column("language", Text),
    Column("furniture", JSON, nullable=False),
    Column("extra", JSON, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("original_id", Integer, ForeignKey("document.id")),
)

SKETCH = Table(
    "sketch",
    METADATA,
    Column("mark", Integer, primary_key=True),
    Column("document_id", Integer, primary_key=True),
)

QUOTATION = Table(
    "quotation",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document_id", Integer, ForeignKey("document.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("content", JSON, nullable=False),
    Column("cue", JSON, nullable=False),
    Column("source", JSON, nullable=False),
    Column("type", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("content_words", Text, nullable=False),
    Column("source_words", Text, nullable=False),
    Column("resolved", JSON, nullable=False),
    Column("speaker_id", Integer, ForeignKey("speaker.id")),
    Column("statement_id", Integer, ForeignKey("quotation.id")),
    Column("day", Text),
    Column("meaning", LargeBinary),
    Column("cell", Integer),
    *(
        Column(name, kind, FetchedValue())
        for name, kind in (
            ("kind", Text),
            ("mode", Text),
            ("denies", Integer),
            ("said", Text),
            ("state", Text),
            ("asserted", Integer),
        )
    ),
    Column("search_words", Text),
    Column("called", Text, FetchedValue()),
    UniqueConstraint("document_id", "position"),
)

INDIRECT = Table(
    "indirect",
    METADATA,
    Column("quotation_id", Integer, ForeignKey("quotation.id"), primary_key=True),
    Column("fragment", Integer, nullable=False),
)

SPEAKER = Table(
    "speaker",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("field", Text),
    Column("merged_into", Integer, ForeignKey("speaker.id")),
    Column("ids", JSON, nullable=False, default=dict),
    Column("attributes", JSON, nullable=False, default=dict),
)

SAVED_CHECK = Table(
    "saved_check",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("saved_at", Text, nullable=False),
    Column("answer", JSON, nullable=False),
)

FEED = Table(
    "feed",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("home", Text),
    Column("folders", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("due_at", Text, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("looked_at", Text),
    Column("changed_at", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
)

ENTRY = Table(
    "entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("feed_id", Integer, ForeignKey("feed.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("url", Text),
    Column("told", JSON, nullable=False),
    Column("digest", Text, nullable=False),
    Column("listed_at", Text, nullable=False),
    Column("due_at", Text),
    Column("looks", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("fate", Text),
    Column("problem", Text),
    Column("settled_at", Text),
    Column("document_id", Integer),
    UniqueConstraint("feed_id", "key"),
)

LEASE = Table(
    "lease",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Text, nullable=False),
)

ALERT = Table(
    "alert",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("event", Text, nullable=False),
    Column("query", JSON, nullable=False),
    Column("channel", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("daily", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("due_at", Text, nullable=False),
    Column("last", Integer, nullable=False),
    Column("sent_at", Text),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
)

SPEAKER_KEY = Table(
    "speaker_key",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("speaker_id", Integer, ForeignKey("speaker.id"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("by_hand", Integer, nullable=False, default=0),
)

GRAM = Table(
    "gram",
    METADATA,
    Column("gram", Integer, primary_key=True),
    Column("quotation_id", Integer, primary_key=True),
)

DENIAL = Table(
    "denial",
    METADATA,
    Column("quotation_id", Integer, ForeignKey("quotation.id"), primary_key=True),
    Column("asserting_id", Integer, ForeignKey("quotation.id"), primary_key=True),
)

SPEAKER_RULE = Table(
    "speaker_rule",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("speaker_id", Integer, ForeignKey("speaker.id"), nullable=False),
)
