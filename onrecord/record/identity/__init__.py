"""Who the speakers on record are: what their names mean, authority files, and decisions made by
hand."""
