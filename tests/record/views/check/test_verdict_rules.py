"""Each rule alone: it decides what it is for, and leaves the rest to the others."""

import pytest

from onrecord.match.likeness import Rendering
from onrecord.match.wording import Wording
from onrecord.record import Record
from onrecord.record.identity.people import called
from onrecord.record.views.check import verdict_rules as rules
from onrecord.record.views.check.nearby_reports import WordsToCheck, reports
from onrecord.record.views.check.verdict_rules import RULES, Groups, decided

from ...said import BRIDGE, denied, quoted, told

MARN, PLUME, SALLOW = "Ilse Marn", "Ottokar Plume", "Berit Sallow"
WALL = "repairs to the sea wall begin after the harvest"
GRAVEL = "she took money from the gravel company"

DECIDES = {  # the words, the speaker, the first rule that decides, and what it says
    "her words": (BRIDGE, MARN, "said_by_the_speaker", "verbatim"),
    "a word changed": (
        BRIDGE.replace("bridge", "tunnel"),
        MARN,
        "said_in_other_words",
        "altered",
    ),
    "a negation cut": (BRIDGE.replace(" not", ""), MARN, "turned_to_its_opposite", "altered"),
    "his, not hers": (BRIDGE, PLUME, "said_by_others", "other speaker"),
    "whose is open": ("The old mill is to be a school again", MARN, "said_by_nobody_known", "speaker open"),
    "an article's words": (WALL, PLUME, "made_direct", "made direct"),
    "denied": ("I took money from the gravel company", SALLOW, "denied_by_the_speaker", "denied"),
    "nothing": ("The orchestra tours the southern valleys in autumn.", MARN, None, "not on record"),
}  # fmt: skip


def groups_of(record: Record, words: str, speaker: str) -> Groups:
    with record._store.reading() as session:
        rendering = Rendering(Wording(words), None, None, True, False)
        persons = frozenset(called(session, speaker))
        claim = WordsToCheck(rendering, speaker, persons, ())
        return Groups.of(claim, reports(session, claim))


@pytest.fixture
def shelf(record: Record) -> Record:
    record.add(quoted(BRIDGE))
    record.add(told(f"that {WALL}", PLUME, type="indirect"))
    record.add(denied(f"that {GRAVEL}", SALLOW))
    record.add(told("“The old mill is to be a school again,”", None, type="direct"))
    return record


@pytest.mark.parametrize(("words", "speaker", "rule", "verdict"), DECIDES.values(), ids=DECIDES)
def test_the_first_rule_that_applies_decides(
    shelf: Record, words: str, speaker: str, rule: str | None, verdict: str
) -> None:
    groups = groups_of(shelf, words, speaker)
    deciding = [each.__name__ for each in RULES if each(groups)]
    assert (deciding[0] if deciding else None) == rule
    assert decided(groups.claim, groups.reports).verdict == verdict


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_rule_decides_without_reports(shelf: Record, rule: rules.Rule) -> None:
    claim = groups_of(shelf, BRIDGE, MARN).claim
    assert rule(Groups.of(claim, ())) is None
