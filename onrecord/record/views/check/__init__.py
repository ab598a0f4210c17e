"""Did she really say that? The words to check, the reports near them, and the verdict."""
