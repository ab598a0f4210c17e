"""Alerts: what is new is sent to those who want to be told, by webhook, chat or e-mail."""
