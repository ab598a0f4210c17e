import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import CorpusError
from onrecord.train import articles
from onrecord.train.articles import (
    ANEW,
    GUM,
    HELD_OUT,
    POLNEAR,
    WHOLE,
    digest,
    read_articles,
    unread,
)
from onrecord.types import Span

TEXT = (
    "“We will rebuild the bridge by the spring of next year,” said Lopez. She said that it was late. "
    "“Not so very late, after all.”"
)
SAID: dict[str, Any] = {"content": [[0, 57]], "cue": [[58, 62]], "source": [[63, 68]]}


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    with gzip.open(path, "wt", encoding="utf8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def corpora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty articles of PolNeAR, five of them read anew, ten of the web, and two of GUM, one of
    them read."""
    monkeypatch.setattr(articles, "ANNOTATED", tmp_path / "annotated")
    (tmp_path / "annotated").mkdir()
    polnear = [
        {"id": f"p{n}", "text": f"{TEXT} {n}", "published": "2016-01-02", "quotations": [SAID]}
        for n in range(40)
    ]
    write(tmp_path / POLNEAR, polnear)
    write(
        tmp_path / WHOLE[0],
        [{"id": f"w{n}", "text": f"{TEXT} w{n}", "quotations": [SAID]} for n in range(10)],
    )
    anew = [
        {"id": row["id"], "sha256": digest(row["text"]), "quotations": [SAID, SAID]}
        for row in polnear[:5]
    ]
    write(tmp_path / ANEW[0], anew)
    gum = [
        {"id": f"g{n}", "text": f"{TEXT} g{n}", "mentions": [], "quotations": []} for n in range(2)
    ]
    write(tmp_path / GUM, gum)
    row = {"id": "g0", "sha256": digest(gum[0]["text"]), "quotations": [SAID]}
    (tmp_path / "annotated/gum.jsonl").write_text(json.dumps(row) + "\n", encoding="utf8")
    return tmp_path


def test_no_article_is_in_two_parts(corpora: Path) -> None:
    found = read_articles(corpora)
    partly, whole, ours, held_out = (
        [one.id for one in part] for part in (found.partly, found.whole, found.ours, found.held_out)
    )
    assert sorted([*partly, *whole, *ours, *held_out]) == sorted(
        [*(f"p{n}" for n in range(40)), *(f"w{n}" for n in range(10)), "g0"]
    )
    assert "g0" in ours + held_out and {f"p{n}" for n in range(5)} <= set(whole + held_out)
    assert set(held_out) == {
        one.id
        for one in (*found.whole, *found.ours, *found.held_out)
        if int(digest(one.text), 16) % HELD_OUT == 0
    }
    assert {one.id for one in found.measured} == set(held_out) - {"g0"}
    assert [one.id for one in unread(corpora, found)] == ["g1"]


def test_what_is_read_anew_has_its_text_and_date(corpora: Path) -> None:
    found = read_articles(corpora)
    (anew,) = [one for one in (*found.whole, *found.held_out) if one.id == "p3"]
    assert anew.text == f"{TEXT} 3" and anew.published == "2016-01-02" and len(anew.quotations) == 2
    assert anew.unknown == ()


def test_what_polnear_leaves_out_is_unknown(corpora: Path) -> None:
    article = read_articles(corpora).partly[0]
    assert article.unknown == (Span(0, 57), Span(TEXT.index("“Not"), len(TEXT)))


def test_a_text_that_is_missing_is_named(corpora: Path) -> None:
    write(corpora / POLNEAR, [])
    with pytest.raises(
        CorpusError,
        match=r"polnear-train-anew.*no text for article p0: expected it in polnear-train",
    ):
        read_articles(corpora)
    (corpora / WHOLE[0]).write_bytes(b"no gzip")
    with pytest.raises(CorpusError, match="web-train"):
        read_articles(corpora)
