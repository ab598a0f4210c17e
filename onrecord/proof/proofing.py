"""The proof of a draft: each of its quotations beside what is on record.

The draft cannot prove itself: articles that are the same report (the same text, its copies and
versions) are left out. What is reported in the draft's own words is checked too, but only for its
sense.
"""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any, Literal

from onrecord.proof.claims import TOO_SHORT, Claim, Unchecked, claims, unchecked
from onrecord.proof.drafting import without_markup
from onrecord.reader import Reader
from onrecord.record import EXPLAINED, SAID, Checked, Record, Verdict
from onrecord.types import Document, Reading

Standing = Literal["sound", "open", "wrong"]
"""What an editor has to do about it: nothing; find out more; change it."""
WRONG: frozenset[Verdict] = frozenset(
    {"altered", "spliced", "made direct", "other speaker", "denied", "reported as not said"}
)
SOUND_INDIRECT: frozenset[Verdict] = frozenset({"verbatim", "shortened", "paraphrase"})
MOST_EVIDENCE = 5
REPORTED = "reported in these words, or with this sense"
NOT_SAID = "the draft says that this was not said; "


@dataclass(frozen=True, slots=True)
class Proofed:
    """A quotation of the draft and what the record says about it."""

    claim: Claim
    checked: Checked

    @property
    def verdict(self) -> Verdict:
        """The record's verdict. Words that the draft does not have in quotation marks were not made
        direct by it."""
        verdict = self.checked.verdict
        return "paraphrase" if verdict == "made direct" and not self.claim.direct else verdict

    @property
    def standing(self) -> Standing:
        """Whether it may stand as it is in the draft."""
        verdict, cut = self.verdict, bool(self.checked.dropped)
        if not self.claim.quotation.asserted:
            return "wrong" if verdict in SAID else "sound"
        if verdict in WRONG or (verdict == "shortened" and cut):
            return "wrong"
        sound = ("verbatim",) if self.claim.direct else SOUND_INDIRECT
        return "sound" if verdict in sound and not self.checked.caveat else "open"

    @property
    def meaning(self) -> str:
        """The verdict in words."""
        explanation = EXPLAINED[self.verdict]
        if self.verdict == "paraphrase" and not self.claim.direct:
            explanation = REPORTED
        return explanation if self.claim.quotation.asserted else NOT_SAID + explanation

    def to_json(self) -> dict[str, Any]:
        """The quotation and the answer as a JSON object; spans point into the draft's text."""
        answer = replace(self.checked, evidence=self.checked.evidence[:MOST_EVIDENCE])
        quotation = self.claim.quotation
        return {
            "spans": [list(span) for span in self.claim.spans],
            "words": self.claim.words,
            "direct": self.claim.direct,
            "asserted": quotation.asserted,
            "speaker": quotation.speaker.to_json() if quotation.speaker else None,
            "verdict": self.verdict,
            "standing": self.standing,
            "means": self.meaning,
            "answer": answer.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Proof:
    """A draft and what the record says about each of its quotations, in the order of the text.

    `unchecked`: what stands in quotation marks and was not checked; `left_out`: how many articles
    on record are the draft itself or copies of it, which prove nothing.
    """

    draft: Document
    proofed: tuple[Proofed, ...]
    unchecked: tuple[Unchecked, ...]
    left_out: int

    @property
    def direct(self) -> tuple[Proofed, ...]:
        """What the draft has in quotation marks."""
        return tuple(proofed for proofed in self.proofed if proofed.claim.direct)

    @property
    def indirect(self) -> tuple[Proofed, ...]:
        """What the draft reports in its own words."""
        return tuple(proofed for proofed in self.proofed if not proofed.claim.direct)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many quotations in quotation marks have each verdict, in the order of the
        verdicts."""
        by_verdict = Counter(proofed.verdict for proofed in self.direct)
        return {verdict: by_verdict[verdict] for verdict in EXPLAINED if by_verdict[verdict]}

    def to_json(self) -> dict[str, Any]:
        """The proof as a JSON object."""
        checked = self.proofed[0].checked.searched.to_json() if self.proofed else None
        return {
            **{
                name: value
                for name, value in self.draft.to_json().items()
                if name in ("id", "title", "text")
            },
            "counts": self.counts,
            "searched": checked,
            "left_out": self.left_out,
            "quotations": [proofed.to_json() for proofed in self.direct],
            "indirect": [proofed.to_json() for proofed in self.indirect],
            "not_checked": [passage.to_json() for passage in self.unchecked],
        }


def proof(
    draft: Document, reader: Reader, record: Record, done: Callable[[int], None] | None = None
) -> Proof:
    """Checks every quotation of a draft against a record. `done` is called with the number of
    quotations checked."""
    read = reader.read(replace(draft, text=without_markup(draft.text)))
    return proof_of(Reading(draft, read.quotations), record, done)


def proof_of(reading: Reading, record: Record, done: Callable[[int], None] | None = None) -> Proof:
    """The same for a draft that has been read."""
    draft, text = reading.document, without_markup(reading.document.text)
    itself = record.alike(draft)
    checked: list[Proofed] = []
    skipped = list(unchecked(reading, text))
    for number, claim in enumerate(claims(reading, text), 1):
        proofed = Proofed(claim, _checked(claim, record, itself))
        if claim.is_short and proofed.verdict == "not on record":
            skipped += (Unchecked(span, span.of(text), TOO_SHORT) for span in claim.spans)
        else:
            checked.append(proofed)
        if done:
            done(number)
    named = replace(draft, title=without_markup(draft.title).strip() if draft.title else None)
    return Proof(
        named, tuple(checked), tuple(sorted(skipped, key=lambda passage: passage.span)), len(itself)
    )


def _checked(claim: Claim, record: Record, itself: Collection[int]) -> Checked:
    """What the record says about a claim. In quotation marks it is claimed word for word."""
    words = f"“{claim.words}”" if claim.direct else claim.words
    return record.check(words, claim.speaker, itself)
