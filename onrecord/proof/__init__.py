"""Every quotation of a draft, checked: `proof(draft, reader, record)`; against named sources:
`sources(...)`.

`drafting.py` prepares the text, `claims.py` takes the quotations from it, `proofing.py` checks
them; `sarif.py` and `page.py` write the proof for other programs and for people.
"""

from onrecord.proof.claims import Claim, Unchecked
from onrecord.proof.page import write_page
from onrecord.proof.proofing import Proof, Proofed, Standing, proof, proof_of
from onrecord.proof.sarif import write_sarif
from onrecord.proof.sources import sources

__all__ = [
    "Claim",
    "Proof",
    "Proofed",
    "Standing",
    "Unchecked",
    "proof",
    "proof_of",
    "sources",
    "write_page",
    "write_sarif",
]
