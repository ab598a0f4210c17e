"""How often a speaker given by name is the right one: shares counted on the annotated articles
of the training parts. `bench/certainty.py` counts them again; `weighing.py` gives the likelihood
for other speakers."""

NAMED, SHARED_NAME, BY_HEADLINE, FULLER, IN_CAPITALS = 0.93, 0.81, 0.7, 0.52, 0.72
"""How likely the speaker is the right one: named beside the words; by a last name that several in
the article have; by the headline alone; by a fuller description elsewhere; by what stands in
capitals before a turn."""
TIE = 0.7
"""How likely the second may be, beside the first, for the first to be given."""
LIKELY = 0.5
"""A speaker who is less likely than this is not given: it stays open who is meant, and the
candidates are told."""
