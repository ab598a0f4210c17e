"""Small and capital letters of every script, for regular expressions: `[a-z]` knows those of English only."""

from itertools import count, groupby

_LAST = 0x2FFF
"""Past it hardly any script has capitals."""


def _ranges(letters: list[str]) -> str:
    """The letters as they stand between square brackets, runs of them as ranges."""
    numbers = count()
    runs = [[*run] for _, run in groupby(letters, key=lambda letter: ord(letter) - next(numbers))]
    return "".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


SMALL = _ranges([letter for letter in map(chr, range(_LAST)) if letter.isalpha() and letter.islower()])
LARGE = _ranges([letter for letter in map(chr, range(_LAST)) if letter.isalpha() and letter.isupper()])
