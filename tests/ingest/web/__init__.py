"""The fetcher, against a site of our own on loopback."""
