"""A speaker: what articles call them, what they said, and their portrait."""
