"""The words by which furniture shows: sections, share bars, counters, credits, notices.

English first, with the commonest words of Russian, German, French and Spanish pages. Every pattern
is anchored and bounded, and sees lines of at most 300 characters, so none can run away.
"""

import re

from onrecord.language.english.lists import lines, words

SECTIONS = frozenset(lines("pages/sections"))
ADVERTISEMENTS = frozenset(lines("pages/advertisements"))
STOCK_LINES = SECTIONS | ADVERTISEMENTS
# A share bar holds nothing but these, and at least one that is not a connecting word.
SHARE_WORDS = words("pages/sharing")
SHARE_CONNECTIVES = words("pages/around_sharing")

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
# A caption with its credit run on: "The minister at the port  Jane Doe/AFP", "... (AP Photo/Jane
# Doe)".
CREDIT_ENDING = re.compile(
    rf"\s{_PERSON}/{_AGENCY}$|[(\[](?:{_PERSON}|{_AGENCY})/{_AGENCY}[)\]]$"
    rf"|[(\[](?:(?:AP|AFP|EPA|File) )?{_PICTURE}\b[^()\[\]]{{0,80}}[)\]]$"
)
_STORIES = (
    r"(?:stor(?:y|ies)|articles?|news|headlines|coverage|reads|reading|posts|content|videos?|links|topics|reports|"
    r"features)"
)
_NOW = r"(?: (?:now|here|this|today|online|for you|from around the web|from (?:our|the) (?:site|network|archives?)))?"
# What stands before a link to another story, or over a list of them; not such words as "more"
# alone.
_OTHER_STORY = (
    rf"read (?:more|also|next|on|the full story|the original(?: story| article)?)|also read|see also|"
    rf"(?:more|also) on this(?: {_STORIES})?|"
    rf"(?:more|other|latest|top|related|recommended|popular|trending|similar|must|suggested)(?: [a-z]+)?[ -]{_STORIES}|"
    rf"(?:watch|listen|see|up|what to read|coming up) next|(?:don['’]t|do not) miss|"
    rf"must[ -](?:read|watch|see)|further reading|in case you missed it|icymi|related|recommended|"
    rf"(?:most|trending|popular)(?:[ -](?:read|popular|viewed|shared|watched))+|you (?:may|might) (?:also )?(?:like|be "
    rf"interested in|enjoy|have missed)|editor['’]?s['’]? (?:picks?|choice)|around the web|from (?:around )?the web|"
    rf"читайте также|mehr zum thema|lire aussi|à lire aussi|lea también|le puede interesar"
)
READ_MORE = re.compile(
    rf"(?:(?:{_OTHER_STORY}){_NOW}|(?-i:MORE|ALSO|READ|WATCH|LISTEN|PHOTOS|VIDEO))\s*(?::|>>|»|›|\|)(?=\s*\S)",
    re.IGNORECASE,
)
OTHER_STORIES = re.compile(
    rf"\W*(?:(?:{_OTHER_STORY}){_NOW}|(?:more|latest|also|elsewhere) (?:from|in|on|by) (?:our |the |this )?"
    rf"(?-i:[A-ZÀ-Þ][\w'’.&-]*|author|site|section|topic|series|writers?|partners?)(?: [\w'’.&-]+){{0,4}})\W*",
    re.IGNORECASE,
)
# What heads the box on a page's reporter.
ABOUT_AUTHOR = re.compile(
    r"\W*(?:about|meet|more about) (?:the |our |this )?(?:authors?|writers?|reporters?|journalists?|contributors?)\W*",
    re.IGNORECASE,
)
# Readers are asked and told to write, told to write to an address or below, or to sign up.
_QUESTION = r"(?:do|did|have|has|are|were|what do|what did|how do|how has|got) (?:you|your|an?)\b[^.!?“”\"]{3,120}\?"
_WRITE = (
    r"(?:please )?(?:(?:tell|contact|e-?mail|message|send|write to|get in touch with) us|let us know|"
    r"(?:e-?mail|send|share) your|get in touch)\b"
)
_SIGN_UP = (
    r"(?:sign up|subscribe|register)(?: now| here| today| free)? (?:to|for) (?:our|the)\b.{0,60}"
    r"\b(?:newsletters?|briefings?|emails?|updates|alerts)\b"
)
CALL = re.compile(
    rf"{_QUESTION} {_WRITE}[^“”\"]{{0,160}}$"
    rf"|{_WRITE}[^“”\"]{{0,160}}(?:\S@\S+\.\w+|\b(?:below|comments?|here))\W*$"
    rf"|{_SIGN_UP}[^“”\"]{{0,100}}(?:[“\"][^“”\"]{{0,60}}[”\"][^“”\"]{{0,60}})?$",
    re.IGNORECASE,
)
# The words of a player, run on to the caption of its video.
PLAYER_ENDING = re.compile(r"\s(?:Back to|Play|Watch|Replay|Pause) [Vv]ideo$|\sVideo [Pp]layer$")
# Credits that nothing but a caption ends in, whatever else it holds.
CREDIT_IN_BRACKETS = re.compile(
    rf"\s[(\[]{_PICTURE}(?: [Cc]redit| [Cc]ourtesy(?: of)?| [Bb]y|s? [Vv]ia)?\s?[:/©][^()\[\]]{{1,80}}[)\]]$"
    rf"|\s[(\[](?:[Cc]redit|©)\s?:?[^()\[\]]{{1,80}}[)\]]$|\s[(\[](?:{_PERSON}|{_AGENCY})/{_AGENCY}[)\]]$"
    rf"|\s[(\[](?:(?:AP|AFP|EPA|PA|File|Reuters) )?{_PICTURE}(?: [Bb]y [A-Z]|/)[^()\[\]]{{1,80}}[)\]]$"
)
TAG_LABEL = re.compile(
    r"\W*(?:tags?|topics?|keywords?|filed under|теги|schlagwörter|mots-clés)\s*:", re.IGNORECASE
)
# These are furniture even where they are whole sentences.
NOTICE = re.compile(
    r"\(?(?:this (?:article|story|piece|report|post) (?:was )?(?:originally|first) (?:appeared|published|ran)\b"
    r"|originally published\b"
    r"|(?:subscribe|sign up|subscribe now|sign up now|log in to comment|leave a comment)\W*$"
    r"|(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b|accept (?:all )?cookies\W*$"
    r"|(?:copyright|©)\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b|copyright\s*(?:©|\(c\))|\(c\)\s*(?:19|20)\d\d\b"
    r"|follow us on \w+"
    r"|(?:would you like|do you want|want) to (?:comment|share your \w+|have your say|join the \w+)\b[^.!?]{0,80}\?$"
    r"|(?:have your say|join the (?:conversation|discussion|debate)|(?:share|tell us|let us know) "
    r"(?:what you think|your (?:views?|thoughts|opinions?)))\b[^.!?]{0,60}[.!?]?$"
    r"|we apologi[sz]e, but this video has failed to load"
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
CLAUSE_WORDS = words("pages/in_clauses")
# No item of a list, address or heading ends in one of these.
LEADS_ON = words("pages/leads_on")
