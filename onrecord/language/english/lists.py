"""The word lists of English, as the modules beside this one read them; and where what was learned
of it lies."""

from pathlib import Path

from onrecord.language.lists import Lists

LISTS = Lists(Path(__file__).parent)
words, lines, weights_file = LISTS.words, LISTS.lines, LISTS.weights_file
