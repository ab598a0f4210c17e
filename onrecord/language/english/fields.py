"""The field of life that a word for a person belongs to."""

from onrecord.language.english.lists import lines

FIELDS = {
    word: field.strip()
    for field, _, words in (line.partition(":") for line in lines("naming/fields"))
    for word in words.split()
}
"""The field of each noun for a person that belongs to one."""
