"""Version 1: documents, their quotations and the full-text index over these, for SQLite."""

STATEMENTS = (
    """
    CREATE TABLE migration (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        applied_at TEXT NOT NULL
    )
    """,
    # The text comes last: SQLite reads a row from the left, and most questions need only what
    # stands before it.
    """
    CREATE TABLE document (
        id INTEGER PRIMARY KEY,
        fingerprint BLOB NOT NULL UNIQUE,
        name TEXT NOT NULL,
        url TEXT,
        title TEXT,
        outlet TEXT,
        outlet_folded TEXT,
        authors TEXT NOT NULL,
        published TEXT,
        published_sortable TEXT,
        language TEXT,
        furniture TEXT NOT NULL,
        extra TEXT NOT NULL,
        added_at TEXT NOT NULL,
        text TEXT NOT NULL
    )
    """,
    "CREATE INDEX document_by_date ON document (published_sortable)",
    "CREATE INDEX document_by_outlet ON document (outlet_folded, published_sortable)",
    """
    CREATE TABLE quotation (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document (id),
        position INTEGER NOT NULL,
        content TEXT NOT NULL,
        cue TEXT NOT NULL,
        source TEXT NOT NULL,
        type TEXT NOT NULL,
        confidence REAL NOT NULL,
        content_words TEXT NOT NULL,
        source_words TEXT NOT NULL,
        UNIQUE (document_id, position)
    )
    """,
    """
    CREATE VIEW quotation_words AS
    SELECT quotation.id AS id, content_words AS content, source_words AS source,
        outlet
    FROM quotation JOIN document ON document.id = quotation.document_id
    """,
    # unicode61 parts words at both apostrophes (' and ’); ʼ it would take for a letter.
    """
    CREATE VIRTUAL TABLE quotation_index USING fts5 (
        content, source, outlet,
        content='quotation_words', content_rowid='id',
        tokenize="unicode61 remove_diacritics 2 separators 'ʼ'"
    )
    """,
    """
    CREATE TRIGGER quotation_indexed AFTER INSERT ON quotation BEGIN
        INSERT INTO quotation_index (rowid, content, source, outlet)
        SELECT id, content, source, outlet FROM quotation_words WHERE id = new.id;
    END
    """,
)
