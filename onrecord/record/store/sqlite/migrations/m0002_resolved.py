"""Version 2: what a quotation resolves to (speaker, addressee, venue, date, denial, relay), as
JSON."""

STATEMENTS = ("ALTER TABLE quotation ADD COLUMN resolved TEXT NOT NULL DEFAULT '{}'",)
