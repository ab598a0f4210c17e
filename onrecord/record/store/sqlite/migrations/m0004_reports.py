"""Version 4: which documents are one report, denials and what they deny, what is known by hand,
more to search by.

All links are made anew on opening, by the rules of this version.
"""

STATEMENTS = (
    "ALTER TABLE document ADD COLUMN original_id INTEGER REFERENCES document (id)",
    "CREATE INDEX document_by_original ON document (original_id)",
    "CREATE INDEX document_by_url ON document (url) WHERE url IS NOT NULL",
    "CREATE TABLE sketch (mark INTEGER NOT NULL, document_id INTEGER NOT NULL, PRIMARY KEY (mark, document_id)) "
    "WITHOUT ROWID",
    "ALTER TABLE quotation ADD COLUMN cell INTEGER",
    "ALTER TABLE quotation ADD COLUMN kind TEXT GENERATED ALWAYS AS (json_extract(resolved, '$.speaker.kind'))",
    "ALTER TABLE quotation ADD COLUMN mode TEXT GENERATED ALWAYS AS (json_extract(resolved, '$.mode'))",
    "ALTER TABLE quotation ADD COLUMN denies INTEGER GENERATED ALWAYS AS (json_extract(resolved, '$.denies'))",
    "ALTER TABLE quotation ADD COLUMN said TEXT GENERATED ALWAYS AS (json_extract(resolved, '$.said.edtf'))",
    "CREATE INDEX quotation_by_cell ON quotation (cell, meaning) WHERE cell IS NOT NULL",
    "CREATE INDEX quotation_by_said ON quotation (said) WHERE said IS NOT NULL",
    "CREATE INDEX quotation_denying ON quotation (id) WHERE denies",
    "CREATE INDEX denial_by_cell ON quotation (cell, day) WHERE denies",
    """
    CREATE TABLE denial (
        quotation_id INTEGER NOT NULL REFERENCES quotation (id),
        asserting_id INTEGER NOT NULL REFERENCES quotation (id),
        PRIMARY KEY (quotation_id, asserting_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX denial_of ON denial (asserting_id)",
    "ALTER TABLE speaker ADD COLUMN ids TEXT NOT NULL DEFAULT '{}'",
    "CREATE INDEX speaker_merged ON speaker (merged_into) WHERE merged_into IS NOT NULL",
    """
    CREATE TABLE speaker_rule (
        key TEXT NOT NULL,
        role TEXT NOT NULL,
        speaker_id INTEGER NOT NULL REFERENCES speaker (id),
        PRIMARY KEY (key, role)
    ) WITHOUT ROWID
    """,
    "DROP TRIGGER quotation_indexed",
    "DROP TABLE quotation_index",
    "DROP VIEW quotation_words",
    """
    CREATE VIEW quotation_words AS
    SELECT quotation.id AS id, content_words AS content, source_words AS source, outlet,
        json_extract(resolved, '$.speaker.role') AS role,
        json_extract(resolved, '$.addressee.name') AS addressee,
        substr(
            text, json_extract(resolved, '$.venue.span[0]') + 1,
            json_extract(resolved, '$.venue.span[1]') - json_extract(resolved, '$.venue.span[0]')
        ) AS venue
    FROM quotation JOIN document ON document.id = quotation.document_id
    """,
    # unicode61 parts words at both apostrophes (' and ’); ʼ it would take for a letter.
    """
    CREATE VIRTUAL TABLE quotation_index USING fts5 (
        content, source, outlet, role, addressee, venue,
        content='quotation_words', content_rowid='id',
        tokenize="unicode61 remove_diacritics 2 separators 'ʼ'"
    )
    """,
    """
    CREATE TRIGGER quotation_indexed AFTER INSERT ON quotation BEGIN
        INSERT INTO quotation_index (rowid, content, source, outlet, role, addressee, venue)
        SELECT id, content, source, outlet, role, addressee, venue FROM quotation_words WHERE id = new.id;
    END
    """,
    "INSERT INTO quotation_index (quotation_index) VALUES ('rebuild')",
    "DELETE FROM gram",
    "UPDATE quotation SET statement_id = NULL, speaker_id = NULL",
    "DELETE FROM speaker_key",
    "DELETE FROM speaker",
)
