"""What all tests share: seeded property tests, and a tokenizer of our own making."""

import pytest
from hypothesis import settings
from tokenizers import Tokenizer
from tokenizers.decoders import WordPiece as WordPieceDecoder
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

settings.register_profile("seeded", derandomize=True, deadline=None)
settings.load_profile("seeded")

SPECIAL = {"[PAD]": 0, "[UNK]": 1, "[CLS]": 101, "[SEP]": 102}
WORDS = (
    "the",
    "bridge",
    "said",
    "that",
    "mayor",
    "we",
    "will",
    "re",
    "##build",
    "spring",
    "lopez",
    "##s",
)
MARKS = "“”\"‘’'«»„‟`.,:;?!-–—()"
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """Cuts words as the shipped tokenizer does, with a vocabulary of a few words and all
    letters."""
    known = [*WORDS, *MARKS, *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    vocabulary = SPECIAL | {piece: 103 + number for number, piece in enumerate(known)}
    made = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))  # type: ignore[call-arg]
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    made.decoder = WordPieceDecoder()
    return made
