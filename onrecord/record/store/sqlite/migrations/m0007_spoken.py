"""Version 7: what a speaker's page counts stands in the index of speakers, so that no row is read
to count it."""

STATEMENTS = (
    # One column for all three, so that what articles call a speaker is sorted, and counted, once.
    "ALTER TABLE quotation ADD COLUMN called TEXT GENERATED ALWAYS AS "
    "(json_extract(resolved, '$.speaker.name', '$.speaker.role', '$.speaker.on_behalf_of'))",
    "DROP INDEX quotation_by_speaker",
    # The number follows the day, so that what is of one day stays in its order.
    """
    CREATE INDEX quotation_by_speaker ON quotation (
        speaker_id, day, id, asserted, statement_id, document_id, type, mode, denies, called
    ) WHERE speaker_id IS NOT NULL
    """,
)
