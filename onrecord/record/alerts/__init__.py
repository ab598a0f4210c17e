"""Alerts: who wants to be told of what, and what is new for them."""
