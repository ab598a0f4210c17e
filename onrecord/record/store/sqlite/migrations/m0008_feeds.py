"""Version 8: the feeds that are watched, what they list, and who wants to be told of what."""

STATEMENTS = (
    """
    CREATE TABLE feed (
        id INTEGER PRIMARY KEY,
        url TEXT NOT NULL UNIQUE,
        title TEXT,
        home TEXT,
        folders TEXT NOT NULL,
        state TEXT NOT NULL,
        added_at TEXT NOT NULL,
        due_at TEXT NOT NULL,
        seconds INTEGER NOT NULL,
        looked_at TEXT,
        changed_at TEXT,
        etag TEXT,
        last_modified TEXT,
        failures INTEGER NOT NULL,
        problem TEXT
    )
    """,
    "CREATE INDEX feed_due ON feed (due_at) WHERE state = 'watched'",
    """
    CREATE TABLE entry (
        id INTEGER PRIMARY KEY,
        feed_id INTEGER NOT NULL REFERENCES feed (id),
        key TEXT NOT NULL,
        url TEXT,
        told TEXT NOT NULL,
        digest TEXT NOT NULL,
        listed_at TEXT NOT NULL,
        due_at TEXT,
        looks INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        etag TEXT,
        last_modified TEXT,
        fate TEXT,
        problem TEXT,
        settled_at TEXT,
        document_id INTEGER,
        UNIQUE (feed_id, key)
    )
    """,
    "CREATE TABLE lease (id INTEGER PRIMARY KEY, holder TEXT NOT NULL, until TEXT NOT NULL)",
    """
    CREATE TABLE alert (
        id INTEGER PRIMARY KEY,
        event TEXT NOT NULL,
        query TEXT NOT NULL,
        channel TEXT NOT NULL,
        target TEXT NOT NULL,
        secret TEXT NOT NULL,
        daily INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        due_at TEXT NOT NULL,
        last INTEGER NOT NULL,
        sent_at TEXT,
        failures INTEGER NOT NULL,
        problem TEXT
    )
    """,
    "CREATE INDEX entry_due ON entry (due_at) WHERE due_at IS NOT NULL",
    "CREATE INDEX entry_by_url ON entry (url) WHERE url IS NOT NULL",
    "CREATE INDEX entry_settled ON entry (settled_at) WHERE settled_at IS NOT NULL",
)
