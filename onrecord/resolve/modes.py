"""The mode of a quotation by rule: speech, writing or thought, by the cue and the kind of the
speaker."""

from onrecord.language.parts import Manner
from onrecord.types import Mode


def mode(cue: str, kind: str | None, manner: Manner) -> Mode:
    """The mode of a quotation. `kind`: the kind of its speaker, if there is one; `manner`: the
    words of the language."""
    if kind == "document":
        return "other" if manner.OTHER.search(cue) and not manner.WRITING.search(cue) else "writing"
    if manner.WRITING.search(cue):
        return "writing"
    if manner.THOUGHT.search(cue) and not manner.SAYING.search(cue):
        return "thought"
    return "other" if manner.OTHER.search(cue) else "speech"


def is_written(venue: str, manner: Manner) -> bool:
    """Whether words said at a venue were written: in an e-mail, on its page."""
    return bool(manner.WRITTEN_THERE.search(venue))
