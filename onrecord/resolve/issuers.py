"""Who issued the document that words are attributed to: by the source, its sentence, or an earlier mention of it."""

from collections.abc import Sequence

from onrecord.resolve.article import Article
from onrecord.resolve.issuing import Mentioned, issuer_told, mentioned
from onrecord.resolve.lexicon import ABOUT_OWNER, FIRST_PERSON, OWN
from onrecord.resolve.references import is_document
from onrecord.resolve.referents import Referent
from onrecord.resolve.sentences import Sentences
from onrecord.resolve.sources import head_of
from onrecord.resolve.speakers import Speakers
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
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
POINTING = frozenset({"new", "same", "latest", "recent", "full", "document", "written"})
"""What may be added to a document told of before."""


class Issuers:
    """Tells the issuers of the documents that speak in an article."""

    def __init__(self, article: Article, sentences: Sentences) -> None:
        """Take an article and where its sentences end."""
        self.article, self.sentences = article, sentences
        self.statements: list[tuple[Span, str]] = []

    def said_in(self, venue: Span | None, speaker: str | None) -> None:
        """Take the words on where somebody spoke: what they said in a statement is in a statement of theirs."""
        if venue and speaker:
            self.statements.append((venue, speaker))

    def owner(self, quotation: Quotation, speakers: Speakers) -> str | None:
        """Whom his, her, its or their means in a source such as `its report`, if it is nearly sure; asked before the
        speaker of the quotation is told."""
        words = self.article.words_in(quotation.source[0])[:1] if quotation.source else ()
        source = self._in_source(quotation) if words and words[0].lower in OWNERS else None
        if source is None or source.words[0].lower not in OWNERS or source.noun in ABOUT_OWNER:
            return None
        attribution = speakers.meant_by(quotation, source.words[0].span)
        is_known = attribution and attribution.state == "inferred" and attribution.likelihood >= SURE
        if not is_known or not attribution or not attribution.speaker or attribution.speaker.kind == "document":
            return None
        return as_printed(attribution.speaker.name, self.article.text)

    def of(self, quotation: Quotation, referent: Referent, is_sure: bool) -> str | None:
        """The issuer of the document that a quotation's source stands for; None where the article does not plainly say.

        `is_sure`: whether it is known which document is meant by words that do not tell themselves.
        """
        source = self._in_source(quotation)
        if source and (issuer := self._issuer_told(source)):
            return issuer
        if not is_sure:
            return None
        meant = None if not is_apart(referent.name, quotation.source) else self._at(referent.name)
        if meant and (issuer := self._issuer_told(meant)):
            return issuer
        mention = source or meant
        return self._earlier(mention) if mention and mention.words[0].lower in DEFINITE - OWN else None

    def _issuer_told(self, mention: Mentioned) -> str | None:
        """Who issued it by its own words, or because somebody known said something in it."""
        noun, issuer = mention.words[-1].span, issuer_told(self.article, mention)
        if issuer and not issuer[0].islower():
            return issuer
        speakers = (name for venue, name in reversed(self.statements) if venue.start <= noun.start < venue.end)
        return next(speakers, issuer)

    def _in_source(self, quotation: Quotation) -> Mentioned | None:
        """The document in the words of a source; behind it, its words go on up to the cue or what was said."""
        for span in quotation.source:
            if noun := self._noun(self.article.words_in(span)):
                sentence = self.sentences.around(span, span)
                begun = [part.start for part in (*quotation.cue, *quotation.content) if part.start >= span.end]
                return mentioned(self.article, noun, sentence, min([sentence.end, *begun]))
        return None

    def _at(self, span: Span) -> Mentioned | None:
        """The document that a span describes."""
        noun = self._noun(self.article.words_in(span))
        sentence = self.sentences.around(span, span)
        return mentioned(self.article, noun, sentence, sentence.end) if noun else None

    def _noun(self, words: Sequence[Token]) -> Token | None:
        """The word of a document that a description turns on."""
        head = head_of(self.article, words)
        return next((word for word in words if word.lower == head), None) if is_document(head) else None

    def _earlier(self, mention: Mentioned) -> str | None:
        """Who issued the nearest document before of the same noun, if that may be this one.

        Mentions that tell no more than `the report` lead on to the one before; any other ends the search.
        """
        before = self.article.words_in(Span(max(0, mention.start - REACH), mention.start))
        nouns = [word for word in before if word.lower == mention.noun]
        for noun in reversed(nouns[-MOST:]):
            earlier = self._at(noun.span)
            if earlier is None or (len(earlier.words) == 1 and not self._issuer_told(earlier)):
                continue
            if not mention.telling - POINTING <= earlier.telling:
                return None
            if (issuer := self._issuer_told(earlier)) or earlier.words[0].lower not in DEFINITE or earlier.telling:
                return issuer
        return None
