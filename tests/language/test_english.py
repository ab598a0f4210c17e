"""English stands in one place: no other folder has a list of its words, and each part of it can be
asked for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import LanguageError
from onrecord.language import ENGLISH, READ, of, parts
from onrecord.language.languages import LANGUAGES, PARTS

PACKAGE = Path(__file__).parents[2] / "onrecord"
FOLDER = PACKAGE / "language" / "english"
MANY = 6
"""So many different words of English in one literal are a list of words."""
NAMES_ONLY = {"spelling/common", "names/he", "names/she", "names/both", "naming/given_names"}
"""Lists that tell nothing of a literal: all common words, and names of people."""
SHOWN = {"cli", "export", "proof", "serve", "train"}
"""Folders whose English is ours: messages, help, names of fields and columns."""
ALLOWED: dict[str, str] = {
    "ingest/article.py": "names of tags and classes in HTML",
    "ingest/markup.py": "names of tags in HTML",
    "record/alerts/alerts.py": "names of columns",
    "record/feeds/watched.py": "names of columns",
    "record/linking/rendering.py": "names of columns",
    "record/search/hits.py": "names of columns",
    "resolve/addressees.py": "names of signs that were learned",
    "resolve/dates.py": "names of the ways of writing a date",
    "resolve/days.py": "names of signs that were learned",
    "resolve/denying.py": "names of signs that were learned",
    "resolve/entity_kinds.py": "names of signs that were learned",
    "resolve/manner.py": "names of signs that were learned",
    "resolve/references.py": "names of what refers to a speaker",
    "text/marks.py": "letters left out behind an apostrophe, which tell it from a mark of quotation",
    "text/tokens.py": "particles of Arabic and French names",
}
"""Modules with many words of English in a literal, and what these are there."""


ELSEWHERE = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0] not in SHOWN | {"language"}
)


def words_of_lists() -> frozenset[str]:
    """The lower-case words of all lists but those in `NAMES_ONLY`."""
    lists = (
        path
        for path in FOLDER.rglob("*.txt")
        if str(path.relative_to(FOLDER / "words"))[:-4] not in NAMES_ONLY
    )
    return frozenset(
        word for path in lists for word in re.findall(r"[a-z]{2,}", path.read_text(encoding="utf8"))
    )


KNOWN = words_of_lists()


def strings(node: ast.AST) -> Iterator[str]:
    yield from (
        one.value
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )


def listed(node: ast.AST) -> set[str]:
    """The words of English in a literal: in the items of a collection, unless these are phrases, or
    in the alternatives of a pattern."""
    if isinstance(node, ast.Constant | ast.JoinedStr):
        held = list(strings(node)) if any("|" in one for one in strings(node)) else []
    elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
        held = [one for one in strings(node) if len(one.split()) <= 2]
    elif isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".", 1)[-1] in (
        "split",
        "words",
    ):
        held = list(strings(node))
    else:
        return set()
    return (
        set(re.findall(r"(?<![<\w])[a-z]{2,}", re.sub(r"\\[a-zA-Z]", " ", " ".join(held)))) & KNOWN
    )


def lists_in(source: str) -> list[tuple[int, set[str]]]:
    """Where a source has a literal with many words, and the words; docstrings are none, nor
    are a module's public names and the members of an answer."""
    tree = ast.parse(source)
    excluded = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    excluded |= {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("__all__", "MEMBERS")
    }
    found = ((node, listed(node)) for node in ast.walk(tree) if id(node) not in excluded)
    return [(getattr(node, "lineno", 0), words) for node, words in found if len(words) >= MANY]


@pytest.mark.parametrize("path", ELSEWHERE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_other_folder_has_a_list_of_english_words(path: Path) -> None:
    found = lists_in(path.read_text(encoding="utf8"))
    name = path.relative_to(PACKAGE).as_posix()
    assert bool(found) == (name in ALLOWED), (
        found or f"{name} has none any more: strike it out in ALLOWED"
    )


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('A = frozenset({"who", "whom", "which", "that", "about", "between"})', True),
        ('A = {"he": 1, "she": 2, "they": 3, "them": 4, "her": 5, "him": 6}', True),
        ('A = re.compile(r"\\b(?:about|after|before|between|from|with)\\b")', True),
        ('A = re.compile(rf"\\b(?:about|after|before|between|from|with{B})\\b")', True),
        ('A = "about after before between from with".split()', True),
        ('A = words("about after before between from with")', True),
        ('A = frozenset({"who", "whom", "which"})', False),
        (
            'raise ValueError("about this after that, before it and between them, from or with")',
            False,
        ),
        ('def f():\n    """About, after, before, between | from or with."""', False),
    ],
)
def test_a_list_of_words_is_seen(source: str, found: bool) -> None:
    assert bool(lists_in(source)) == found


def test_of_gives_a_language_by_its_tag() -> None:
    assert of("en") is of("en-GB") is ENGLISH
    assert frozenset(LANGUAGES) == READ
    with pytest.raises(LanguageError, match="tlh: no language that onrecord reads"):
        of("tlh")


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_language_has_every_part(language: type(ENGLISH)) -> None:  # type: ignore[valid-type]
    for name in (name for some in PARTS.values() for name in some):
        assert language.part(name).__doc__


def test_parts_are_all_that_english_has() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "lists"}
    assert modules == {name for some in PARTS.values() for name in some}


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("denial", parts.Denial),
        ("descriptions", parts.Descriptions),
        ("manner", parts.Manner),
        ("unsaid", parts.Unsaid),
    ],
)
def test_part_holds_what_is_asked_of_it(part: str, names: type) -> None:
    for name, kind in names.__annotations__.items():
        assert isinstance(getattr(ENGLISH.part(part), name), kind.__origin__)


def test_every_list_is_read_by_a_part() -> None:
    sources = "".join(path.read_text(encoding="utf8") for path in FOLDER.glob("*.py"))
    asked = "".join(path.read_text(encoding="utf8") for path in ELSEWHERE)
    names = [
        path.relative_to(FOLDER / "words").as_posix()[:-4]
        for path in (FOLDER / "words").rglob("*.txt")
    ]
    assert [name for name in names if f'"{name}"' not in sources] == []
    assert [name for name in names if f'"{name}"' in asked] == []
