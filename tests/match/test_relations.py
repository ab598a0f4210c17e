import pytest

from onrecord.match.relations import Relation, relation

FOUND = {
    "put off": ("put off the vote", Relation("postpon", False, 2)),
    "with an article within": ("put their money by", Relation("sav", False, 4)),
    "the longest": ("went on strike today", Relation("strik", False, 3)),
    "a contrary": ("stays open today", Relation("shut", True, 2)),
    "a possessive": ("gave her word to", Relation("promis", False, 3)),
    "no possessive": ("gave the word to", None),
    "sure by what follows": ("went back to work", Relation("resum", False, 3)),
    "not sure by what follows": ("went back to the talks", None),
    "sure by an -ing": ("kept on building", Relation("continu", False, 2)),
    "a man kept on": ("kept on the clerk", None),
    "governing nothing": ("put money by for", Relation("sav", False, 3)),
    "governing something": ("put the money by the door", None),
    "up to": ("gave up to 40 crowns", None),
    "several words for all": ("refused to take in", Relation("turn-away", False, 4)),
    "themselves": ("turns away", Relation("turn-away", False, 2)),
    "cut short": ("put", None),
    "no relation": ("the mill", None),
}


@pytest.mark.parametrize(("words", "expected"), FOUND.values(), ids=FOUND)
def test_verbs_of_several_words_are_found(words: str, expected: Relation | None) -> None:
    keys = words.split()
    assert relation(keys, 0, len(keys)) == expected
