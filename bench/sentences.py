"""How right and how quick the ways to tell sentences are; writes bench/results/sentences.json.

    python bench/sentences.py CORPUS

Right: the hard cases of tests/text/sentences.txt, line ends of one width taken out before, by ends
that are found, and cases without an error. Quick: milliseconds of one core for 5,000 words of a
corpus, which the engine reads in about a second. sentencex (MIT, by Wikimedia) has to be installed;
without it, only our own is measured. The cases are those that our rules were made with: they say
what each way gets wrong, not how often.
"""

import argparse
import time
from collections.abc import Callable, Iterable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onrecord.evaluate import read_corpus
from onrecord.evaluate.results import provenance, save
from onrecord.language.english.abbreviations import ABBREVIATIONS
from onrecord.text.sentences import ends, sentences
from onrecord.text.wrapping import unwrapped

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests/text/sentences.txt"
ROUNDS, WORDS = 5, 5000
Way = Callable[[str], Iterable[int]]
"""Gives the ends of the sentences of a text, without the white space behind them."""


def cases() -> list[tuple[str, set[int]]]:
    """The texts, and where their sentences end."""
    found = []
    for line in CASES.read_text(encoding="utf8").splitlines():
        if line.strip() and not line.startswith("#"):
            pieces = line.removeprefix("? ").replace("¶", "\n").split("|")
            text = "".join(pieces)
            at = [len("".join(pieces[: number + 1]).rstrip()) for number in range(len(pieces))]
            found.append((unwrapped(text), set(at)))
    return found


def ours(text: str) -> Iterable[int]:
    return (span.end for span in sentences(text, ABBREVIATIONS))


def sentencex(text: str) -> Iterable[int]:
    from sentencex import get_sentence_boundaries

    found = get_sentence_boundaries("en", text)
    return (one["start_index"] + len(one["text"].rstrip()) for one in found if one["text"].strip())


def rightness(way: Way) -> dict[str, Any]:
    each = [(set(way(text)), right) for text, right in cases()]
    both, found, right = (
        sum(len(own & true) for own, true in each), sum(len(own) for own, _ in each), sum(len(true) for _, true in each)
    )  # fmt: skip
    return {
        "cases": len(each),
        "without_error": sum(own == true for own, true in each),
        "precision": round(both / found, 4),
        "recall": round(both / right, 4),
    }


def milliseconds(way: Callable[[str], object], texts: list[str]) -> float:
    """The best of several rounds, for 5,000 words."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for text in texts:
            way(text)
        taken.append(time.process_time() - begun)
    return round(min(taken) * 1000 * WORDS / sum(len(text.split()) for text in texts), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    texts = [article.text for article in read_corpus(corpus)]
    told = {
        "ours": {
            **rightness(ours),
            "milliseconds": milliseconds(lambda text: ends(text, ABBREVIATIONS), texts),
        }
    }
    if find_spec("sentencex"):
        from sentencex import get_sentence_boundaries

        quick = milliseconds(lambda text: get_sentence_boundaries("en", text), texts)
        told["sentencex"] = {
            "version": version("sentencex"),
            **rightness(sentencex),
            "milliseconds": quick,
        }
    for name, one in told.items():
        print(name, one)
    save({**provenance([corpus, CASES]), "ways": told}, ROOT / "bench/results/sentences.json")


if __name__ == "__main__":
    main()
