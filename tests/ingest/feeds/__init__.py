"""Feeds, and lists of feeds, from their bytes."""
