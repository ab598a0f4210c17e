"""English: all that the engine knows of its words, by what it is for.

Each module is a part of the language, as `languages.py` lists them, and holds words and patterns
only. Long lists are files in `words/`; what was learned of texts in English is in `weights/`.
"""
