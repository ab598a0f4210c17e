import json
import random
from dataclasses import replace

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.record.views.check.verdicts import EXPLAINED

from ...invented import article, quotation
from ...said import BRIDGE, DAY, denied, quoted, spoken, told

MARN = "Ilse Marn"
HEDGED = "Perhaps the old brewery can be opened as a school if the council finds a roofer."

VERDICTS = {  # what is asked, of whom, and the verdict, for the record of `answering`
    "whole": (BRIDGE, MARN, "verbatim"),
    "anybody": (BRIDGE, None, "verbatim"),
    "by the last name": (BRIDGE, "Marn", "verbatim"),
    "by a title": (BRIDGE, "Mayor Marn", "verbatim"),
    "case and marks": (
        "WE WILL NOT CLOSE the bridge, at Varn, before the ferry runs again",
        MARN,
        "verbatim",
    ),
    "part inside marks": ("a matter of salt and patience", "Ottokar Plume", "verbatim"),
    "end left out": ("We will not close the bridge at Varn", MARN, "shortened"),
    "middle left out": (
        "We will not close the bridge before the ferry runs again.",
        MARN,
        "shortened",
    ),
    "one word changed": (
        "We will not close the tunnel at Varn before the ferry runs again.",
        MARN,
        "altered",
    ),
    "outside the marks": (
        "Repairs to the sea wall begin after the harvest",
        "Ottokar Plume",
        "made direct",
    ),
    "a frame without marks": (
        "Plume said repairs to the sea wall begin after the harvest",
        None,
        "made direct",
    ),
    "did she say": (f"Did Ilse Marn really say “{BRIDGE}”?", None, "verbatim"),
    "in other words": (
        "After the harvest repairs to the sea wall begin",
        "Ottokar Plume",
        "paraphrase",
    ),
    "somebody else": (BRIDGE, "Ottokar Plume", "other speaker"),
    "somebody unheard of": (BRIDGE, "Quillan Ardmore", "other speaker"),
    "denied": ("I took money from the gravel company", "Berit Sallow", "denied"),
    "nothing of the kind": (
        "The orchestra tours the southern valleys in autumn.",
        MARN,
        "not on record",
    ),
}


@pytest.fixture
def answering(record: Record) -> Record:
    record.add(quoted(BRIDGE))
    record.add(
        told(
            "that repairs to the sea wall begin after the harvest", "Ottokar Plume", type="indirect"
        )
    )
    content = "the wall was “a matter of salt and patience”"
    record.add(told(content, "Ottokar Plume", outlet="Dike Post", type="mixed"))
    record.add(denied("that she took money from the gravel company", "Berit Sallow"))
    return record


@pytest.mark.parametrize(
    ("second", "verdict"),
    [("Petra Mont", "verbatim"), ("Olaf Brink", "spliced"), ("the clerk", "spliced")],
)
def test_words_of_two_speakers_in_a_row_are_no_turn(
    record: Record, second: str, verdict: str
) -> None:
    text = (
        f"“We appeal the ruling at once,” Petra Mont said. “We win on every count,” {second} added."
    )
    one = quotation(text, "“We appeal the ruling at once,”", "said", "Petra Mont")
    record.add(article(text, one, quotation(text, "“We win on every count,”", "added", second)))
    assert record.check("We appeal the ruling at once. We win on every count").verdict == verdict


@pytest.mark.parametrize(
    ("speaker", "verdict"), [("Petra Mont", "verbatim"), ("Olaf Brink", "speaker open")]
)
def test_of_one_turn_what_stays_open_counts_against_nobody(
    record: Record, speaker: str, verdict: str
) -> None:
    text = "“We appeal the ruling at once,” Petra Mont said. “We win on every count.”"
    first = quotation(text, "“We appeal the ruling at once,”", "said", "Petra Mont")
    record.add(
        article(
            text,
            replace(first, speaker=spoken("Petra Mont")),
            quotation(text, "“We win on every count.”"),
        )
    )
    assert (
        record.check("We appeal the ruling at once. We win on every count.", speaker).verdict
        == verdict
    )


@pytest.mark.parametrize(("words", "speaker", "verdict"), VERDICTS.values(), ids=VERDICTS)
def test_check_gives_the_verdict(
    answering: Record, words: str, speaker: str | None, verdict: str
) -> None:
    assert answering.check(words, speaker).verdict == verdict


def test_check_of_an_empty_record_finds_nothing(record: Record) -> None:
    checked = record.check(BRIDGE, MARN)
    assert (checked.verdict, checked.evidence, checked.dropped) == ("not on record", (), ())


@pytest.mark.parametrize(
    ("said", "asked", "dropped"),
    [
        (BRIDGE, "We will close the bridge at Varn before the ferry runs again.", ("negation",)),
        (BRIDGE, "We will not close the bridge at Varn", ("condition",)),
        (
            HEDGED,
            "The old brewery can be opened as a school if the council finds a roofer.",
            ("hedge",),
        ),
        (HEDGED, "The old brewery can be opened as a school", ("condition", "hedge")),
        (
            "We will build the new school beside the old mill.",
            "We will build the school beside the old mill.",
            (),
        ),
    ],
)
def test_check_tells_what_of_weight_was_left_out(
    record: Record, said: str, asked: str, dropped: tuple
) -> None:
    record.add(quoted(said))
    checked = record.check(asked, MARN)
    assert checked.verdict == ("altered" if "negation" in dropped else "shortened")
    assert checked.dropped == dropped


@pytest.mark.parametrize("agreeing", [1, 2])
def test_check_calls_a_misquotation_altered_against_two_that_agree(
    record: Record, agreeing: int
) -> None:
    wrong = BRIDGE.replace("bridge", "tunnel")
    record.add(quoted(wrong, outlet="Varn Gossip"))
    for outlet in ("Varn Courier", "Tessel Post")[:agreeing]:
        record.add(quoted(BRIDGE, outlet=outlet))
    assert record.check(wrong, MARN).verdict == ("altered" if agreeing == 2 else "verbatim")
    assert record.check(BRIDGE, MARN).verdict == "verbatim"


def test_check_takes_words_outside_quotation_marks_for_made_direct(record: Record) -> None:
    record.add(
        told("We will not close the bridge at Varn before the ferry runs again", type="indirect")
    )
    checked = record.check(BRIDGE, MARN)
    assert checked.verdict == "made direct"
    assert [one.manner for one in checked.evidence] == ["made direct"]


def test_check_shows_whose_words_they_are(answering: Record) -> None:
    checked = answering.check(BRIDGE, "Ottokar Plume")
    [evidence] = checked.evidence
    assert (evidence.manner, evidence.by_speaker) == ("verbatim", False)
    assert evidence.hit.source == MARN
    assert evidence.hit.document.published == DAY


def test_check_shows_the_speakers_own_report_first(answering: Record) -> None:
    answering.add(quoted(BRIDGE, "Ottokar Plume", outlet="Dike Post"))
    for speaker in (MARN, "Ottokar Plume"):
        assert answering.check(BRIDGE, speaker).evidence[0].hit.source == speaker


ASKED = (
    "We will not close the tunnel at Varn before the ferry runs again.",
    "We will never, ever close the bridge at Varn before the boat runs",
    "close the bridge at Varn",
    "“We\0will\ud800not close a big bridge at Varn; before the ferry 😀 (ferry) runs again.”",
)


@pytest.mark.parametrize("asked", ASKED, ids=ascii)
def test_differences_point_into_what_was_asked_and_told(record: Record, asked: str) -> None:
    record.add(quoted(BRIDGE))
    checked = record.check(asked)
    assert checked.asked == asked
    [evidence] = checked.evidence
    assert evidence.told == f"“{BRIDGE}”"
    assert without(asked, [one.asked for one in evidence.differences]) == without(
        evidence.told, [one.told for one in evidence.differences]
    )


def without(text: str, spans: list) -> list[str]:
    """The words of a text, folded, but for those in the spans."""
    for start, end in sorted(spans, reverse=True):
        assert 0 <= start <= end <= len(text)
        text = text[:start] + " " + text[end:]
    kept = "".join(c if c.isalnum() and c.isascii() else " " for c in text)
    return kept.lower().split()


def test_differences_are_the_words_that_differ(record: Record) -> None:
    record.add(quoted(BRIDGE))
    asked = "We will not close the tunnel at Varn before the ferry runs again."
    [evidence] = record.check(asked).evidence
    [difference] = evidence.differences
    assert difference.asked.of(asked) == "tunnel"
    assert difference.told.of(evidence.told) == "bridge"


def test_to_json_is_json(answering: Record) -> None:
    checked = answering.check(
        "We will not close the tunnel at Varn before the ferry runs again.", MARN
    )
    told = json.loads(json.dumps(checked.to_json()))
    assert (told["verdict"], told["speaker"], told["dropped"]) == ("altered", MARN, [])
    [evidence] = told["evidence"]
    assert evidence["manner"] == "altered"
    assert evidence["by_speaker"] is True
    assert evidence["document"]["outlet"] == "Varn Courier"
    assert [set(one) for one in evidence["differences"]] == [{"asked", "told"}]


@pytest.mark.parametrize(
    "words",
    ["", " \n", "!?… — “”", "___", "\0", "*" * 1_000_000],
    ids=lambda words: ascii(words[:9]),
)
def test_check_without_a_word_says_what_to_do(record: Record, words: str) -> None:
    with pytest.raises(RecordError, match="give the words that were said") as raised:
        record.check(words)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 1000


HOSTILE = {
    "NUL": "We\0will\0never\0",
    "lone surrogates": "\ud800 never sell \udfff the harbour",
    "one long word": "x" * 1_000_000,
    "many words": "sell we will never " * 55_000,
    "many sentences": "Never. " * 1500,
    "FTS5 words": "bridge AND ferry OR NOT NEAR(bridge ferry, 3)",
    "FTS5 marks": 'content:"bridge" ^ + * (varn',
    "quotation marks": 'say "bridge" and "" and \' and ”',
    "SQL": "bridge'; DROP TABLE quotation; --",
    "digits": "² ³ 10,000,000 ١٢٣",
    "a letter that folds to nothing": "ﾞ",
    "a letter that folds to several": "ﷺ ﬃ",
    "other scripts": "Мы не закроем мост 我们不会关闭 桥",
    "combining": "e" + "\u0301" * 5000,
    "reversed": "\u202ebridge the close not will We",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_check_takes_any_words(answering: Record, words: str) -> None:
    for asked, speaker in ((words, MARN), (BRIDGE, words)):
        json.dumps(answering.check(asked, speaker).to_json())
    assert answering.check(BRIDGE, MARN).verdict == "verbatim"


@pytest.mark.parametrize("speaker", ["", "…", "\0", "\ud800"], ids=ascii)
def test_check_takes_a_speaker_of_no_name(answering: Record, speaker: str) -> None:
    assert answering.check(BRIDGE, speaker).verdict == ("other speaker" if speaker else "verbatim")


def test_check_takes_random_text(answering: Record) -> None:
    chance = random.Random(3)
    letters = "abe bridge Varn “”\"'’.,…!?-*():^\0\ud800é𝔣 \n"
    for _ in range(100):
        words = "".join(chance.choices(letters, k=chance.randrange(60))) + "bridge"
        told = answering.check(words, chance.choice([None, MARN, words])).to_json()
        assert (
            told["verdict"] in EXPLAINED
            and json.loads(json.dumps(told))["verdict"] == told["verdict"]
        )


def test_check_does_not_change_the_record(answering: Record) -> None:
    before = list(answering.readings())
    answering.check(BRIDGE, "Somebody New")
    assert list(answering.readings()) == before
