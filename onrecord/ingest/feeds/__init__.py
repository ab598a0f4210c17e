"""Feeds of news, and lists of feeds: what they list, read from their bytes; nothing is fetched
here."""
