"""A speaker: what they are called, what they said, and at a glance."""
