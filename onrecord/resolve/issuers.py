"""Who issued the document that words are attributed to: by the source, its sentence, or an earlier mention of it."""

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
    """Tells the issuers of the documents that speak in an article."""

    def __init__(self, article: Article, sentences: Sentences) -> None:
        """Take an article and where its sentences end."""
        self.article, self.sentences = article, sentences
        self.known: list[tuple[Span, str]] = []

    def said_in(self, place: Span | None, speaker: str | None) -> None:
        """Take the words on where somebody spoke: what they said in a statement is in a statement of theirs."""
        if place and speaker:
            self.known.append((place, speaker))

    def owner(self, quotation: Quotation, speakers: Speakers) -> str | None:
        """Whom his, her, its or their means in a source such as `its report`, if it is nearly sure; asked before the
        speaker of the quotation is told."""
        words = self.article.words_in(quotation.source[0])[:1] if quotation.source else ()
        source = self._in_source(quotation) if words and words[0].lower in OWNERS else None
        if source is None or source.words[0].lower not in OWNERS or source.noun in ABOUT_OWNER:
            return None
        told = speakers.meant_by(quotation, source.words[0].span)
        is_known = told and told.state == "inferred" and told.likelihood >= SURE
        if not is_known or not told or not told.speaker or told.speaker.kind == "document":
            return None
        return as_printed(told.speaker.name, self.article.text)

    def of(self, quotation: Quotation, referent: Referent, is_sure: bool) -> str | None:
        """The issuer of the document that a quotation's source stands for; None where the article does not plainly say.

        `is_sure`: whether it is known which document is meant by words that do not tell themselves.
        """
        source = self._in_source(quotation)
        if source and (issuer := self._told(source)):
            return issuer
        if not is_sure:
            return None
        meant = None if not is_apart(referent.name, quotation.source) else self._at(referent.name)
        if meant and (issuer := self._told(meant)):
            return issuer
        asked = source or meant
        return self._earlier(asked) if asked and asked.words[0].lower in DEFINITE - OWN else None

    def _told(self, one: Mentioned) -> str | None:
        """Who issued it by its own words, or because somebody known said something in it."""
        noun, issuer = one.words[-1].span, issuer_told(self.article, one)
        if issuer and not issuer[0].islower():
            return issuer
        known = (name for place, name in reversed(self.known) if place.start <= noun.start < place.end)
        return next(known, issuer)

    def _in_source(self, quotation: Quotation) -> Mentioned | None:
        """The document in the words of a source; behind it, its words go on up to the cue or what was said."""
        for span in quotation.source:
            if noun := self._noun(self.article.words_in(span)):
                sentence = self.sentences.around(span, span)
                begun = [one.start for one in (*quotation.cue, *quotation.content) if one.start >= span.end]
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

    def _earlier(self, asked: Mentioned) -> str | None:
        """Who issued the nearest document before of the same noun, if that may be this one.

        Mentions that tell no more than `the report` lead on to the one before; any other ends the search.
        """
        before = self.article.words_in(Span(max(0, asked.start - REACH), asked.start))
        places = [word for word in before if word.lower == asked.noun]
        for noun in reversed(places[-MOST:]):
            one = self._at(noun.span)
            if one is None or (len(one.words) == 1 and not self._told(one)):
                continue
            if not asked.telling - POINTING <= one.telling:
                return None
            if (issuer := self._told(one)) or one.words[0].lower not in DEFINITE or one.telling:
                return issuer
        return None
