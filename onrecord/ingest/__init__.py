"""Text, HTML, JSON Lines, Word, directories and standard input in; documents out, each failure as a
value."""

from onrecord.ingest.encoding import codec_of
from onrecord.ingest.formats import BY_MEDIA_TYPE, BY_SUFFIX, FORMATS, Format, declared
from onrecord.ingest.furniture import furniture
from onrecord.ingest.inputs import count, documents, held, named
from onrecord.ingest.options import Options, Remedies
from onrecord.ingest.parsing import articles, document_of, parsed
from onrecord.ingest.raw import Known, Raw, Source

__all__ = [
    "BY_MEDIA_TYPE",
    "BY_SUFFIX",
    "FORMATS",
    "Format",
    "Known",
    "Options",
    "Raw",
    "Remedies",
    "Source",
    "articles",
    "codec_of",
    "count",
    "declared",
    "document_of",
    "documents",
    "furniture",
    "held",
    "named",
    "parsed",
]
