"""Arguments as language models send them, made into what a tool takes: null and "" for what is not
given, "2" for 2, a list of one, `Person` for `person`, 12 for #12.

What is asked for stays what it is; what is no parameter is refused, for a misspelt filter would go
unnoticed.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from mcp.server.mcpserver.exceptions import ToolError

Schema = Mapping[str, Any]
NOTHING = ("null", "none", "undefined", "n/a")
"""As text, for what is not given."""
IN_ANY_WORDS = ("words", "about", "text", "quotation")
"""Where "none" may be what is looked for."""
PEOPLE = ("speaker", "name")
"""Where a number is that of a speaker."""
NUMBER = re.compile(r"\s*#?\s*(\d{1,18})(?:\.0+)?\s*")


def fitted(given: Mapping[str, Any] | None, schema: Schema) -> dict[str, Any]:
    """The arguments in the form that a tool of this JSON schema takes.

    Raises:
        ToolError: the tool has no such parameter.
    """
    known, required = schema.get("properties", {}), schema.get("required", ())
    found: dict[str, Any] = {}
    for name, value in (given or {}).items():
        value = value[0] if isinstance(value, list) and len(value) == 1 else value
        if name not in known:
            if not _is_nothing(name, value):
                raise ToolError(_unknown(name, tuple(known)))
        elif not _is_nothing(name, value):
            found[name] = _fitted(name, value, tuple(_alternatives(known[name], schema)))
        elif isinstance(value, str) and name in required:
            found[name] = value
    return found


def _is_nothing(name: str, value: Any) -> bool:
    if value is None or value in ([], {}):
        return True
    if not isinstance(value, str):
        return False
    return not value.strip() or (name not in IN_ANY_WORDS and value.strip().lower() in NOTHING)


def _fitted(name: str, value: Any, kinds: tuple[Schema, ...]) -> Any:
    types = {kind.get("type") for kind in kinds}
    if isinstance(value, str):
        if "integer" in types and "string" not in types and (number := NUMBER.fullmatch(value)):
            return int(number[1])
        choices = {_plain(choice): choice for kind in kinds for choice in kind.get("enum", ())}
        return choices.get(_plain(value), value)
    if (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and types <= {"string", "null"}
        and name != "text"
    ):
        figure = f"{value:g}" if isinstance(value, float) else str(value)
        return f"#{figure}" if name in PEOPLE else figure
    return value


def _alternatives(kind: Schema, schema: Schema) -> Iterator[Schema]:
    """What a parameter may be: one schema without alternatives each."""
    if "$ref" in kind:
        yield from _alternatives(schema["$defs"][kind["$ref"].rsplit("/", 1)[-1]], schema)
    elif "anyOf" in kind:
        for one in kind["anyOf"]:
            yield from _alternatives(one, schema)
    else:
        yield kind


def _plain(choice: str) -> str:
    return re.sub(r"[\s_-]+", "_", choice.strip()).lower()


def _unknown(name: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(known)}"
    return f"{name[:80]}: there is no such parameter; {hint}"
