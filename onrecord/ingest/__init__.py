"""Text, HTML, JSON Lines, directories and standard input in; documents out, each failure as a value."""

from onrecord.ingest.furniture import furniture
from onrecord.ingest.inputs import count, documents, sent_documents
from onrecord.ingest.options import Options

__all__ = ["Options", "count", "documents", "furniture", "sent_documents"]
