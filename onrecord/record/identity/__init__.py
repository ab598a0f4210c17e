"""Who is who: the speakers on record, what names mean, and what people decided by hand."""
