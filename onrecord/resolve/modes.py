"""How something was put forward: by the cue and the speaker's kind."""

from onrecord.language.parts import Manner
from onrecord.types import Mode


def mode(cue: str, kind: str | None, manner: Manner) -> Mode:
    """How it was put forward. `kind`: that of the speaker, if there is one; `manner`: the words of the language."""
    if kind == "document":
        return "other" if manner.OTHER.search(cue) and not manner.WRITING.search(cue) else "writing"
    if manner.WRITING.search(cue):
        return "writing"
    if manner.THOUGHT.search(cue) and not manner.SAYING.search(cue):
        return "thought"
    return "other" if manner.OTHER.search(cue) else "speech"


def is_written(place: str, manner: Manner) -> bool:
    """Whether what was said there was written: in an e-mail, on its page."""
    return bool(manner.WRITTEN_THERE.search(place))
