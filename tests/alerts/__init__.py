"""Alerts: what is new, and how it is sent."""
