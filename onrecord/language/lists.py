"""The word lists of a language: the one place where they are read."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists in the `words` of a language's folder, named without the ending:
    `names/particles`."""

    folder: Path

    def words(self, name: str) -> frozenset[str]:
        """The words of a list, parted by white space.

        Raises:
            FileNotFoundError: the language has no list of this name.
        """
        return frozenset(self._text(name).split())

    def lines(self, name: str) -> list[str]:
        """The lines of a list, without empty ones and remarks, which begin with #.

        Raises:
            FileNotFoundError: the language has no list of this name.
        """
        return [line for line in self._text(name).splitlines() if line and not line.startswith("#")]

    def weights_file(self, name: str) -> Path:
        """Where the weights learned from texts in the language lie; there need not be any."""
        return self.folder / "weights" / name

    def _text(self, name: str) -> str:
        return (self.folder / "words" / f"{name}.txt").read_text(encoding="utf8")
