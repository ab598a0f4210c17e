"""Expected quotations as a text file that a person can read and correct without tools
(examples/README.md).

One block per quotation, blank lines between blocks, `#` lines are comments:

    source:  Maria Lopez, the mayor of Ardell,
    cue:     said
    content: “We will rebuild the bridge,”
    content: “and we will do it by spring.”
    type:    direct

A value is the exact string of the article, a line break written `\\n`. Where it occurs more than
once, as whole words, ` @2` after it means the second occurrence; without a number the first is
meant. `-` means: there is none (a span that is itself a hyphen is written `- @1`).
"""

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from onrecord.types import Quotation, QuotationType, Span

ROLES = ("source", "cue", "content")
FIELD = re.compile(r"(source|cue|content|type): +(.*\S)")
NUMBERED = re.compile(r"(.+) @(\d+)")


def parse_quotes(quotes_text: str, article: str) -> tuple[Quotation, ...]:
    """The quotations that `quotes_text` lists, as spans of `article`.

    Raises ValueError naming the line and what is wrong with it.
    """
    return tuple(_quotation(block, article) for block in _blocks(quotes_text))


def format_quotes(quotations: Iterable[Quotation], article: str) -> str:
    """The reverse of `parse_quotes`."""
    return "\n".join(_block(quotation, article) for quotation in quotations)


Line = tuple[int, str]  # its number, counted from 1, and its text


def _blocks(quotes_text: str) -> Iterator[list[Line]]:
    block: list[Line] = []
    for number, line in enumerate(quotes_text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            block.append((number, line))
        elif not line.strip() and block:
            yield block
            block = []
    if block:
        yield block


def _quotation(block: list[Line], article: str) -> Quotation:
    spans: dict[str, list[Span]] = {role: [] for role in ROLES}
    types: list[QuotationType] = []
    seen = set()
    for number, line in block:
        match = FIELD.fullmatch(line.rstrip())
        if not match:
            raise ValueError(
                f"line {number}: expected `source:`, `cue:`, `content:` or `type:` and a value: {line!r}"
            )
        name, value = match.groups()
        seen.add(name)
        if name == "type":
            types.append(_type(value, number))
        elif value != "-":
            spans[name].append(_find(value, article, number))
    missing = [name for name in (*ROLES, "type") if name not in seen]
    if missing or len(types) != 1 or not spans["content"]:
        raise ValueError(
            f"line {block[0][0]}: a quotation needs source, cue, content and one type; missing: {missing}"
        )
    source, cue, content = (tuple(spans[role]) for role in ROLES)
    return Quotation(content=content, cue=cue, source=source, type=types[0], confidence=1.0)


def _type(value: str, number: int) -> QuotationType:
    for known_type in get_args(QuotationType):
        if value == known_type:
            return known_type  # type: ignore[no-any-return]  # get_args forgets the Literal
    raise ValueError(f"line {number}: type is {value!r}, expected one of {get_args(QuotationType)}")


def _find(value: str, article: str, number: int) -> Span:
    match = NUMBERED.fullmatch(value)
    words, nth = (match[1], int(match[2])) if match else (value, 1)
    spans = _occurrences(words.replace("\\n", "\n"), article)
    if not 1 <= nth <= len(spans):
        raise ValueError(
            f"line {number}: {words!r} occurs {len(spans)} times in the article, number {nth} was asked for"
        )
    return spans[nth - 1]


def _occurrences(words: str, article: str) -> list[Span]:
    """The spans of `words` in the article as whole words: "he" is not in "the"."""
    before = r"(?<!\w)" if re.match(r"\w", words) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", words) else ""
    pattern = re.compile(f"{before}(?={re.escape(words)}{after})")
    return [Span(match.start(), match.start() + len(words)) for match in pattern.finditer(article)]


def _block(quotation: Quotation, article: str) -> str:
    lines = []
    for role in ROLES:
        values = [_value(span, article) for span in getattr(quotation, role)] or ["-"]
        lines += [f"{role + ':':9}{value}\n" for value in values]
    return "".join([*lines, f"type:    {quotation.type}\n"])


def _value(span: Span, article: str) -> str:
    words = span.of(article)
    spans = _occurrences(words, article)
    if span not in spans:
        raise ValueError(
            f"{words!r} at {span.start} is not made of whole words of the article, and so cannot be written"
        )
    nth = spans.index(span) + 1
    return words.replace("\n", "\\n") + (f" @{nth}" if nth > 1 or words == "-" else "")
