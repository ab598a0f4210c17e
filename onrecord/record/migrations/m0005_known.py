"""Version 5: how well each speaker is known, what was not said, attributes of speakers, checks that are kept.

States of what was read before are told from its words: named where the speaker's last word stands in the source, or
else inferred, nobody measured how surely. All links are made anew on opening, by the rules of this version.
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
    "DELETE FROM gram",
    "DELETE FROM denial",
    "UPDATE quotation SET statement_id = NULL, speaker_id = NULL",
    "DELETE FROM sketch",
    "UPDATE document SET original_id = NULL",
    f"DELETE FROM speaker_key WHERE speaker_id NOT IN ({_BY_HAND})",
    f"DELETE FROM speaker WHERE id NOT IN ({_BY_HAND})",
)
