"""The steps that bring a record's schema from one version to the next, oldest first. Only ever
append.

A step is Python, not an SQL file, so that it is in every wheel and under the type checker.
"""

from dataclasses import dataclass

from onrecord.record.store.sqlite.migrations import (
    m0001_first,
    m0002_resolved,
    m0003_statements,
    m0004_reports,
    m0005_known,
    m0007_spoken,
    m0008_feeds,
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step, applied in one transaction together with its row in the table `migration`.

    `rekeys`: the keys of names are others since.
    """

    number: int
    name: str
    statements: tuple[str, ...]
    rekeys: bool = False


MIGRATIONS = (
    Migration(1, "first", m0001_first.STATEMENTS),
    Migration(2, "resolved", m0002_resolved.STATEMENTS),
    Migration(3, "statements", m0003_statements.STATEMENTS),
    Migration(4, "reports", m0004_reports.STATEMENTS),
    Migration(5, "known", m0005_known.STATEMENTS, rekeys=True),
    Migration(6, "loose", (), rekeys=True),
    Migration(7, "spoken", m0007_spoken.STATEMENTS),
    Migration(8, "feeds", m0008_feeds.STATEMENTS),
)
