"""Makes a fresh virtual environment for each system of the benchmark, with nothing in it but what
the system needs.

    python bench/peers.py [--peers bench/.peers]

One that is there already is kept while its requirements stay the same; onrecord is installed into
its own again.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from systems import ROOT, SYSTEMS, System

PEERS = ROOT / "bench/.peers"


def make(system: System, peers: Path) -> None:
    """The system's virtual environment, made anew if what it needs has changed."""
    made = peers / system.name / "installed"
    wanted = needs(system)
    if not made.exists() or made.read_text(encoding="utf8") != wanted:
        shutil.rmtree(made.parent, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", made.parent], check=True)
        install(system, peers)
        made.write_text(wanted, encoding="utf8")
    elif is_ours(system):
        install(system, peers, "--no-deps", "--force-reinstall")


def is_ours(system: System) -> bool:
    return system.requires == (str(ROOT),)


def needs(system: System) -> str:
    """What the environment depends on; our own dependencies stand in pyproject.toml."""
    ours = (ROOT / "pyproject.toml").read_text(encoding="utf8") if is_ours(system) else ""
    return "\n".join([sys.version, *system.requires, ours])


def install(system: System, peers: Path, *options: str) -> None:
    pip = [system.python(peers), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *options, *system.requires], check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", type=Path, default=PEERS, help="the folder for the environments")
    arguments = parser.parse_args()
    for wanted in SYSTEMS:
        print(f"{wanted.name} ...", flush=True)
        make(wanted, arguments.peers)
