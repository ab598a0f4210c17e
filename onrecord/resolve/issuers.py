"""Finds the issuer of the document that a quotation is attributed to: from the source, its
sentence or an earlier mention of the document."""

from collections.abc import Sequence

from onrecord.language.english.documents import ABOUT_OWNER, DEFINITE, POINTING
from onrecord.language.english.pronouns import FIRST_PERSON, OWN
from onrecord.resolve.article import Article
from onrecord.resolve.issuing import Mentioned, issuer_told, mentioned
from onrecord.resolve.references import is_document
from onrecord.resolve.referents import Referent
from onrecord.resolve.sources import head_of
from onrecord.resolve.speakers import Speakers
from onrecord.text.sentences import Sentences
from onrecord.text.spans import is_apart
from onrecord.text.tokens import Token
from onrecord.text.wrapping import as_printed
from onrecord.types import Quotation, Span

REACH = 4000
"""Characters back in which `the report` finds the report it is."""
MOST = 20
"""Mentions of its noun that are looked through."""
OWNERS = OWN - FIRST_PERSON
SURE = 0.8
"""How likely it must be whom its, his or their means."""


class Issuers:
    """Finds the issuers of the documents that an article quotes."""

    def __init__(self, article: Article, sentences: Sentences) -> None:
        """Start with an article and its sentences."""
        self.article, self.sentences = article, sentences
        self.statements: list[tuple[Span, str]] = []

    def said_in(self, venue: Span | None, speaker: str | None) -> None:
        """Record that a speaker spoke in a document: a statement in which somebody spoke is that
        speaker's statement."""
        if venue and speaker:
            self.statements.append((venue, speaker))

    def owner(self, quotation: Quotation, speakers: Speakers) -> str | None:
        """The person or body that his, her, its or their stands for in a source such as `its
        report`, if it is nearly certain.

        Call it before the speaker of the quotation is resolved.
        """
        words = self.article.words_in(quotation.source[0])[:1] if quotation.source else ()
        source = self._in_source(quotation) if words and words[0].lower in OWNERS else None
        if source is None or source.words[0].lower not in OWNERS or source.noun in ABOUT_OWNER:
            return None
        attribution = speakers.meant_by(quotation, source.words[0].span)
        is_known = (
            attribution and attribution.state == "inferred" and attribution.likelihood >= SURE
        )
        if (
            not is_known
            or not attribution
            or not attribution.speaker
            or attribution.speaker.kind == "document"
        ):
            return None
        return as_printed(attribution.speaker.name, self.article.text)

    def of(self, quotation: Quotation, referent: Referent, is_sure: bool) -> str | None:
        """The issuer of the document that is a quotation's source; None where the article does not
        plainly say.

        `is_sure`: whether it is certain which document is meant.
        """
        source = self._in_source(quotation)
        if source and (issuer := self._issuer_of(source)):
            return issuer
        if not is_sure:
            return None
        meant = None if not is_apart(referent.name, quotation.source) else self._at(referent.name)
        if meant and (issuer := self._issuer_of(meant)):
            return issuer
        mention = source or meant
        return (
            self._earlier(mention) if mention and mention.words[0].lower in DEFINITE - OWN else None
        )

    def _issuer_of(self, mention: Mentioned) -> str | None:
        """The issuer given by the words of the mention itself, or the speaker who is quoted from
        the document."""
        noun, issuer = mention.words[-1].span, issuer_told(self.article, mention)
        if issuer and not issuer[0].islower():
            return issuer
        speakers = (
            name
            for venue, name in reversed(self.statements)
            if venue.start <= noun.start < venue.end
        )
        return next(speakers, issuer)

    def _in_source(self, quotation: Quotation) -> Mentioned | None:
        """The document mentioned in a source. The words up to the cue or the content may name
        its issuer."""
        for span in quotation.source:
            if noun := self._noun(self.article.words_in(span)):
                sentence = self.sentences.around(span, span)
                begun = [
                    part.start
                    for part in (*quotation.cue, *quotation.content)
                    if part.start >= span.end
                ]
                return mentioned(self.article, noun, sentence, min([sentence.end, *begun]))
        return None

    def _at(self, span: Span) -> Mentioned | None:
        """The document that the words of a span describe."""
        noun = self._noun(self.article.words_in(span))
        sentence = self.sentences.around(span, span)
        return mentioned(self.article, noun, sentence, sentence.end) if noun else None

    def _noun(self, words: Sequence[Token]) -> Token | None:
        """The head noun of a description, if it is a document's."""
        head = head_of(self.article, words)
        return (
            next((word for word in words if word.lower == head), None)
            if is_document(head)
            else None
        )

    def _earlier(self, mention: Mentioned) -> str | None:
        """The issuer of the nearest earlier document with the same noun, if it may be the same
        document.

        Mentions with no more words than `the report` are skipped; any other mention ends the
        search.
        """
        before = self.article.words_in(Span(max(0, mention.start - REACH), mention.start))
        nouns = [word for word in before if word.lower == mention.noun]
        for noun in reversed(nouns[-MOST:]):
            earlier = self._at(noun.span)
            if earlier is None or (len(earlier.words) == 1 and not self._issuer_of(earlier)):
                continue
            if not mention.telling - POINTING <= earlier.telling:
                return None
            if (
                (issuer := self._issuer_of(earlier))
                or earlier.words[0].lower not in DEFINITE
                or earlier.telling
            ):
                return issuer
        return None
