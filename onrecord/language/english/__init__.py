"""English: all that the engine knows of its words, by what it is for; the lists are in the folders beside."""
