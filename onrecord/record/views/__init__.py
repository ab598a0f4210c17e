"""What a record shows: an article, a statement, a speaker, a check, and how results are spread."""
