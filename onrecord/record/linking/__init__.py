"""Links what belongs together: copies of one article, reports of one statement, denials and what
they deny."""
