"""An invented agency text, what papers made of it, and what only looks like it.

`COPIES` are one report with `AGENCY`, by what was done to it. `APART` are pairs of texts that are
not, by why somebody might think so.
"""

import re

AGENCY = """\
VARN (Tessel News) - The port of Varn will stay closed to freight until the end of April, its director announced on \
Tuesday, after divers found cracks in two of the eleven pillars that carry the eastern quay.

“Nobody is going to put a loaded crane on a pillar that I would not stand under myself,” Ilse Marn told reporters \
outside the customs house. “We have looked for a way to keep half of the quay open, and there is none that an honest \
engineer would sign.”

About 340 dockers were sent home on full pay when the cracks were discovered last Thursday. Their union, which has \
2,100 members along the coast, said it expected the port to keep its word until the last of them was back at work.

The closure costs shippers roughly 1.4 million crowns a day, according to the chamber of commerce, which has asked \
the ministry of transport to let trucks use the coastal road at night. The ministry said that it would decide within \
a week and that the villages along the road would be heard before anything was changed.

Marn declined to say what the repairs would cost. Two people who had seen the divers’ report put the sum at between \
30 and 40 million crowns, a figure that would use up nearly all that the port has saved since it was last dredged in \
2011.

“I will not name a price before I know what is under the mud,” Marn said. “Whoever names one today is guessing, and \
guessing with other people’s money.”

The eastern quay was built in 1958 and handles two thirds of the grain that leaves the country by sea. Ships that \
were bound for Varn are being sent to Quillport, where captains reported waiting times of up to nine days.

Fishing boats and the ferry to the islands, which use the western basin, are not affected."""

PARAGRAPHS = AGENCY.split("\n\n")
LEAD = """\
Shoppers in Ardell may soon pay more for bread: the mills of the town get most of their grain through a port that \
has just been shut down for weeks, and their stores will last until about Easter, two bakers said."""
LOCAL = """\
In Ardell the news was met with a shrug. The mill on Canal Street has stocks for two months, its owner Piet Maas \
said, and buys from Quillport in any case."""
BACKGROUND = "\n\n".join(
    f"{reason} has occupied the council of Ardell for {years} years, and those who sit on it say "
    "they will not be hurried."
    for years, reason in enumerate(
        ("The new school", "A bridge for cyclists", "The rent of the fair ground"), 3
    )
)


def _edited(text: str) -> str:
    """The text as a subeditor leaves it: a few words changed."""
    for old, new in (
        ("announced on Tuesday", "said yesterday"),
        ("Roughly", "About"),
        ("roughly", "some"),
        ("declined to say", "would not say"),
        ("are being sent to", "now go to"),
        ("which has asked", "and it has asked"),
    ):
        text = text.replace(old, new)
    return text


COPIES = {
    "the same": AGENCY,
    "cut at the end, as papers cut": "\n\n".join(PARAGRAPHS[:5]),
    "cut to the first three paragraphs": "\n\n".join(PARAGRAPHS[:3]),
    "another headline": "Cracks keep port shut, bread may cost more\n\n" + AGENCY,
    "a new lead": "\n\n".join([LEAD, *PARAGRAPHS[1:]]),
    "a new lead before it all": "\n\n".join([LEAD, *PARAGRAPHS]),
    "a local paragraph": "\n\n".join([*PARAGRAPHS[:4], LOCAL, *PARAGRAPHS[4:]]),
    "a few words edited": _edited(AGENCY),
    "a few words edited, cut at the end": _edited("\n\n".join(PARAGRAPHS[:6])),
    "a quotation dropped": "\n\n".join(PARAGRAPHS[:5] + PARAGRAPHS[6:]),
    "a quotation shortened": AGENCY.replace(", and guessing with other people’s money", ""),
    "straight marks, other dashes": AGENCY.replace("“", '"')
    .replace("”", '"')
    .replace("’", "'")
    .replace(" - ", " — "),
    "no dateline": AGENCY.replace("VARN (Tessel News) - ", ""),
    "one paragraph": AGENCY.replace("\n\n", " "),
    "lines broken": re.sub(r"(.{60}\S*) ", "\\1\n", AGENCY),
    "capitals and accents": AGENCY.upper().replace("VARN", "VÁRN"),
    "paragraphs in another order": "\n\n".join([PARAGRAPHS[0], *PARAGRAPHS[6:], *PARAGRAPHS[1:6]]),
    "a footer": AGENCY
    + "\n\nReporting by Ada Brandvold; editing by Ottilie Façonnet. More on our website.",
    "a figure brought up to date": AGENCY.replace("340", "360").replace("nine days", "eleven days"),
}

OWN = """\
The director of the port of Varn has refused to say when freight will move again. Her engineers want the eastern \
quay emptied before anybody goes back under it.

“Nobody is going to put a loaded crane on a pillar that I would not stand under myself,” Ilse Marn said at the \
customs house. “We have looked for a way to keep half of the quay open, and there is none that an honest engineer \
would sign.”

Dockers who had come to listen booed when she left. Their families have been told to expect five weeks without \
overtime, and the canteen, which lives from the night shift, has closed its doors already.

“I will not name a price before I know what is under the mud,” Marn said. “Whoever names one today is guessing, and \
guessing with other people’s money.”

Grain from the plain is piling up in the sheds behind the station. A farmer from Oste, who had brought forty tonnes, \
said he would sleep in his truck until somebody told him where to take them."""
SPEECH = "“" + " ".join(re.findall(r"“([^”]+)”", AGENCY) * 3) + "”"
FOOTER = """\
The Varn Courier is published by the Courier Trust and follows the code of the national press council. Readers who \
find a mistake may write to the corrections desk. Subscriptions can be ended at any time. Follow us for more on the \
coast, its harbours and those who live by them."""
SPORT = """\
Oste beat Quillport by three goals to one on Saturday and stay second in the table. The visitors led at the interval \
through a header from the edge of the small box, but lost their captain to a red card just after it and never came \
back into the match. The trainer of Oste praised the crowd, which had stood in the rain for two hours."""
COUNCIL = """\
The council of Ardell has put off the vote on the fair ground for a third time. Opponents had asked for an opinion \
of the county on the noise, and it had not come when the members met. Supporters called the delay a trick. The \
operator of the fair said that he would take his rides elsewhere if there was no answer before the summer."""


def weather(high: int, low: int, wind: int, rain: int) -> str:
    """The weather as a station sends it every day."""
    return (
        f"The weather for the coast. Tomorrow brings highs of {high} degrees in Varn and {high + 2} degrees in Ardell, "
        f"with lows of {low} degrees along the shore and {low - 3} degrees inland. Winds from the west reach {wind} "
        f"kilometres an hour, with gusts of {wind + 25} on the cliffs. The chance of rain is {rain} per cent in the "
        f"morning and {rain // 2} per cent in the afternoon. The sun rises at 6:{wind} and sets at 19:{rain}. The sea "
        f"has {low + 1} degrees. Small boats should listen to the warnings of the coast guard "
        "before they leave harbour."
    )


def shares(index: str, change: str, bank: str, steel: str) -> str:
    """The market's close as a machine writes it."""
    return (
        f"Shares in Tessel closed at {index} points on the main index, a change of {change} per "
        "cent from the day before. "
        f"Bank stocks stood at {bank} crowns on average and steel makers at {steel} crowns. Dealers "
        "spoke of thin trade "
        f"in which {bank[:2]}0,000 papers changed hands before noon and {steel[:2]}5,000 after it."
    )


APART = {
    "own reports of one speech": (AGENCY, OWN),
    "one speech in full, framed otherwise": (
        f"The director of the port spoke to the chamber of commerce on Tuesday. {SPEECH} Her hosts, "
        "who had hoped for a "
        "date on which the cranes would turn again, rose without a word and went to lunch in the old customs house, "
        "where two ministers were waiting for them and the doors stayed shut until the evening.",
        f"It was a speech without a joke. {SPEECH} Afterwards nobody clapped. At the back stood a "
        "dozen dockers in their "
        "orange coats, who had been let in by mistake, and one of them held up a piece of concrete as large as a loaf, "
        "which he said had come off the quay that very morning while he ate.",
    ),
    "one speech in full, in short frames": (
        f"Marn in full: {SPEECH}",
        f"What the director said on Tuesday: {SPEECH}",
    ),
    "the same footer": (f"{SPORT}\n\n{FOOTER}", f"{COUNCIL}\n\n{FOOTER}"),
    "the weather of two days": (weather(18, 9, 20, 40), weather(23, 13, 35, 10)),
    "the market of two days": (
        shares("4,312.7", "0.4", "118.20", "77.15"),
        shares("4,275.1", "-0.9", "115.85", "74.60"),
    ),
    "two articles of one outlet": (SPORT, COUNCIL),
    "a paragraph taken over": (AGENCY, f"{SPORT}\n\n{PARAGRAPHS[6]}\n\n{COUNCIL}"),
    "the same people a week later": (
        AGENCY,
        "Dockers at the port of Varn went back to work on Monday, a week earlier than Ilse Marn, its director, had "
        "announced. Divers have strengthened two of the eleven pillars that carry the eastern quay with steel collars. "
        "The union said that all of its members had been paid. Ships that were bound for Quillport turned round in the "
        "night, and the first of them tied up before breakfast with barley for the mills of the plain.",
    ),
    "a digest that has it among others": (
        PARAGRAPHS[0] + "\n\n" + PARAGRAPHS[2],
        "\n\n".join(
            [SPORT, COUNCIL, FOOTER, BACKGROUND, LOCAL, LEAD, OWN, PARAGRAPHS[0], PARAGRAPHS[2]]
        ),
    ),
    "two short notes": (
        "The bridge at Varn is closed. A detour is signposted.",
        "The bridge at Varn is closed. A ferry runs until six.",
    ),
    "a note within a text": (
        AGENCY,
        "Fishing boats and the ferry to the islands are not affected.",
    ),
    "one pattern, other towns": (
        "Police in Oste arrested a man of 34 on Friday who is said to have taken bicycles from the "
        "yard of the station. He "
        "was taken before a judge. The owners can collect them at the town hall. Witnesses are asked to come forward.",
        "Police in Ardell arrested a woman of 51 on Sunday who is said to have set fire to hay in a "
        "barn near the mill. "
        "She was let go. Nobody was hurt. Two calves were saved by neighbours. Witnesses are asked to come forward.",
    ),
    "only quotation marks in common": (f"{SPEECH}", f"{SPORT} {SPEECH}"),
}
