"""Watching: feeds are looked at when they are due, and what is new in them goes on the record."""
