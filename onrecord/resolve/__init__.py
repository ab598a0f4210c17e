"""Resolves extracted quotations: who said it, for whom, to whom, where and when, whether it
denies something, and who passed it on."""

from onrecord.resolve.resolver import resolve

__all__ = ["resolve"]
