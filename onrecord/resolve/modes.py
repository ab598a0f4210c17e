"""How something was put forward: by the cue and the speaker's kind."""

from onrecord.language.english.manner import OTHER, SAYING, THOUGHT, WRITING, WRITTEN_THERE
from onrecord.types import Mode


def mode(cue: str, kind: str | None) -> Mode:
    """How it was put forward. `kind`: that of the speaker, if there is one."""
    if kind == "document":
        return "other" if OTHER.search(cue) and not WRITING.search(cue) else "writing"
    if WRITING.search(cue):
        return "writing"
    if THOUGHT.search(cue) and not SAYING.search(cue):
        return "thought"
    return "other" if OTHER.search(cue) else "speech"


def is_written(place: str) -> bool:
    """Whether what was said there was written: in an e-mail, on its page."""
    return bool(WRITTEN_THERE.search(place))
