"""Version 5: how well each speaker is known, what was not said, attributes of speakers, checks that
are kept; words in the index in a form in which they are found however they are written; what is
indirect, and which of that is a fragment.

States of what was read before are told from its words: named where the speaker's last word stands
in the source, or else inferred, nobody measured how surely. All links are made anew on opening, by
the rules of this version.
"""

_WRITTEN = """
    CASE instr(source_words, ' … ' || json_extract(resolved, '$.speaker.name'))
        WHEN 0 THEN source_words
        ELSE substr(source_words, 1, instr(source_words, ' … ' || json_extract(resolved, '$.speaker.name')) - 1)
    END
"""
_LAST_WORD = """
    replace(
        json_extract(resolved, '$.speaker.name'),
        rtrim(json_extract(resolved, '$.speaker.name'), replace(json_extract(resolved, '$.speaker.name'), ' ', '')),
        ''
    )
"""
_BY_HAND = """
    SELECT speaker_id FROM speaker_key WHERE by_hand
    UNION SELECT speaker_id FROM speaker_rule
    UNION SELECT id FROM speaker WHERE merged_into IS NOT NULL OR ids <> '{}'
    UNION SELECT merged_into FROM speaker WHERE merged_into IS NOT NULL
"""

_LETTER, _SPACE = "[0-9A-Za-z\u00c0-\u1fff\u2c00-\u2dff]", "[ \t\n\r\u00a0]"
_UNSPACED = "[\u2e80-\U0010ffff]"
_FRAGMENT = f"""
    length({{row}}content_words) <= 60 AND NOT {{row}}content_words GLOB '*{_UNSPACED}*'
    AND NOT replace({{row}}content_words, ' … ', ' ') GLOB '*{f"*{_SPACE}*".join([_LETTER] * 4)}*'
"""
"""Whether what is indirect has three words or fewer: the same as `Quotation.is_fragment`, in
SQL."""

STATEMENTS = (
    f"""
    UPDATE quotation SET resolved = json_set(
        resolved, '$.speaker.state',
        CASE WHEN instr(lower({_WRITTEN}), lower({_LAST_WORD})) > 0 THEN 'named' ELSE 'inferred' END
    )
    WHERE json_extract(resolved, '$.speaker.name') IS NOT NULL AND json_extract(resolved, '$.speaker.state') IS NULL
    """,
    "ALTER TABLE quotation ADD COLUMN state TEXT GENERATED ALWAYS AS "
    "(coalesce(json_extract(resolved, '$.speaker.state'), 'open'))",
    "ALTER TABLE quotation ADD COLUMN asserted INTEGER GENERATED ALWAYS AS "
    "(coalesce(json_extract(resolved, '$.asserted'), 1))",
    "ALTER TABLE speaker ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}'",
    """
    CREATE TABLE saved_check (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        saved_at TEXT NOT NULL,
        answer TEXT NOT NULL
    )
    """,
    # A table of its own, not columns of `quotation`: a search looks up all that it finds there, and
    # its rows are short.
    """
    CREATE TABLE indirect (
        quotation_id INTEGER NOT NULL PRIMARY KEY REFERENCES quotation (id), fragment INTEGER NOT NULL
    )
    """,
    f"INSERT INTO indirect SELECT id, {_FRAGMENT.format(row='')} FROM quotation WHERE type = 'indirect'",
    f"""
    CREATE TRIGGER quotation_indirect AFTER INSERT ON quotation WHEN new.type = 'indirect' BEGIN
        INSERT INTO indirect VALUES (new.id, {_FRAGMENT.format(row="new.")});
    END
    """,
    "CREATE INDEX speaker_with_attributes ON speaker (id) WHERE attributes <> '{}'",
    "DELETE FROM gram",
    "DELETE FROM denial",
    "UPDATE quotation SET statement_id = NULL, speaker_id = NULL",
    "DELETE FROM sketch",
    "UPDATE document SET original_id = NULL",
    f"DELETE FROM speaker_key WHERE speaker_id NOT IN ({_BY_HAND})",
    f"DELETE FROM speaker WHERE id NOT IN ({_BY_HAND})",
    "ALTER TABLE quotation ADD COLUMN search_words TEXT",
    "UPDATE quotation SET search_words = search_words(content_words), "
    "source_words = coalesce(search_words(source_words), source_words)",
    "DROP TRIGGER quotation_indexed",
    "DROP TABLE quotation_index",
    "DROP VIEW quotation_words",
    """
    CREATE VIEW quotation_words AS
    SELECT quotation.id AS id, coalesce(search_words, content_words) AS content, source_words AS source, outlet,
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
)
