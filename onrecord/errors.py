"""Everything onrecord raises on purpose.

    OnRecordError
    ├── InputError      an article, file or line that cannot be read
    │   ├── LanguageError       ... because no model reads the language that it is in
    │   └── FaultError          ... because onrecord itself fails at it, which is a bug
    ├── FormError       JSON that is not in the form it should be in
    ├── ModelError      the model's files are missing, damaged or of another version
    ├── ReaderError     reading in several processes broke off
    ├── RecordError     the record cannot be opened, read or written
    │   └── UnavailableError    ... because its file or disk fails or is busy, whatever was asked
    └── CorpusError     gold or predicted annotations that cannot be scored or trained on

Each message is one line that says what was got, what was expected and what to do, and names the
input.
"""


class OnRecordError(Exception):
    """The root: catch this to catch all of onrecord's own errors, and no bug."""


class InputError(OnRecordError):
    """An input that cannot be read. In a batch it takes the document's place, and the batch goes
    on.

    `where` names the input as a person would find it: a path, "standard input", or "path, line 3".
    """

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem


class LanguageError(InputError):
    """An article in a language that no model reads."""


class FaultError(InputError):
    """An article at which onrecord itself fails: a bug, whose cause the error carries. The other
    articles go on."""

    def __init__(self, where: str) -> None:
        super().__init__(
            where, "a fault of onrecord, not of the article; the log says more: please report it"
        )


class FormError(OnRecordError):
    """JSON that is not in the form it should be in. `place`: where, such as `quotations[2].type`;
    empty: the whole."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}" if place else problem)
        self.place, self.problem = place, problem

    def within(self, place: str) -> "FormError":
        """The same error, as seen from what `place` is a member or an item of."""
        parting = "." if self.place and not self.place.startswith("[") else ""
        return FormError(f"{place}{parting}{self.place}", self.problem)


class ModelError(OnRecordError):
    """The model's files are missing, damaged or made for another version."""


class ReaderError(OnRecordError):
    """Reading in several processes broke off."""


class RecordError(OnRecordError):
    """The record cannot be opened, read or written."""


class UnavailableError(RecordError):
    """The record's file or disk fails, is full or is in use by another process: the same may be
    asked again."""


class CorpusError(OnRecordError):
    """Gold or predicted annotations that cannot be scored or trained on."""
