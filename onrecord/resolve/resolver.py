"""Resolves the quotations of one document, in the order of the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.language import ENGLISH, Language
from onrecord.language.english.pronouns import HE, SHE
from onrecord.resolve import modes
from onrecord.resolve.addressees import addressee
from onrecord.resolve.article import Article
from onrecord.resolve.asserted import is_asserted
from onrecord.resolve.certainty import BY_HEADLINE
from onrecord.resolve.days import Days
from onrecord.resolve.denied import denied
from onrecord.resolve.denying import is_denial
from onrecord.resolve.headline import Headline
from onrecord.resolve.issuers import Issuers
from onrecord.resolve.manner import kind, mode
from onrecord.resolve.occasions import Occasion, Occasions
from onrecord.resolve.referents import Referent, Told
from onrecord.resolve.relay import nesting, on_behalf_of, passed_on, relayed_by, with_quoted_source
from onrecord.resolve.setting import Setting
from onrecord.resolve.sources import is_account, is_label
from onrecord.resolve.speakers import Speakers
from onrecord.text.sentences import Sentences
from onrecord.text.wrapping import as_printed, printed, unwrapped
from onrecord.types import Document, Kind, Mention, Mode, Quotation, Said, Span, Speaker

PART = 200_000
"""Characters that are resolved together: what is longer is no article, and would take memory
without end."""

EARLIER = 2
"""Quotations before one that tell whether it goes on denying."""
BESIDE = 3000
"""Characters around a part that are looked at as well."""


def resolve(
    document: Document, quotations: Sequence[Quotation], language: Language = ENGLISH
) -> tuple[Quotation, ...]:
    """The quotations, in the order of the text, with everything they resolve to; None wherever the
    article does not say.

    Takes time in proportion to the text. Raises nothing, whatever the text. `language`: what the
    document is read as.
    """
    if not quotations:
        return ()
    document = replace(document, text=unwrapped(document.text, language.common_words))
    resolved: list[Quotation] = []
    for resolver, numbers in resolvers(document, quotations, language):
        resolved += map(resolver.resolved, numbers)
    return tuple(passed_on(quotation, resolved, document.text) for quotation in resolved)


def resolvers(
    document: Document, quotations: Sequence[Quotation], language: Language = ENGLISH
) -> "Iterator[tuple[Resolver, Iterator[int]]]":
    """A resolver for each part of a document with unwrapped text, and the numbers of the
    quotations in that part."""
    sentences = Sentences(document.text, language.abbreviations)
    within = nesting(quotations)
    headline = Headline(document)
    for index, numbers in groupby(
        range(len(quotations)), key=lambda n: quotations[n].content[0].start // PART
    ):
        part = Span(index * PART, (index + 1) * PART)
        yield Resolver(document, quotations, part, sentences, within, headline, language), numbers


@dataclass(frozen=True, slots=True)
class Considered:
    """A quotation in its setting, with its speaker, and its mode and occasion by rule.

    `owner`: the one that `its` stands for in a source such as `its report`.
    """

    setting: Setting
    attribution: Told
    manner: Mode
    occasion: Occasion
    owner: str | None


class Resolver:
    """Resolves the quotations of one part of a text, one after the other."""

    def __init__(
        self,
        document: Document,
        quotations: Sequence[Quotation],
        part: Span,
        sentences: Sentences,
        within: Sequence[int | None],
        headline: Headline,
        language: Language,
    ) -> None:
        """Prepare one part of a text. `within`: the result of `nesting`."""
        self.text, self.quotations, self.sentences, self.within = (
            document.text,
            quotations,
            sentences,
            within,
        )
        around = Span(max(0, part.start - BESIDE), part.end + BESIDE)
        part_quotations = [
            quotation
            for quotation in quotations
            if part.start <= quotation.content[0].start < part.end
        ]
        sources = [span for quotation in part_quotations for span in quotation.source]
        self.article = Article(document.text, document.furniture, around, sources, language)
        self.speakers = Speakers(self.article, part_quotations)
        self.headline, self.language = headline, language
        self.issuers = Issuers(self.article, sentences)
        contents = sorted(span for quotation in part_quotations for span in quotation.content)
        self.days = Days(document, sentences, part, contents)
        self.occasions = Occasions(
            document, self.article, sentences, part_quotations, part.start, self.days
        )

    def resolved(self, number: int) -> Quotation:
        """The resolved quotation. Call it for each quotation in order."""
        considered = self.considered(number)
        setting = considered.setting
        venue = considered.occasion.venue
        extracted = self.quotations[number]
        quotation, sentence = setting.quotation, setting.sentence
        to = addressee(setting)
        by = self._speaker(_with_kind(considered), considered.owner)
        self.issuers.said_in(venue, by.name if by and by.kind != "document" else None)
        when = self.days.day(setting, considered.occasion.when)
        earlier = self.quotations[max(0, number - EARLIER) : number]
        denies = is_denial(quotation, self.text, sentence, earlier, self.language.denial)
        return replace(
            extracted,
            mode=mode(setting, considered.manner, venue),
            speaker=by,
            addressee=self._mention(to) if to else None,
            venue=venue,
            said=Said(when.edtf, when.span) if when else None,
            denies=denies,
            denied=denied(quotation, self.text, sentence, self.language.denial) if denies else None,
            relayed_by=tuple(map(self._mention, self._relays(number, quotation, sentence, to))),
            within=self.within[number],
            asserted=is_asserted(quotation, self.text, sentence, self.language.unsaid),
        )

    def considered(self, number: int) -> Considered:
        """The next quotation as resolved by the rules."""
        quotation = with_quoted_source(self.quotations[number], self.text)
        parts = quotation.cue or quotation.source or quotation.content
        sentence = self.sentences.around(parts[0], parts[-1])
        owner = self.issuers.owner(quotation, self.speakers)
        attribution = self.speakers.tell(quotation)
        speaker = attribution.speaker
        manner = modes.mode(
            printed(quotation.cue, self.text),
            speaker.kind if speaker else None,
            self.language.manner,
        )
        occasion = self.occasions.tell(
            quotation, speaker, sentence, spoken=manner in ("speech", "writing")
        )
        if manner == "speech" and self._is_written(quotation, occasion.venue):
            manner = "writing"
        setting = Setting(quotation, sentence, self.article, speaker, self.days.contents)
        return Considered(setting, attribution, manner, occasion, owner)

    def _is_written(self, quotation: Quotation, venue: Span | None) -> bool:
        """Whether the words were written, by the cue, the source or the venue."""
        by_cue = modes.is_written(
            printed(quotation.cue, self.text), self.language.manner
        ) or is_account(quotation.source, self.text)
        return by_cue or (
            venue is not None and modes.is_written(venue.of(self.text), self.language.manner)
        )

    def _relays(
        self, number: int, quotation: Quotation, sentence: Span, to: Span | None
    ) -> tuple[Span, ...]:
        """The spans of those who passed the words on."""
        extracted = self.quotations[number]
        return (
            extracted.source
            if quotation is not extracted
            else relayed_by(quotation, self.text, sentence, to)
        )

    def _speaker(self, attribution: Told, owner: str | None) -> Speaker | None:
        """The speaker, as far as known; None if the article gives no speaker at all.

        `owner`: the one that `its` stands for in a source such as `its report`.
        """
        if attribution.state == "open" and (speaker := self._of_headline(attribution)):
            return speaker
        if attribution.speaker is None:
            source = attribution.quotation.source
            if not any(map(self.article.words_in, source)) or is_label(source, self.text):
                return None
            likely: Kind | None = "person" if attribution.candidates else None
            return Speaker(
                None, likely, state="open", confidence=0.0, candidates=attribution.candidates
            )
        whole = self._whole(attribution.quotation, attribution.speaker)
        attributed = (
            Speaker(None, attribution.speaker.kind) if attribution.state == "open" else whole
        )
        candidates = () if attribution.state == "named" else attribution.candidates
        issuer = None
        if attribution.speaker.kind == "document":
            issuer = owner or self.issuers.of(
                attribution.quotation, attribution.speaker, attribution.state != "open"
            )
        return replace(
            attributed,
            state=attribution.state,
            confidence=attribution.likelihood,
            candidates=candidates,
            issuer=issuer,
        )

    def _of_headline(self, attribution: Told) -> Speaker | None:
        """The speaker according to the headline, for a `he` or `she` whose full name the text
        does not give."""
        pronoun = printed(attribution.quotation.source, self.text).lower()
        if attribution.candidates or pronoun not in (HE, SHE):
            return None
        name = self.headline.only_one(pronoun)
        return Speaker(name, "person", state="inferred", confidence=BY_HEADLINE) if name else None

    def _whole(self, quotation: Quotation, referent: Referent) -> Speaker:
        roles = self.article.roles.get(referent.entity, []) if referent.entity else []
        names = (name for span in quotation.source for name in self.article.names_in(span))
        inside = [self.article.role_of[name] for name in names if name in self.article.role_of]
        words_of_roles = [role.words for role in roles]
        speaker_roles = [role for role in inside if role.words in words_of_roles]
        role = next(iter([*speaker_roles, *roles]), None)
        behalf = on_behalf_of(
            (*quotation.source, referent.name), role.span if role else None, self.text, self.article
        )
        called = as_printed(role.span, self.text).strip() if role else None
        fuller = self.headline.in_full(referent.entity.fullest) if referent.entity else None
        return Speaker(
            fuller or as_printed(referent.name, self.text), referent.kind, called, behalf
        )

    def _mention(self, span: Span) -> Mention:
        return Mention(as_printed(span, self.text), span)


def _with_kind(considered: Considered) -> Told:
    """The attribution, with the learned kind for a speaker without a name."""
    attribution = considered.attribution
    if attribution.speaker is None or attribution.speaker.entity is not None:
        return attribution
    return replace(
        attribution,
        speaker=replace(
            attribution.speaker, kind=kind(considered.setting, attribution.speaker.kind)
        ),
    )
