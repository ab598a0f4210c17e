import pytest

from onrecord.match.relations import Relation, relation

FOUND = {
    "put off": ("put off the vote", Relation("postpon", False, 2)),
    "with an article within": ("put their money by", Relation("sav", False, 4)),
    "the longest": ("went on strike today", Relation("strik", False, 3)),
    "a contrary": ("stays open today", Relation("shut", True, 2)),
    "without a word": ("were refused the money", Relation("", True, 2)),
    "cut short": ("put", None),
    "no relation": ("the mill", None),
}


@pytest.mark.parametrize(("words", "expected"), FOUND.values(), ids=FOUND)
def test_verbs_of_several_words_are_found(words: str, expected: Relation | None) -> None:
    keys = words.split()
    assert relation(keys, 0, len(keys)) == expected
