"""Feeds that are watched, on a site of our own."""
