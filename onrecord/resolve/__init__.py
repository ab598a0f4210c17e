"""Quotations as written into what a reader understands: who, for whom, to whom, where, when, denied, through whom."""

from onrecord.resolve.resolver import resolve

__all__ = ["resolve"]
