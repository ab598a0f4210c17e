"""All that is SQLite's own: its files, the migrations of a record in one, FTS5, and questions in
its own SQL.

Another database goes under the same `Session` by a folder beside this one, with its own `Words`,
`Expressions` and `Questions`, and migrations of its own.
"""
