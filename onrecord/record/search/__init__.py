"""Finding quotations: a query, what answers it, and the quotations with their words and
passages."""
