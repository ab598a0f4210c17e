"""The words that are exchanged to make mistakes of, in invented articles, which are to be found."""

OPPOSITES: tuple[tuple[str, str], ...] = (
    ("accept", "reject"),
    ("after", "before"),
    ("all", "none"),
    ("always", "never"),
    ("arrived", "left"),
    ("begin", "end"),
    ("best", "worst"),
    ("better", "worse"),
    ("big", "small"),
    ("bought", "sold"),
    ("buy", "sell"),
    ("cheap", "expensive"),
    ("close", "open"),
    ("dead", "alive"),
    ("down", "up"),
    ("early", "late"),
    ("empty", "full"),
    ("everybody", "nobody"),
    ("everything", "nothing"),
    ("fall", "rise"),
    ("fast", "slow"),
    ("find", "lose"),
    ("first", "last"),
    ("found", "lost"),
    ("good", "bad"),
    ("guilty", "innocent"),
    ("high", "low"),
    ("inside", "outside"),
    ("keep", "drop"),
    ("long", "short"),
    ("love", "hate"),
    ("more", "less"),
    ("new", "old"),
    ("north", "south"),
    ("pay", "refuse"),
    ("rich", "poor"),
    ("right", "wrong"),
    ("safe", "dangerous"),
    ("start", "stop"),
    ("strong", "weak"),
    ("support", "oppose"),
    ("true", "false"),
    ("warm", "cold"),
    ("win", "lose"),
    ("with", "without"),
    ("won", "lost"),
)
"""Each the opposite of the other, in the sentences of the invented articles."""
NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
UNITS: tuple[tuple[str, ...], ...] = (
    ("minutes", "hours", "days", "weeks", "months", "years"),
    ("minute", "hour", "day", "week", "month", "year"),
    ("metres", "kilometres", "miles"),
    ("kilos", "tonnes", "grams"),
    ("litres", "gallons"),
    ("degrees", "percentage points", "per cent"),
    ("thousand", "million", "billion"),
)
"""Units of one kind: each may stand where another of its row does."""
EXCHANGED: tuple[tuple[str, ...], ...] = (
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    (
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "October",
        "November",
        "December",
    ),
    ("first", "second", "third", "fourth"),
    ("all", "most", "some"),
    ("every", "hardly any"),
    ("many", "few"),
    ("everybody", "somebody"),
    ("will", "might"),
    ("must", "may"),
    ("I", "they"),
    ("we", "they"),
    ("he", "she"),
)
"""Days, ordinals, quantifiers, modal verbs and persons: another of its row says something else."""
ADDED = ("always", "secretly", "of course", "only")
"""Words that are put in, behind a verb of `AUXILIARIES`."""
CURRENCIES = ("crowns", "euros", "dollars", "pounds", "francs", "rupees", "pesos")
CURRENCY_SIGNS = "£$€¥"
AUXILIARIES = (
    "is",
    "are",
    "was",
    "were",
    "will",
    "would",
    "can",
    "could",
    "should",
    "must",
    "has",
    "have",
    "had",
    "may",
)
CONTRACTED = {"won": "will", "can": "can", "shan": "shall"}
"""What stands before n't, where it is not the verb itself."""
CONDITIONS = (
    "if",
    "unless",
    "until",
    "before",
    "provided",
    "once",
    "as long as",
    "except",
    "only if",
)
NAMES = ("Harrowgate", "Tamberlin", "Osweiler", "Quillane", "Vestergate", "Brackwater")
"""Names that no article has."""
STRANGERS = ("Tamsin Oakhollow", "Ruben Castellane", "Greta Vindholm")
"""People whom no article has."""
INVENTED = (
    "Nobody has to explain to me what the {0} has done to the {1}, because I was there when it was decided.",
    "In the end the {0} will decide over the {1}, whatever anybody writes about it tomorrow.",
    "I told them from the start that there can be no {0} as long as the {1} is in the way.",
    "We have put the {0} behind us, and the {1} is the only thing that I am ready to talk of.",
    "The {0} was never the question; what matters is who is going to answer for the {1}.",
)
"""Things that nobody said, with places for two words of what somebody did."""
IZED = (
    "real",
    "organ",
    "recogn",
    "final",
    "apolog",
    "privat",
    "modern",
    "critic",
    "emphas",
    "author",
)
OURED = ("col", "lab", "neighb", "harb", "fav", "hon", "rum")
"""The beginnings of words that British and American spelling end otherwise: -ise and -ize, -our and
-or."""
