"""Files of who is who, good and bad."""

import json
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Imported, Query, Record

from .test_by_hand import add, meant, persons

ROWS = "name,aliases,kind,role,wikidata,VIAF\n"
MARN = "Ilse Marn,Ilsa Marn|I. Marnova; Madam Bridge,person,mayor,Q100,77\n"


def kept(tmp_path: Path, text: str | bytes, name: str = "people.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def imported(
    record: Record, tmp_path: Path, text: str | bytes, name: str = "people.csv"
) -> Imported:
    return record.import_authority(kept(tmp_path, text, name))


def counted(done: Imported) -> tuple[int, int, int, int]:
    return done.known, done.new, done.aliases, len(done.failures)


OBJECT = {
    "name": "Ilse Marn",
    "aliases": ["Ilsa Marn", "I. Marnova", "Madam Bridge"],
    "ids": {"wikidata": "Q100"},
}
FORMS = {
    "CSV": ROWS + MARN,
    "CSV with a mark": b"\xef\xbb\xbf" + (ROWS + MARN).encode(),
    "UTF-16": (ROWS + MARN).encode("utf-16"),
    "CSV of Windows": (ROWS + MARN).replace("\n", "\r\n"),
    "semicolons": 'NAME;Aliases;wikidata\nIlse Marn;"Ilsa Marn|I. Marnova;Madam Bridge";Q100\n',
    "tabs": "name\taliases\twikidata\nIlse Marn\tIlsa Marn|I. Marnova|Madam Bridge\tQ100\n",
    "JSON": json.dumps([OBJECT]),
    "one object": json.dumps(OBJECT, indent=1),
    "JSON Lines": json.dumps(OBJECT) + "\n\n",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_who_is_in_a_file_is_joined_by_what_is_added(
    record: Record, tmp_path: Path, text: str | bytes
) -> None:
    add(record, "Ilsa Marn")
    assert counted(imported(record, tmp_path, text)) == (0, 1, 3, 0)
    add(record, "Ilse Marn", "Ilsa Marn", "Madam Bridge", "I. Marnova", "I. Marn")
    assert len(set(persons(record))) == 1
    found = record.speaker("Madam Bridge")
    assert found and found.name == "Ilse Marn" and found.ids["wikidata"] == "Q100"


def test_importing_again_changes_nothing(record: Record, tmp_path: Path) -> None:
    add(record, "Ilsa Marn", "Ilse Marn")
    first = imported(record, tmp_path, ROWS + MARN)
    before = persons(record), meant(record, "Marn")
    assert counted(first) == (1, 0, 3, 0)
    assert counted(imported(record, tmp_path, ROWS + MARN)) == (1, 0, 3, 0)
    assert (persons(record), meant(record, "Marn")) == before
    found = record.speaker("Marn")
    assert found and found.ids == {"wikidata": "Q100", "viaf": "77"}


def test_a_number_in_a_catalogue_finds_who_is_called_otherwise_now(
    record: Record, tmp_path: Path
) -> None:
    imported(record, tmp_path, ROWS + MARN)
    assert counted(imported(record, tmp_path, "name,wikidata\nIlse Marn-Keel,Q100\n")) == (
        1,
        0,
        1,
        0,
    )
    add(record, "Ilse Marn", "Ilse Marn-Keel")
    assert len(set(persons(record))) == 1


def test_two_of_one_name_are_told_apart_by_role(record: Record, tmp_path: Path) -> None:
    add(record, ("Joel Marrick", "senator"))
    text = "name,role,wikidata\nJoel Marrick,striker,Q1\nJoel Marrick,senator,Q2\n"
    assert counted(imported(record, tmp_path, text)) == (1, 1, 0, 0)
    assert counted(imported(record, tmp_path, text)) == (2, 0, 0, 0)
    add(record, ("Joel Marrick", "goalkeeper"), ("Joel Marrick", "mayor"))
    assert persons(record) == [1, 2, 1]
    found = record.speaker("#1")
    assert found and found.ids == {"wikidata": "Q2"}


def test_an_organization_is_created_as_one(record: Record, tmp_path: Path) -> None:
    imported(record, tmp_path, "name,kind,aliases\nGeneral Motorworks,organization,GMW\n")
    add(record, "GMW", "General Motorworks Ltd", kind="organization")
    assert len(set(persons(record))) == 1


BAD = {
    "no name": ("name,role\n,mayor\n", ["line 2", "got nothing for a name"]),
    "kind": ("name,kind\nIlse Marn,alien\n", ["line 2", "'alien'", "person, organization, group"]),
    "too many cells": ("name,role\nIlse Marn,mayor,Varn\n", ["line 2", "got 3 cells, expected 2"]),
    "huge field": (f"name,role\n{'x' * 200_000},mayor\n", ["line 2", "cannot be read"]),
    "long name": (f"name,role\n{'x' * 2_000},mayor\n", ["line 2", "2,000 characters"]),
    "long id": (f"name,wikidata\nIlse Marn,{'x' * 2_000}\n", ["line 2", "catalogue"]),
    "open quotation mark": ('name,role\n"Ilse Marn,mayor\n', ["cannot be read"]),
    "control character": ("name\nIlse \x1bMarn\n", ["line 2", "correct it"]),
    "NUL": ("name,role\nIlse\0Marn,mayor\n", ["line 2", "correct it"]),
    "no letter": ("name,role\n…,mayor\n", ["line 2", "letters"]),
    "item that is none": ('["Ilse Marn"]', ["item 1", "expected an object"]),
    "name that is none": ('[{"name": 7}]', ["item 1", "as name"]),
    "aliases that are none": ('[{"name": "Ilse Marn", "aliases": [1]}]', ["item 1", "aliases"]),
    "aliases in an object": ('[{"name": "Ilse Marn", "aliases": {"a": 1}}]', ["item 1", "aliases"]),
    "ids that are none": ('[{"name": "Ilse Marn", "ids": [1]}]', ["item 1", "ids"]),
    "id that is none": ('[{"name": "Ilse Marn", "ids": {"wikidata": null}}]', ["item 1", "ids"]),
    "half a character": ('[{"name": "Ilse \\ud800"}]', ["item 1", "correct it"]),
    "half a character as id": (
        '[{"name": "Ilse", "ids": {"wikidata": "\\ud800"}}]',
        ["item 1", "catalogue"],
    ),
    "half a character as catalogue": (
        '[{"name": "Ilse", "ids": {"\\ud800": "Q1"}}]',
        ["item 1", "catalogue"],
    ),
    "half a character as role": ('[{"name": "Ilse", "role": "\\ud800"}]', ["item 1", "role"]),
    "bad line": ('{"name": "Anna Keel"}\n{"name": \n', ["line 2", "no JSON"]),
    "deep line": ('{"name": "Anna Keel"}\n' + "[" * 100_000 + "\n", ["line 2", "no JSON"]),
}


@pytest.mark.parametrize(("text", "told"), BAD.values(), ids=BAD)
def test_a_bad_row_is_told_and_the_others_go_on(
    record: Record, tmp_path: Path, text: str, told: list[str]
) -> None:
    good = {"[": ', {"name": "Zara Orr"}]', "{": '{"name": "Zara Orr"}\n'}.get(
        text[0], "Zara Orr\n"
    )
    whole = text[:-1] + good if text.startswith("[") else text + good
    done = imported(record, tmp_path, whole)
    [failure] = done.failures
    assert all(words in str(failure) for words in told) and "\n" not in str(failure)
    if "open" not in str(failure) and "unexpected end" not in str(failure):
        assert meant(record, "Zara Orr")


UNREADABLE = {
    "no header": "Ilse Marn,mayor\n",
    "nothing": "",
    "bytes": b"name\nIlse M\xe4rn\n",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\xff",
    "broken JSON": '[{"name": "Ilse Marn"',
    "deep JSON": "[" * 100_000,
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_refused(
    record: Record, tmp_path: Path, text: str | bytes
) -> None:
    with pytest.raises(RecordError, match=r"people\.csv"):
        imported(record, tmp_path, text)


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_is_none_is_refused(record: Record, tmp_path: Path, name: str) -> None:
    with pytest.raises(RecordError, match="expected a CSV or JSON file"):
        record.import_authority(tmp_path / name)


UNCLEAR = {
    "two of one name": (
        "name,wikidata\nAnna Keel,Q1\nAnna Keel,Q2\n",
        (0, 0, 0, 1),
        "line 2 and people.csv, line 3",
    ),
    "alias of two": (
        "name,aliases\nAnna Keel,AK\nAnton Keel,AK\n",
        (0, 2, 0, 2),
        "'AK' as a name of two",
    ),
    "alias that is a name": (
        "name,aliases\nAnna Keel,Boris Orr\nBoris Orr,\n",
        (0, 2, 0, 1),
        "'Boris Orr' as",
    ),
    "another number": ("name,wikidata\nIlse Marn,Q7\n", (0, 0, 0, 1), "on record with 'Q100'"),
    "alias of somebody on record": (
        "name,aliases\nAnna Keel,Ilse Marn\n",
        (0, 1, 0, 1),
        "merge them",
    ),
    "alias that is an alias": ("name,aliases\nAnna Keel,Ilsa Marn\n", (0, 1, 0, 1), "merge them"),
    "name of two on record": ("name,wikidata\nCarl Orr,Q9\n", (0, 0, 0, 1), "2 are called"),
    "alias of two on record": ("name,aliases\nAnna Keel,Carl Orr\n", (0, 1, 0, 1), "2 are called"),
    "bad alias": (f"name,aliases\nAnna Keel,{'x' * 300}|…|AK\n", (0, 1, 1, 2), "300 characters"),
}


@pytest.mark.parametrize(("text", "expected", "told"), UNCLEAR.values(), ids=UNCLEAR)
def test_what_is_unclear_is_left_out_and_told(
    record: Record, tmp_path: Path, text: str, expected: tuple[int, int, int, int], told: str
) -> None:
    add(record, ("Carl Orr", "striker"), ("Carl Orr", "senator"))
    record.split("Carl Orr", "striker")
    imported(record, tmp_path, ROWS + MARN)
    done = imported(record, tmp_path, text)
    assert counted(done) == expected
    assert told in str(done.failures[0])


def test_rows_are_imported_from_python(record: Record) -> None:
    done = record.import_authority(
        [{"name": "Ilse Marn", "ids": {"wikidata": 100}}, {"role": "mayor"}]
    )
    assert counted(done) == (0, 1, 0, 1)
    assert str(done.failures[0]).startswith("row 2: ")


def test_documents_stay_as_they_were(record: Record, tmp_path: Path) -> None:
    add(record, "Ilsa Marn", "Madam Bridge")
    before = list(record.readings())
    imported(record, tmp_path, ROWS + MARN)
    assert list(record.readings()) == before
    assert len(set(persons(record))) == 1


WOMEN = "name,gender,party,Born\nIlse Marn,female,Green,1970\nTove Brandt,female,Labour,1970\nAda Orr,female,green,1982\n"


def test_a_shared_value_never_joins_two(record: Record, tmp_path: Path) -> None:
    add(record, "Ilse Marn", "Tove Brandt")
    assert counted(imported(record, tmp_path, WOMEN)) == (2, 1, 0, 0)
    add(record, "Ada Orr")
    assert persons(record) == [1, 2, 3]
    found = record.speaker("Tove Brandt")
    assert (
        found
        and found.attributes == {"gender": "female", "party": "Labour", "born": "1970"}
        and found.ids == {}
    )


CATALOGUED = {
    "as it is called": ("wikidata", "Q1", {"wikidata": "Q1"}),
    "id behind": ("Wikidata ID", "Q1", {"wikidata": "Q1"}),
    "QID": ("QID", "Q1", {"wikidata": "Q1"}),
    "small letters": ("viaf_id", "7", {"viaf": "7"}),
    "of another catalogue": ("id:Harbour Board", "7", {"harbour board": "7"}),
    "not of one": ("gender", "Q6581072", {}),
    "a number of one's own": ("id", "7", {}),
    "a constituency": ("constituency id", "7", {}),
}


@pytest.mark.parametrize(("column", "value", "ids"), CATALOGUED.values(), ids=CATALOGUED)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_columns_of_catalogues_are_numbers_and_others_attributes(
    record: Record, tmp_path: Path, column: str, value: str, ids: dict[str, str], form: str
) -> None:
    text = (
        f"name,{column}\nIlse Marn,{value}\n"
        if form == "csv"
        else json.dumps([{"name": "Ilse Marn", column: value}])
    )
    assert counted(imported(record, tmp_path, text)) == (0, 1, 0, 0)
    [row] = record.exported_authority()
    assert row["ids"] == ids
    assert row["attributes"] == ({} if ids else {column.casefold(): value})


def test_attributes_of_json_are_kept_as_text(record: Record) -> None:
    told = {
        "born": 1970,
        "share": 0.5,
        "retired": True,
        "parties": ["Green", "Labour"],
        "seat": {"of": "Varn"},
        "x": None,
    }
    record.import_authority([{"name": "Ilse Marn", "attributes": {"party": "Green"}, **told}])
    [row] = record.exported_authority()
    kept = {
        "born": "1970",
        "share": "0.5",
        "retired": "yes",
        "parties": "Green; Labour",
        "seat": '{"of": "Varn"}',
    }
    assert row["attributes"] == {**kept, "party": "Green"}


def test_a_number_that_quite_other_names_share_is_nobodys(record: Record, tmp_path: Path) -> None:
    done = imported(record, tmp_path, "name,parlgov\nIlse Marn,5\nTove Brandt,5\nAda Orr,6\n")
    assert counted(done) == (0, 1, 0, 2)
    assert "parlgov '5'" in str(done.failures[0]) and meant(record, "Tove Brandt") == set()


def test_a_dry_run_tells_what_would_be_joined_and_changes_nothing(
    record: Record, tmp_path: Path
) -> None:
    add(record, "Ilse Marn", "Ilsa Marn", "Marn")
    before = persons(record), list(record.exported_authority())
    text = "name,aliases,wikidata\nIlse Marn,Ilsa Marn,Q1\nIlse Brandt,,Q1\nTove Orr,,Q2\n"
    path = kept(tmp_path, text)
    tried = record.import_authority(path, dry_run=True)
    assert (persons(record), list(record.exported_authority())) == before
    assert [str(one) for one in tried.joined] == [
        "people.csv, line 2: Ilse Marn is #1 Ilse Marn (person, 1 quotation), by the name",
        "people.csv, line 2: #2 Ilsa Marn (person, 1 quotation) becomes one with #1 Ilse Marn (person, 2 quotations): "
        "'Ilsa Marn' is told as another name",
        "people.csv, line 3: Ilse Brandt is #1 Ilse Marn (person, 2 quotations), by wikidata Q1",
    ]
    assert [one.is_merger for one in tried.joined] == [False, True, True]
    assert record.import_authority(path) == tried


def test_what_is_exported_can_be_imported(record: Record, tmp_path: Path) -> None:
    imported(record, tmp_path, ROWS + MARN)
    imported(record, tmp_path, WOMEN)
    rows = list(record.exported_authority())
    with Record.open(tmp_path / "another.db") as another:
        assert another.import_authority(rows).failures == ()
        assert list(another.exported_authority()) == rows


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (("party=GREEN",), 2),
        (("Party = green", "born=1970"), 1),
        (("party=Labour",), 2),
        (("party=Lab",), 0),
        (("seat=Varn",), 0),
        (("gender=female",), 4),
    ],
)
def test_quotations_are_found_by_what_is_told_of_speakers(
    record: Record, tmp_path: Path, where: tuple[str, ...], expected: int
) -> None:
    add(record, "Ilse Marn", "Tove Brandt", "Ada Orr", "Boris Keel", "Ilse Tessel")
    imported(record, tmp_path, WOMEN)
    record.alias("Tove Brandt", "Ilse Tessel")
    assert len(record.search(Query(where=where))) == expected
    assert len(record.search(Query(words="thing", where=where))) == expected
    assert record.facets(Query(words="thing", where=where)).total == expected


def test_facets_count_what_is_told_of_speakers(record: Record, tmp_path: Path) -> None:
    add(record, "Ilse Marn", "Tove Brandt", "Ada Orr", "Boris Keel")
    assert record.facets(Query(words="thing")).attributes == {}
    imported(record, tmp_path, WOMEN)
    told = record.facets(Query(words="thing")).to_json()["attributes"]
    assert told["party"] == [{"value": "Green", "count": 2}, {"value": "Labour", "count": 1}]
    assert told["gender"] == [{"value": "female", "count": 3}]


@pytest.mark.parametrize("where", ["party", "=Green", "party=", " = "])
def test_an_attribute_without_a_value_cannot_be_searched_for(record: Record, where: str) -> None:
    with pytest.raises(RecordError, match="where: got"):
        record.search(Query(where=(where,)))
