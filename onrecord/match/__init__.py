"""Two wordings beside each other: the same words, shortened, altered, or the same said otherwise.
Knows no database."""
