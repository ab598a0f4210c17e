"""Version 3: who said it over all documents, and which quotations report one utterance.

`gram`: numbers of three words that stand together in a quotation, to find it by. A quotation that
is not linked yet, added by an earlier version, has no `statement_id`.
"""

STATEMENTS = (
    """
    CREATE TABLE speaker (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        field TEXT,
        merged_into INTEGER REFERENCES speaker (id)
    )
    """,
    """
    CREATE TABLE speaker_key (
        key TEXT NOT NULL,
        speaker_id INTEGER NOT NULL REFERENCES speaker (id),
        name TEXT NOT NULL,
        by_hand INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (key, speaker_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX speaker_key_of ON speaker_key (speaker_id)",
    "ALTER TABLE quotation ADD COLUMN speaker_id INTEGER REFERENCES speaker (id)",
    "ALTER TABLE quotation ADD COLUMN statement_id INTEGER REFERENCES quotation (id)",
    "ALTER TABLE quotation ADD COLUMN day TEXT",
    "ALTER TABLE quotation ADD COLUMN meaning BLOB",
    "CREATE INDEX quotation_by_speaker ON quotation (speaker_id, day) WHERE speaker_id IS NOT NULL",
    "CREATE INDEX quotation_by_statement ON quotation (statement_id)",
    "CREATE TABLE gram (gram INTEGER NOT NULL, quotation_id INTEGER NOT NULL, PRIMARY KEY (gram, quotation_id)) "
    "WITHOUT ROWID",
)
