"""The words by which furniture shows: sections, share bars, counters, credits, notices.

English first, with the commonest words of Russian, German, French and Spanish pages. Every pattern is anchored and
bounded, and sees lines of at most 300 characters, so none can run away.
"""

import re


def words(text: str) -> frozenset[str]:
    """The words of a text, for lists too long to quote each."""
    return frozenset(text.split())


SECTIONS = frozenset(
    {
        *(
            "all news",
            "news",
            "home",
            "home page",
            "homepage",
            "front page",
            "main page",
            "world",
            "world news",
            "uk news",
        ),
        *(
            "us news",
            "local news",
            "national",
            "international",
            "politics",
            "business",
            "economy",
            "society",
            "culture",
        ),
        *(
            "opinion",
            "editorial",
            "analysis",
            "comment",
            "sport",
            "sports",
            "science",
            "technology",
            "health",
            "lifestyle",
        ),
        *(
            "entertainment",
            "latest",
            "latest news",
            "breaking",
            "breaking news",
            "top news",
            "top stories",
            "headlines",
        ),
        *(
            "news feed",
            "newsfeed",
            "live",
            "video",
            "videos",
            "photos",
            "gallery",
            "menu",
            "search",
            "sign in",
            "log in",
        ),
        *("press release", "press releases", "most read", "most popular", "trending", "related", "related stories"),
        *(
            "related articles",
            "related news",
            "related topics",
            "more news",
            "more stories",
            "recommended",
            "read next",
        ),
        *(
            "you may also like",
            "editor's picks",
            "editors' picks",
            "skip to content",
            "skip to main content",
            "see also",
        ),
        *(
            "back to top",
            "read more",
            "more on this story",
            "contact us",
            "about us",
            "terms of use",
            "terms of service",
        ),
        *("privacy policy", "cookie policy", "все новости", "новости", "главная", "читайте также", "nachrichten"),
        *("startseite", "actualités", "accueil", "noticias", "inicio"),
    }
)
ADVERTISEMENTS = frozenset(
    {
        *("advertisement", "advertisements", "advertising", "ad", "sponsored", "sponsored content", "paid content"),
        *("story continues below", "story continues below advertisement", "article continues below"),
        *("article continues after advertisement", "article continues below advertisement", "continue reading"),
        *("continue reading below", "scroll to continue", "реклама", "anzeige", "werbung", "publicité", "publicidad"),
    }
)
STOCK_LINES = SECTIONS | ADVERTISEMENTS
# A share bar holds nothing but these, and at least one that is not a connecting word.
SHARE_WORDS = words(
    "share shares tweet retweet facebook twitter email e-mail mail print whatsapp telegram linkedin reddit pinterest "
    "flipboard messenger viber vk vkontakte odnoklassniki tumblr pocket instagram youtube threads mastodon bluesky "
    "bookmark save copy copied rss поделиться печать распечатать twittern teilen drucken merken partager imprimer "
    "compartir imprimir enviar"
)
SHARE_CONNECTIVES = words("this article story page post link url via with on by to and or the it x comment comments")

COUNTER = re.compile(
    r"\W*(?:\d[\d,.\s]{0,12}[km]?\s*(?:page ?)?(?:views?|reads?|shares?|comments?|likes?|просмотр\w*|комментари\w*)"
    r"|(?:views?|shares?|comments?|likes?|просмотры|комментарии)\s*[:(]?\s*\d[\d,.\s]{0,12}\)?"
    r"|\d{1,3}[ -]min(?:ute)?s? read|reading time:? \d{1,3} min\w*)\W*",
    re.IGNORECASE,
)
_AGENCY = (
    r"(?:[A-ZА-Я]{2,}(?:[-/ ][A-ZА-Я]{2,})*|Reuters|Bloomberg|Interfax|Sputnik|Xinhua|Kyodo|Anadolu|"
    r"[A-Z]\w+ (?:Images|Press|Photos?|News|Pool|Agency))"
)
_PERSON = r"[A-ZÀ-ÞА-Я][\w'’.-]+(?: [A-ZÀ-ÞА-Я][\w'’.-]*){1,3}"
_PICTURE = r"(?:[Pp]hoto(?:graph|s)?|[Ii]mage|[Pp]icture|[Ii]llustration|[Ff]oto|[Bb]ild|Фото)s?"
CREDIT = re.compile(
    rf"©\s*[^\W\d]|\([Cc]\) ?{_PERSON}(?:/|$)|[Cc]redit:|(?:{_PERSON}|{_AGENCY})/{_AGENCY}$"
    rf"|[(\[]?{_PICTURE}(?: [Cc]redit| [Cc]ourtesy(?: of)?| [Bb]y)?\s*[:/©]|{_PICTURE} (?:by|courtesy of) [A-Z]"
)
# A caption with its credit run on: "The minister at the port  Jane Doe/AFP", "... (AP Photo/Jane Doe)".
CREDIT_ENDING = re.compile(
    rf"\s{_PERSON}/{_AGENCY}$|[(\[](?:{_PERSON}|{_AGENCY})/{_AGENCY}[)\]]$"
    rf"|[(\[](?:(?:AP|AFP|EPA|File) )?{_PICTURE}\b[^()\[\]]{{0,80}}[)\]]$"
)
READ_MORE = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|related(?: (?:stories|articles|news))?|more on this(?: story)?|"
    r"читайте также|mehr zum thema|lire aussi|lea también)\s*(?::|>>|›)",
    re.IGNORECASE,
)
TAG_LABEL = re.compile(r"\W*(?:tags?|topics?|keywords?|filed under|теги|schlagwörter|mots-clés)\s*:", re.IGNORECASE)
# These are furniture even where they are whole sentences.
NOTICE = re.compile(
    r"\(?(?:this (?:article|story|piece|report|post) (?:was )?(?:originally|first) (?:appeared|published|ran)\b"
    r"|originally published\b"
    r"|(?:sign up|subscribe|register)(?: now| here| today| free)? (?:to|for) (?:our|the)\b.{0,60}"
    r"\b(?:newsletters?|briefings?|emails?|updates|alerts)\b"
    r"|(?:subscribe|sign up|subscribe now|sign up now|log in to comment|leave a comment)\W*$"
    r"|(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b|accept (?:all )?cookies\W*$"
    r"|(?:copyright|©)\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b|copyright\s*(?:©|\(c\))|\(c\)\s*(?:19|20)\d\d\b"
    r"|follow us on \w+"
    r"|(?:additional )?(?:reporting|writing|editing) by [^.!?]{3,200}$)",
    re.IGNORECASE,
)
MASTHEAD = re.compile(
    r"The (?:[A-ZÀ-Þ][\w'’-]+ ){1,3}(?:Advertiser|Chronicle|Courier|Dispatch|Examiner|Gazette|Globe|Guardian|Herald|"
    r"Independent|Inquirer|Journal|Ledger|Mail|Mercury|News|Observer|Post|Press|Register|Sentinel|Standard|Star|Sun|"
    r"Telegraph|Times|Tribune)|THE (?:[A-ZÀ-Þ][A-ZÀ-Þ'’-]+ ){1,3}(?:CHRONICLE|COURIER|EXAMINER|GAZETTE|HERALD|JOURNAL|"
    r"NEWS|OBSERVER|POST|TELEGRAPH|TIMES|TRIBUNE)"
)
# No topic is named by these: a line of them and commas is a clause.
CLAUSE_WORDS = words(
    "is are was were be been has have had do does did will would can could may might must shall should said says say "
    "told tells added asked warned who which that when where while because but if then than not and or he she they we "
    "i it you his her their our my"
)
