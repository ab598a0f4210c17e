import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.transcripts import turns
from onrecord.language.english.common import common_words
from onrecord.text.wrapping import unwrapped

FORMS = {
    "names in capitals": (
        "The hearing began at ten.\n\nDRUMM: Where was the key kept?\nSISTER OLGA (by telephone): In the bread bin.\n\n"
        "DRUMM: Who knew of it?\nThe hearing ended at noon.",
        [
            "DRUMM: Where was the key kept?",
            "SISTER OLGA: In the bread bin.",
            "DRUMM: Who knew of it?",
        ],
    ),
    "names": (
        "Town meeting\n\nRosa Vane: Good evening.\n\nTom Hale: Is it raining?\n\nRosa Vane: I think so.\n\n"
        "I have no coat.\n\nTom Hale: Nor have I.",
        [
            "Rosa Vane: Good evening.",
            "Tom Hale: Is it raining?",
            "Rosa Vane: I think so. | I have no coat.",
            "Tom Hale: Nor have I.",
        ],
    ),
    "last names after the full one": (
        "Rosa Vane of Ostby talked to the Courier.\n\nCourier: How are you?\n\nVane: I am wet.\n\nCourier: Why?\n\n"
        "Vane: We have no roof.",
        ["Courier: How are you?", "Vane: I am wet.", "Courier: Why?", "Vane: We have no roof."],
    ),
    "titles and capitals with a full stop": (
        "Miss LEE. Hear me.\n\nMr. McVANE. I object.\n\nThe CHAIR. On what ground?\n\nMrs. HALE of Ostby (during the vote). On mine.\n\n"
        "Mr. McVANE. It is a swamp.",
        [
            "Miss LEE: Hear me.",
            "Mr. McVANE: I object.",
            "The CHAIR: On what ground?",
            "Mrs. HALE of Ostby: On mine.",
            "Mr. McVANE: It is a swamp.",
        ],
    ),
    "questions and answers": (
        "Q. Where were you?\n\nA. In bed.\n\nTHE COURT: Speak up.\n\nA. In bed, I said.\n\nQ. Alone?",
        [
            "Q: Where were you?",
            "A: In bed.",
            "THE COURT: Speak up.",
            "A: In bed, I said.",
            "Q: Alone?",
        ],
    ),
    "times before numbered speakers": (
        "[00:00:04] SPEAKER 1: Is this on?\n[00:00:09] SPEAKER 2: It is.\n[00:01:00] SPEAKER 1: Good.",
        ["SPEAKER 1: Is this on?", "SPEAKER 2: It is.", "SPEAKER 1: Good."],
    ),
    "names and times above the words": (
        "Rosa Vane  0:04\nIs this on?\n\nTom Hale  0:09\nIt is.\n\nRosa Vane  1:00\nGood.",
        ["Rosa Vane: Is this on?", "Tom Hale: It is.", "Rosa Vane: Good."],
    ),
    "names above the words": (
        "Ostby Boats Earnings Call\n\nParticipants\nRosa Vane - Chief Executive\nTom Hale - Bask Bank\n\n"
        "Operator\n\nGood morning.\n\nRosa Vane - Chief Executive\n\nSales fell.\n\nWe sold the yard.\n\n"
        "Tom Hale\n\nWhy did you?\n\nRosa Vane\n\nIt leaked.",
        [
            "Operator: Good morning.",
            "Rosa Vane - Chief Executive: Sales fell. | We sold the yard.",
            "Tom Hale: Why did you?",
            "Rosa Vane: It leaked.",
        ],
    ),
    "voices": (
        "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Rosa Vane>Is this</v>\n\n"
        "00:02.000 --> 00:03.000\n<v Rosa Vane>on?</v>\n\n"
        "00:03.000 --> 00:04.000\n<v.loud Tom Hale>It is.",
        ["Rosa Vane: Is this | on?", "Tom Hale: It is."],
    ),
    "numbered cues": (
        "1\n00:00:01,000 --> 00:00:02,000\nROSA: Is this\n\n2\n00:00:02,000 --> 00:00:03,000\non?\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nTOM: It is.\n\n4\n00:00:04,000 --> 00:00:05,000\nROSA: Good.",
        ["ROSA: Is this | on?", "TOM: It is.", "ROSA: Good."],
    ),
    "captions": (
        ">> ROSA: Is this on?\n>> TOM: It is.\n>> ROSA: Good.\n>> Thank you.\nBye.",
        ["ROSA: Is this on?", "TOM: It is.", "ROSA: Good."],
    ),
    "offices, constituencies, parties": (
        "Rosa Vane (Ostby) (Ind): Will it be mended?\n\nThe Minister for Roofs (Sir Tom Hale): I hope so.\n\n"
        "Rosa Vane: When?\n\nMr Speaker: Order.",
        [
            "Rosa Vane: Will it be mended?",
            "The Minister for Roofs (Sir Tom Hale): I hope so.",
            "Rosa Vane: When?",
            "Mr Speaker: Order.",
        ],
    ),
    "asides and interjections": (
        "ROSA VANE, ANCHOR: Is it wet?\n\n(BEGIN VIDEO CLIP)\n\nTOM HALE (on camera): It is.\n\n"
        "Senator Lund interjecting—\n\n"
        "It pours.\n\n[Laughter]\n\nVANE: Good.",
        ["ROSA VANE, ANCHOR: Is it wet?", "TOM HALE: It is. | It pours.", "VANE: Good."],
    ),
}


FORMS |= {
    "tabs": (
        "Q.\tWhere were you?\nA.\tIn bed.\nTHE COURT:\tSpeak up.\nA.\tIn bed, I said.\nQ.\tAlone?",
        [
            "Q: Where were you?",
            "A: In bed.",
            "THE COURT: Speak up.",
            "A: In bed, I said.",
            "Q: Alone?",
        ],
    ),
    "one who speaks last": (
        "DRUMM: Is it wet?\nVANE: It is.\nDRUMM: Why?\nSISTER OLGA: It rains.\nHALE: I see.",
        [
            "DRUMM: Is it wet?",
            "VANE: It is.",
            "DRUMM: Why?",
            "SISTER OLGA: It rains.",
            "HALE: I see.",
        ],
    ),
}


def read(text: str) -> list[str]:
    text = unwrapped(text, common_words)
    return [
        f"{one.source.of(text)}: {' | '.join(part.of(text) for part in one.content)}"
        for one in turns(text)
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "expected"), FORMS.values(), ids=FORMS)
def test_turns_are_read_in_every_layout(text: str, expected: list[str], line_end: str) -> None:
    assert read(text.replace("\n", line_end)) == expected


@pytest.mark.parametrize(
    "name", ["O’Brien", "O'Brien", "McCarthy", "Smith-Jones", "Åkesson", "Élan", "Vane"]
)
@pytest.mark.parametrize(
    "lead", ["{}’s aide, Rosa {}, spoke.", "J. {} was there.", "It was Dr {}’s day."]
)
def test_turns_know_last_names_as_they_are_written(name: str, lead: str) -> None:
    text = f"{lead.replace('{}', name)}\n\nHost: How are you?\n\n{name}: I am wet.\n\nHost: Why?\n\n{name}: We swam."
    assert read(text) == [
        "Host: How are you?",
        f"{name}: I am wet.",
        "Host: Why?",
        f"{name}: We swam.",
    ]


@pytest.mark.parametrize(
    "label",
    [
        *(
            "CONTACT: press@ostby.example",
            "CORRECTION: An earlier version named another day.",
            "Media Contact: Rosa Vane.",
        ),
        *(
            "NOTE: We have shortened this.",
            "STOCKHOLM: rain",
            "TAGS: rain, boats",
            "PRESS OFFICE: 555 0100",
        ),
        *("Editor’s Note: We have shortened this.", "RATING: Four stars.", "Key Quotes: I am wet."),
    ],
)
@pytest.mark.parametrize("where", ["{}\n\n<>", "<>\n\n{}"])
def test_labels_beside_a_transcript_are_no_turns(label: str, where: str) -> None:
    spoken = "VANE: Is it wet?\n\nHALE: It is.\n\nVANE: Good."
    found = read(where.replace("{}", label).replace("<>", spoken))
    assert found == ["VANE: Is it wet?", "HALE: It is.", "VANE: Good."]


@pytest.mark.parametrize("point", [".", ","])
def test_times_of_a_recording_have_fractions_of_seconds(point: str) -> None:
    times = iter(["00:04", "04:12", "05:01"])
    text = "\n\n".join(
        f"{name}  {next(times)}{point}500\n{words}"
        for name, words in [
            ("Rosa Vane", "Is it on?"),
            ("Tom Hale", "It is."),
            ("Rosa Vane", "Good."),
        ]
    )
    assert read(text) == ["Rosa Vane: Is it on?", "Tom Hale: It is.", "Rosa Vane: Good."]


@pytest.mark.parametrize(
    "text",
    [
        "WHAT: A concert.\nWHERE: The quay.\nWHEN: On Sunday.",
        "ORR: One.\nORR: Two.\nORR: Three.",
        "ORR: One.\nLIM: Two.",
        "Note: one.\nTip: two.\nNote: three.",
        "Note: You may park.\nTip: Do you swim?\nNote: I would not.\nTip: We do.",
        "Read Also: Why did it sink?\nRead Also: Who built it?\nMore Here: Can you swim?",
        "Opening Hours: nine to five\nTicket Price: ten crowns\nOpening Hours: ten to four\nTicket Price: two crowns",
        "Rosa Vane: “I am wet.”\n\nThe meeting ended at ten.",
        "10:04 Council meets.\n10:09 Mayor leaves.\n10:15 Council meets.",
        "Rosa Vane  14:02\nThe vote is on.\n\nTom Hale  14:10\nIt is over.\n\nRosa Vane  14:20\nI am going home.",
        "Getty Images\n\nThe quay was empty.\n\nRead More\n\nNobody came.\n\nGetty Images\n\nIt rained.",
        "The FBI. It came.\n\nThe CIA. It went.",
    ],
)
def test_turns_are_not_seen_in(text: str) -> None:
    assert turns(text) == ()


def test_turns_in_an_article_end_where_the_reporter_goes_on() -> None:
    prose = "The council of Ostby met on Monday in the old school to talk about the roof of the hall, which has been open"
    turn = "VANE: Is it wet?\n\nHALE: It is.\n\nThe council laughed.\n\nVANE: Good.\n\nWe shall see to it.\n\nHALE: When?"
    text = f"{prose} since the storm of last year took it.\n\n{prose} for a year and will be for another.\n\n{turn}"
    found = [[part.of(text) for part in one.content] for one in turns(text)]
    assert found == [["Is it wet?"], ["It is."], ["Good.", "We shall see to it."], ["When?"]]


def test_turns_begin_behind_a_headline_that_looks_like_one() -> None:
    text = "Gov Hale: Nobody Swims\n\nROSA VANE: Is it wet?\n\nHALE: It is.\n\nVANE: Good.\n\nHALE: So it is."
    assert [one.source.of(text) for one in turns(text)] == ["ROSA VANE", "HALE", "VANE", "HALE"]


def test_turns_behind_a_colon_have_it_for_a_cue_and_others_none() -> None:
    text = "VANE: Is it wet?\nHALE: It is.\nVANE: Good."
    assert {part.of(text) for one in turns(text) for part in one.cue} == {":"}
    assert not any(
        one.cue
        for one in turns("Rosa Vane  0:04\nOne.\n\nTom Hale  0:09\nTwo.\n\nRosa Vane  1:00\nThree.")
    )


LINES = st.sampled_from(
    [
        "VANE: Yes.",
        "Tom Hale: I do?",
        "Q. Why?",
        "A: So.",
        ">> ",
        "Rosa Vane  0:04",
        "Operator",
        "words",
        "(a)",
        "",
        "<v Rosa Vane>Yes",
        "1",
        "00:01.000 --> 00:02.000",
        "Mr. HALE. No.",
        ":",
        "The X (Sir Tom Hale): I.",
    ]
)


@given(st.lists(LINES, max_size=30).map("\n".join) | st.text("aA:.[(>\n 1“", max_size=200))
def test_turns_are_words_of_the_text_in_its_order(text: str) -> None:
    end = 0
    for one in turns(text):
        for part in one.content:
            assert end <= part.start < part.end <= len(text)
            assert part.of(text).strip() == part.of(text)
            end = part.end
        assert one.source.of(text).strip()


NAMES = "".join(
    f"Ab{chr(97 + n // 676)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}: I.\n" * 2
    for n in range(17_000)
)


@pytest.mark.parametrize(
    "text",
    [
        *(f"{line}\n{line}" for line in ["A" * 200_000, "A(" * 50_000, "Ab " * 50_000, "a. " * 50_000]),
        *["Rosa Vane: I.\n" * 10_000, "Vane\n" * 20_000, "Rosa Vane: I am.\nTom Hale: Am I?\n" * 10_000, NAMES],
        *[" " * 300_000, f"<v A>{' ' * 300_000}b", f"A: {' ' * 300_000}b\nB: c?\nA: d", "É" * 300_000],
    ],
)  # fmt: skip
def test_turns_of_hostile_text_take_no_time_without_end(text: str) -> None:
    turns(text)
