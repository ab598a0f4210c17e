"""The agent protocol: tools by which an agent gets quotations, verbatim and with their sources, and
nothing else."""

from onrecord.serve.agent.over_http import OverHTTP
from onrecord.serve.agent.server import agent

__all__ = ["OverHTTP", "agent"]
