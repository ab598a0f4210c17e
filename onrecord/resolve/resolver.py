"""All that a quotation resolves to, told for the quotations of one document in the order of the text."""

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
"""Characters that are resolved together: what is longer is no article, and would take memory without end."""

EARLIER = 2
"""Quotations before one that tell whether it goes on denying."""
BESIDE = 3000
"""Characters around a part that are looked at as well."""


def resolve(document: Document, quotations: Sequence[Quotation], language: Language = ENGLISH) -> tuple[Quotation, ...]:
    """The quotations, in the order of the text, with all that they resolve to; null wherever the article does not say.

    Takes time in proportion to the text. Raises nothing, whatever the text. `language`: what the document is read as.
    """
    if not quotations:
        return ()
    document = replace(document, text=unwrapped(document.text, language.common_words))
    resolved: list[Quotation] = []
    for resolver, numbers in resolvers(document, quotations, language):
        resolved += map(resolver.resolved, numbers)
    return tuple(passed_on(one, resolved, document.text) for one in resolved)


def resolvers(
    document: Document, quotations: Sequence[Quotation], language: Language = ENGLISH
) -> "Iterator[tuple[Resolver, Iterator[int]]]":
    """What resolves each part of a document whose text was unwrapped, and the numbers of its quotations."""
    sentences, within, headline = (
        Sentences(document.text, language.abbreviations),
        nesting(quotations),
        Headline(document),
    )
    for number, some in groupby(range(len(quotations)), key=lambda n: quotations[n].content[0].start // PART):
        part = Span(number * PART, (number + 1) * PART)
        yield Resolver(document, quotations, part, sentences, within, headline, language), some


@dataclass(frozen=True, slots=True)
class Considered:
    """A quotation in its setting, its speaker, and the mode and occasion by the rules. `owner`: whom its means in `its
    report`."""

    setting: Setting
    told: Told
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
        """Look at a part of a text. `within`: as of `nesting`."""
        self.text, self.quotations, self.sentences, self.within = document.text, quotations, sentences, within
        around = Span(max(0, part.start - BESIDE), part.end + BESIDE)
        own = [one for one in quotations if part.start <= one.content[0].start < part.end]
        sources = [span for one in own for span in one.source]
        self.article = Article(document.text, document.furniture, around, sources, language)
        self.speakers = Speakers(self.article, own)
        self.headline, self.language = headline, language
        self.issuers = Issuers(self.article, sentences)
        contents = sorted(span for one in own for span in one.content)
        self.days = Days(document, sentences, part, contents)
        self.occasions = Occasions(document, self.article, sentences, own, part.start, self.days)

    def resolved(self, number: int) -> Quotation:
        """One quotation, once those before it are resolved."""
        found = self.considered(number)
        setting, place, given = found.setting, found.occasion.place, self.quotations[number]
        quotation, sentence = setting.quotation, setting.sentence
        to = addressee(setting)
        by = self._speaker(_with_kind(found), found.owner)
        self.issuers.said_in(place, by.name if by and by.kind != "document" else None)
        when = self.days.day(setting, found.occasion.when)
        earlier = self.quotations[max(0, number - EARLIER) : number]
        denies = is_denial(quotation, self.text, sentence, earlier, self.language.denial)
        return replace(
            given,
            mode=mode(setting, found.manner, place),
            speaker=by,
            addressee=self._mention(to) if to else None,
            venue=place,
            said=Said(when.edtf, when.span) if when else None,
            denies=denies,
            denied=denied(quotation, self.text, sentence, self.language.denial) if denies else None,
            relayed_by=tuple(map(self._mention, self._relays(number, quotation, sentence, to))),
            within=self.within[number],
            asserted=is_asserted(quotation, self.text, sentence, self.language.unsaid),
        )

    def considered(self, number: int) -> Considered:
        """What the rules tell of the next quotation."""
        quotation = with_quoted_source(self.quotations[number], self.text)
        parts = quotation.cue or quotation.source or quotation.content
        sentence = self.sentences.around(parts[0], parts[-1])
        owner = self.issuers.owner(quotation, self.speakers)
        told = self.speakers.tell(quotation)
        speaker = told.speaker
        manner = modes.mode(printed(quotation.cue, self.text), speaker.kind if speaker else None, self.language.manner)
        occasion = self.occasions.tell(quotation, speaker, sentence, spoken=manner in ("speech", "writing"))
        if manner == "speech" and self._is_written(quotation, occasion.place):
            manner = "writing"
        setting = Setting(quotation, sentence, self.article, speaker, self.days.contents)
        return Considered(setting, told, manner, occasion, owner)

    def _is_written(self, quotation: Quotation, place: Span | None) -> bool:
        """Whether what is said to have been said was written, by the cue, the source or where it was said."""
        by_cue = modes.is_written(printed(quotation.cue, self.text), self.language.manner) or is_account(
            quotation.source, self.text
        )
        return by_cue or (place is not None and modes.is_written(place.of(self.text), self.language.manner))

    def _relays(self, number: int, quotation: Quotation, sentence: Span, to: Span | None) -> tuple[Span, ...]:
        """Who passed the words on, by the words around them."""
        given = self.quotations[number]
        return given.source if quotation is not given else relayed_by(quotation, self.text, sentence, to)

    def _speaker(self, told: Told, owner: str | None) -> Speaker | None:
        """The speaker, as far as known; None if the article gives nobody at all. `owner`: whom its means in `its
        report`."""
        if told.state == "open" and (speaker := self._of_headline(told)):
            return speaker
        if told.speaker is None:
            source = told.quotation.source
            if not any(map(self.article.words_in, source)) or is_label(source, self.text):
                return None
            likely: Kind | None = "person" if told.candidates else None
            return Speaker(None, likely, state="open", confidence=0.0, candidates=told.candidates)
        whole = self._whole(told.quotation, told.speaker)
        known = Speaker(None, told.speaker.kind) if told.state == "open" else whole
        candidates = () if told.state == "named" else told.candidates
        issuer = None
        if told.speaker.kind == "document":
            issuer = owner or self.issuers.of(told.quotation, told.speaker, told.state != "open")
        return replace(known, state=told.state, confidence=told.likelihood, candidates=candidates, issuer=issuer)

    def _of_headline(self, told: Told) -> Speaker | None:
        """He or she, where the text names nobody, or only by a last name: who the headline says that is."""
        pronoun = printed(told.quotation.source, self.text).lower()
        if told.candidates or pronoun not in (HE, SHE):
            return None
        name = self.headline.only_one(pronoun)
        return Speaker(name, "person", state="inferred", confidence=BY_HEADLINE) if name else None

    def _whole(self, quotation: Quotation, referent: Referent) -> Speaker:
        roles = self.article.roles.get(referent.entity, []) if referent.entity else []
        names = (name for span in quotation.source for name in self.article.names_in(span))
        inside = [self.article.role_of[name] for name in names if name in self.article.role_of]
        own = [role for role in inside if role.words in [known.words for known in roles]]
        role = next(iter([*own, *roles]), None)
        behalf = on_behalf_of((*quotation.source, referent.name), role.span if role else None, self.text, self.article)
        called = as_printed(role.span, self.text).strip() if role else None
        fuller = self.headline.in_full(referent.entity.fullest) if referent.entity else None
        return Speaker(fuller or as_printed(referent.name, self.text), referent.kind, called, behalf)

    def _mention(self, span: Span) -> Mention:
        return Mention(as_printed(span, self.text), span)


def _with_kind(found: Considered) -> Told:
    """The speaker told, of the kind that was learned if he has no name."""
    told = found.told
    if told.speaker is None or told.speaker.entity is not None:
        return told
    return replace(told, speaker=replace(told.speaker, kind=kind(found.setting, told.speaker.kind)))
