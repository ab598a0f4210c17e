"""The record in a browser and over HTTP: pages to look at, an API to build on, tools for agents.

What it needs beyond the base install comes with `pip install 'onrecord[serve]'`.
"""

from onrecord.serve.app import application
from onrecord.serve.settings import Settings

__all__ = ["Settings", "application"]
