"""What is shown of a record: an article, a statement, a speaker, a check, and how results are spread."""
