"""English sentences → tie tokens."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re

from youcheng.engines.reading.facts.places import PlacePhrase, Unit
from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.ties.tokens import Token, TokenLine
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import Hit

_TYPES = {
    "kind.sister_city": "K", "kind.friendly_exchange": "K", "kind.friendly_cooperation": "K", "kind.institutional": "K",
    "kind.friendly": "K",
    "verb.sign": "V", "verb.renew": "U", "verb.upgrade": "U", "verb.terminate": "X", "verb.suspend": "X", "verb.be": "L",
    "intention.strong": "I", "negation": "N", "award": "A", "both": "B", "ours": "S", "with": "w", "adverbs": "",
    "conj.and": "h", "between": "t", "of": "o", "post": "M",
}  # fmt: skip
_EVENTS = {
    "verb.sign": "signed", "verb.renew": "renewed", "verb.upgrade": "upgraded", "verb.terminate": "terminated",
    "verb.suspend": "suspended",
}  # fmt: skip
_ORDER = list(_TYPES)
# The French town of | Pleyben, Chinese city | Chengdu: what a name is, before it.
_PLACE_NOUN = re.compile(
    r"(?:the\s)?(?:(?:small|historic|nearby|northern|southern|eastern|western|coastal|capital|port)\s|[A-Z][a-z]+(?:ese|ish|an|ench|eek|utch|ch|i|ssian|on)\s|U\.S\.\s|US\s|UK\s)*"
    r"(?:town|city|village|commune|community|municipality|municipal(?:ity)? of|port|county|district|province|prefecture|state|region|island|township|suburb)s?(?:\scity)?(?:\sof)?,?\s(?:the\s)?"
)
# S. Korea's | Dobong-gu
_COUNTRY_OWNER = re.compile(r"(?:S\. Korea|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})'s\s")
# Not its sister: Coventry, twin town of Dresden, |
_ASIDE = re.compile(
    r",\s(?:the\s)?(?:(?!sister|twin|partner|friend)[a-z-]+\s){0,3}(?:(?:capital|city|town|seat|suburb|village)\s(?:of|in|near)|near|outside|close to|south of|north of|east of|west of)\s(?:the\s)?"
    r"(?:(?:(?:north|south|east|west|central)[a-z]*\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?['’]s\s)?"
)
# TAIPEI (Taiwan News) — , at the start of a paragraph: whence the news comes. The text names the places it is about.
_DATELINE = re.compile(r"(?m:^)[A-Z][A-Z .'-]+[A-Z](?:,\s[A-Z][\w. ]{1,20})?\s?(?:\([^)\n]{2,40}\))?\s?[—–-]+\s")
# The sister of | St. Petersburg, sisters already, | Ankara: of places, not of somebody.
_SISTER = re.compile(r"(?P<kind>sisters?)(?:\s(?:of|to|with)\s(?:the\s)?|(?:\salready)?[,:]\s(?:in\s)?|\sare\s|\s)")
# Our American twin | Manteo, of the twin | Bideford
_TWIN = re.compile(r"(?<=[a-z] )(?P<kind>twins?)(?:\sof\s(?:the\s)?|[,:]\s|\s)")
_WHOSE_TWIN = re.compile(r"\b(?:our|its|their|whose|a|the|one|new|old|[A-Z][a-z]+(?:an|ish|ch|ese|['’]s))\s$")
_WORD = re.compile(r"[\w$€£#@%]+(?:['’.-]\w+)*")
_ANNIVERSARY = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|[\w-]+(?:th|eth|st))[\s-](?:year\s)?anniversary|\d+(?:st|nd|rd|th)\s(?:birthday|year)\b|(?:\d+|[a-z]+)\syears\sof|\d+[\s-]years?(?=\s(?:sister|bond|friendship|relationship|partnership|since))|anniversary",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b(?!\s(?:anniversary|century))",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|other)\b", re.IGNORECASE
)
# Without such a word no sentence tells an anniversary; and so an ordinal or a count begins.
_YEARLY = re.compile(r"anniversary|birthday|year", re.IGNORECASE)
_ANNIVERSARIES: tuple[tuple[re.Pattern[str], str], ...] = ((_ANNIVERSARY, "Y"),)
_COUNTS = ((_ORDINAL, "O"), (_COUNT, "Q"))
_COUNT_STARTS = frozenset("0123456789efmnostEFMNOST")
_MARKS = {",": "d", ";": ";", ":": ":", "—": "-", "-": "-"}
_ONLY_PLACES = re.compile(r"is|are|was|has been|have been|became|becomes|become|been", re.IGNORECASE)
_TRAILING_NAME = re.compile(
    r"(?!(?:The|This|That|It|Which|There|Our|Each|What|Who|Where|When|Why|How|These|Those|All|Both|Some|Many|Here|They|We)\b)[A-Z][\w'-]+(?:[ -][A-Z][\w'-]+){0,2}$"
)
# Organisations named after the kind of tie: Sister Cities International, the Sister City Committee.
_ORGANISATION_TAIL = re.compile(
    r"\s(?:International|Association|Committee|Commission|Program(?:me)?|Conference|Summit|Organi[sz]ation|Foundation|Society|Board|Council|Park|Garden|"
    r"Policy|Toolkit|Network|Festival|Week|Day|Mayors|program(?:me)?s?|committee|commission|association|conference|policy|movement|organi[sz]ations?)\b"
)


def tokenise(view: View, sentence: Sentence) -> TokenLine:
    """The tie tokens of one sentence."""
    line = TokenLine(sentence.start, sentence.end)
    places = {place.start: place for place in view.places_in(sentence.start, sentence.end)}
    for place in list(places.values()):
        places.setdefault(place.head.start, place)  # the City of | Des Moines
    dates = {when.start: when for when in view.dates_in(sentence.start, sentence.end)}
    text, at = view.text, sentence.start
    yearly = _YEARLY.search(text, sentence.start, sentence.end) is not None
    while at < sentence.end:
        if text[at] == " ":
            at += 1
        elif at in places:
            place = places[at]
            line.add(Token("x" if _DATELINE.match(text, at) else "P", at, place.end, place=place))
            at = place.end
        elif at in dates:
            line.dates.append(dates[at])
            at = dates[at].end
        elif (lead := _lead(text, at, places)) > at:
            at = lead
        elif kind := _sister(text, at, places):
            line.add(Token("K", at, kind, "sister_city"))
            at = kind
        elif text[at] == "(" and (close := text.find(")", at, min(sentence.end, at + 80))) > 0:
            if view.places_in(at, close) and not view.dates_in(at, close):
                line.add(Token(":", at, at + 1))  # two relationships (Limeira, Brazil and …)
                at += 1
                continue
            line.brackets.append((at, close + 1))
            line.dates.extend(view.dates_in(at, close))
            at = close + 1
        elif text.startswith("'s", at) or (text[at] == "'" and text[at - 1] == "s"):
            if line.tokens and line.tokens[-1].type in "PSB":
                line.add(Token("g", at, at + 1))
            at += 2 if text.startswith("'s", at) else 1
        else:
            at = _word(view, line, at, sentence.end, yearly=yearly)
    _unlisted_subject(line, text)
    return line


def _sister(text: str, at: int, places: dict[int, PlacePhrase]) -> int | None:
    """The end of the word that calls the place behind it a sister or twin, if one begins here."""
    match = None if text[at - 1 : at].isalnum() else _SISTER.match(text, at)
    if match is None and _WHOSE_TWIN.search(text, max(0, at - 16), at):
        match = _TWIN.match(text, at)
    if match is None or match.end() not in places:
        return None
    owner = text.startswith(("'s", "’s"), places[match.end()].end)  # a twin of London's Shard
    return None if owner and match["kind"].startswith("twin") else match.end("kind")


def _lead(text: str, at: int, places: dict[int, PlacePhrase]) -> int:
    """What a place is, told before its name or between commas; its end, else ``at``."""
    aside = _aside(text, at, places)
    if aside > at:
        return aside
    owner = _COUNTRY_OWNER.match(text, at)
    if owner and owner.end() in places and not text[at - 1 : at].isalnum():
        return owner.end()
    noun = _PLACE_NOUN.match(text, at)
    return noun.end() if noun and noun.end() in places else at


def _aside(text: str, at: int, places: dict[int, PlacePhrase]) -> int:
    """Nanjing | , capital of Jiangsu, | Chéreng | , near Lille, |: where a name is, told between commas; its end, else ``at``."""
    lead = _ASIDE.match(text, at)
    place = places.get(lead.end()) if lead else None
    if place is None:
        return at
    second = re.compile(r"\sin\s(?:the\s)?").match(text, place.end)
    if second and second.end() in places:
        place = places[second.end()]
    if text[place.end : place.end + 1] not in (",", ")", "."):
        return at
    return place.end + (text[place.end] == ",")


def _unlisted_subject(line: TokenLine, text: str) -> None:
    """Reading is twinned with …: only a place is twinned or becomes a sister city, in the gazetteer or not."""
    for index in range(len(line.tokens) - 2):
        token, verb, kind = line.tokens[index : index + 3]
        if token.type != "x" or kind.type != "K" or not _ONLY_PLACES.fullmatch(text, verb.start, verb.end):
            continue
        name = _TRAILING_NAME.search(text, token.start, token.end)
        if name:
            unit = Unit(name.start(), name.end(), "")
            place = PlacePhrase(name.start(), name.end(), (unit,), weak=True, level="city")
            line.tokens[index] = Token("P", name.start(), name.end(), place=place)


def _word(view: View, line: TokenLine, at: int, end: int, *, yearly: bool) -> int:  # noqa: PLR0911 - one return a reading
    text = view.text
    hit = _best(view.hits.get(at, ()), text)
    counts = _ANNIVERSARIES if yearly else ()
    for pattern, kind in (*counts, *_COUNTS) if text[at] in _COUNT_STARTS else counts:
        match = pattern.match(text, at, end)
        if match and (hit is None or match.end() >= hit.end) and not text[at - 1 : at].isalnum():
            line.add(Token(kind, at, match.end(), match[0]))
            return match.end()
    if hit is not None and hit.end <= end:
        kind = _TYPES[hit.section]
        if kind == "S" and text.startswith(" of ", hit.end):
            return hit.end + 4  # the city of Tallahassee
        if kind == "K" and _ORGANISATION_TAIL.match(text, hit.end):
            kind = "k"
        if kind == "w" and hit.word == "to" and not _to_links(line):
            return hit.end
        if kind:
            value = hit.section.partition(".")[2] if kind in "Kk" else _EVENTS.get(hit.section, hit.section)
            line.add(Token(kind, at, hit.end, value))
        return hit.end
    if text[at] in _MARKS:
        line.add(Token(_MARKS[text[at]], at, at + 1))
        return at + 1
    word = _WORD.match(text, at, end)
    if word:
        line.add(Token("x", at, word.end()))
        return word.end()
    return at + 1


def _to_links(line: TokenLine) -> bool:
    """ "Twinned to B", "sister city to B": only after a kind of tie is "to" a link."""
    return bool(line.tokens) and line.tokens[-1].type == "K"


def _best(hits: list[Hit] | tuple[()], text: str) -> Hit | None:
    best: Hit | None = None
    for hit in hits:
        if hit.section not in _TYPES or (
            hit.section == "post" and text[hit.start].islower() and hit.word not in ("mayor", "governor")
        ):
            continue
        if best is None or (hit.end, -_ORDER.index(hit.section)) > (best.end, -_ORDER.index(best.section)):
            best = hit
    return best
