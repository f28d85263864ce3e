"""People in English text: Mayor Charles Puckett · Yang Changya, mayor of Tongchuan · said John Dailey · Ms Ann Example."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from youcheng.engines.reading.facts.lexicon import section
from youcheng.engines.reading.facts.people.alternation import any_of
from youcheng.engines.reading.facts.people.english_names import HONORIFIC, NAME, leads, posts, trimmed
from youcheng.engines.reading.facts.people.english_surnames import surnames
from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import country_names

_SAID = r"(?:said|says|told|added|explained|noted|recalled|stated|commented|remarked|wrote|thanked|joked|announced|recounted|emphasi[sz]ed|stressed|quipped|continued|concluded|pointed out|acknowledged|expressed|praised|signed|attended|delivered|presented|led|hosted)"
_ROLE = r"(?:is|was|has been|had been|chairs|chaired|directs|directed|heads|headed|leads|led|serves|served|founded|co-founded|coordinates|coordinated|oversees|manages|organi[sz]ed|represents|represented|visited|works|worked|helped|accompanied|attended|travelled|traveled|became|signed|teaches|taught)"
# Mayor of |Santa Fe, ambassador to |China
_BODY = r"(?: (?:of|for|to|at|in|from) (?:the )?(?P<body>(?:village|town|city|municipality|commune|committee|association|society|council|department|city council|(?:[A-Za-z]+ )?(?:delegation|side|group|party|board|club|mission|company|province|district|county|university|school|team))\b|[A-Z][\w'’.-]*(?: (?:of|and|the|for|[A-Z][\w'’.-]*))*))"
_FIELD = r"(?:[Ss]ervices?|[Hh]ousing|[Cc]ommunity|[Pp]lanning|[Ff]inance|[Ee]ducation|[Cc]ulture|[Tt]ourism|[Ss]ports?|[Dd]evelopment|[Aa]ffairs|[Rr]elations|[Oo]perations|[Cc]ommunications|[Pp]arks|[Rr]ecreation|[Tt]rade|[Ss]taff|[Ss]tate|[Pp]rotocol|[Pp]olice|[Jj]apan|[Cc]hina|[Kk]orea)"
_ORG = r"(?:City|Committee|Council|Province|Government|Region|District|Association|Prefecture|County|University|Municipality|Commission|Congress|Assembly|Department|Office|Chamber|Commerce|School|Society|Board|Bureau)"
_OF_FIRST = rf" (?:of|for) (?:the )?(?P<body>(?:(?:[A-Z]\w+ ){{0,3}}(?:provincial|municipal|city|district|county|local) )?(?:[A-Z][\w'’.-]* ){{0,5}}?{_ORG}(?! {_ORG})|(?:[A-Z]\w+ )?{_FIELD}(?: and {_FIELD})?)"


@cache
def _posts() -> re.Pattern[str]:
    words = {form for word in posts() for form in (word, word.lower())}
    either = any_of(words)
    return re.compile(
        rf"(?<![\w-])(?:(?:then|former|acting|Acting|Former|outgoing|newly elected|honorary|Honorary)[ -])?(?:{either})(?P<plural>s)?(?:[ -](?:Pro Tem|Emeritus|Elect|elect))?(?![\w-])"
    )


@cache
def _shapes() -> dict[str, re.Pattern[str]]:
    return {
        # Mayor Alex Example; Director of Housing Alex Example
        "right": re.compile(rf"\.?(?:{_OF_FIRST})?,? (?:{HONORIFIC})*(?P<name>{NAME})"),
        # Vice-Mayor of Hangzhou Alex Example remarked
        "of": re.compile(
            rf" of (?P<body>[A-Z][a-z]+) (?P<name>[A-Z][a-z]+ (?:[A-Z]\.? )?[A-Z][a-z-]+)(?= (?:{_SAID}|{_ROLE}|remarked|also|has)\b)"
        ),
        # the Mayor of the village, Alex Example,
        "comma": re.compile(
            rf"{_BODY}?(?: at the time)?(?:,| [-–—]) (?:{HONORIFIC})*(?P<name>{NAME})(?=[,.;)]| [a-z(–-]|$)",
            re.MULTILINE,
        ),
        # Alex Example, the former mayor; Alex Example (mayor; Alex Example, who is Japan's ambassador
        "left": re.compile(
            rf"(?P<name>{NAME})(?:,| \(| [-–—]) ?(?:[A-Z]{{2,6}}, )?(?:who (?:is|was|serves as|served as) )?(?:(?:the|an?|its|our|their|then|current|former|new|incoming|retired|now|also) )*(?:(?!and |who |said |paid |met |with |by |as )[\w'’-]+ ){{0,5}}$"
        ),
        "after": re.compile(rf"{_BODY}"),
        "more": re.compile(rf"(?:,? and|,|,? &) (?:{HONORIFIC})*(?P<name>{NAME})"),
    }


@cache
def _acts() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"(?<![\w-]){HONORIFIC}(?P<name>{NAME})"),
        re.compile(rf"(?<=[a-zà-ÿ.])(?:, (?:\d\d, )?who {_ROLE}|,? {_SAID})(?![\w-])"),
        re.compile(
            rf"(?:(?<=[”\",] )(?:said|says|added|explained|recalled|noted)|(?<=, )(?:recalls|remembers|writes|wrote)|(?<= )(?:chaired|headed|led|directed|represented|accompanied|hosted) by) (?:{HONORIFIC})?(?P<name>{NAME})(?=[,.]| of\b| who\b| and\b|$)"
        ),
        re.compile(r"(?:[Ff]rom (?:the )?left|[Ll]eft to right|\bL-R)(?: to right| are)?[:,]? "),
    )


@cache
def _listed() -> re.Pattern[str]:
    """One of the people in a picture, and what joins the next."""
    return re.compile(rf"(?:and )?{HONORIFIC}?(?P<name>{NAME})(?: \([^()]*\))?(?:, (?:and )?| and |(?=[.;\n]|$))")


@cache
def _before_act() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-]){NAME}$")


@cache
def _given() -> re.Pattern[str]:
    """A name that begins with a given name of many: Mary Example."""
    given = any_of(section("around_names.txt", "en.given"))
    return re.compile(rf"(?<![\w'’.-])(?=(?:{given})(?:-[A-Z]\w+)? )(?P<name>{NAME})(?![\w-])")


@cache
def _rows() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What lists of persons begin with, and one of the list with what its brackets hold."""
    words = any_of(section("around_names.txt", "en.row"))
    return (
        re.compile(rf"(?:(?<=\n)|(?<=[.;] ))(?:{words})(?::| ?[-–—])\s+"),
        re.compile(rf"(?:{HONORIFIC})*(?P<name>{NAME})(?: \([^()]*\))?(?:[,;] (?:and )?| and |(?=[.\n]|$))"),
    )


def find_people(view: View) -> Iterator[Found]:
    """Everyone named with a post, and who is named politely or said to speak or act."""
    taken: list[tuple[int, int]] = []
    for found in (*_with_posts(view), *_acting(view), *_unposted(view)):
        if not any(s < found.name[1] and found.name[0] < e for s, e in taken):
            taken.append(found.name)
            yield found
    yield from surnames(view, taken)


def _with_posts(view: View) -> Iterator[Found]:
    text, shapes = view.text, _shapes()
    later: list[Found] = []
    for post in _posts().finditer(text):
        right = _beyond_place(view, post.end()) or shapes["right"].match(text, post.end())
        right = right or shapes["of"].match(text, post.end())
        if right and "," in text[post.end() : right.start("name")].replace(", ", ",", 1) and not right["body"]:
            right = None
        found = right and _found(view, right.span("name"), post.span(), right.span("body") if right["body"] else None)
        if found and right:
            yield found
            # Councillors Alex Example and Sam Example
            end = found.name[1]
            while (post["plural"] or post[0] in ("Crs", "Cllrs")) and (more := shapes["more"].match(text, end)):
                other = _found(view, more.span("name"), post.span(), found.body)
                if not other:
                    break
                yield other
                end = other.name[1]
            continue
        low = max(0, post.start() - 90)
        left = shapes["left"].search(text[max(low, text.rfind("\n", low, post.start()) + 1) : post.start()])
        if left:
            base = post.start() - left.end()
            body = shapes["after"].match(text, post.end())
            span = (base + left.start("name"), base + left.end("name"))
            found = _found(view, span, (base + left.end("name"), post.end()), body.span("body") if body else None)
            if found:
                yield Found(found.name, (post.span(),), found.body, 0.92)
                continue
        comma = shapes["comma"].match(text, post.end())
        if comma:
            found = _found(view, comma.span("name"), post.span(), comma.span("body") if comma["body"] else None)
            if found:
                later.append(found)
    yield from later


def _beyond_place(view: View, at: int) -> re.Match[str] | None:
    """Ambassador to New Zealand |Alex Example: the name right after the place of a post."""
    text = view.text
    joint = re.match(r" (?:of|to|for|in) (?:the )?", text[at : at + 10])
    if joint is None:
        return None
    country = _country().match(text, at + joint.end())
    place = next((p.end for p in view.places_in(at + joint.end(), at + joint.end() + 1)), None)
    end = country.end() if country else place
    return _shapes()["right"].match(text, end) if end and text[end : end + 1] == " " else None


@cache
def _country() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(country_names('en'))})(?![\w-])")


def _acting(view: View) -> Iterator[Found]:
    text = view.text
    polite, left, right, pictured = _acts()
    for pattern in (polite, right):
        for match in pattern.finditer(text):
            found = _found(view, match.span("name"), None, None)
            if found:
                yield found
    for caption in pictured.finditer(text):
        at = caption.end()
        while one := _listed().match(text, at):
            found = _found(view, one.span("name"), None, None)
            if found:
                yield found
            at = one.end()
    for match in left.finditer(text):
        low = max(0, match.start() - 50)
        name = _before_act().search(text, low, match.start())
        found = name and _found(view, name.span(), None, None)
        if found:
            yield found


def _unposted(view: View) -> Iterator[Found]:
    """Names that only a given name, a list or a note in brackets tells: Mary Example; Present: Alex Example, Sam Example."""
    text = view.text
    head, one = _rows()
    for row in head.finditer(text):
        at = row.end()
        while person := one.match(text, at):
            if found := _found(view, person.span("name"), None, None):
                yield found
            at = person.end()
    for match in _given().finditer(text):
        # Santa Rosa Example: no name begins after a word in capitals that leads none
        before = re.search(r"[A-Z][\w'’.-]* $", text[max(0, match.start() - 20) : match.start()])
        if before and not leads(before[0]) and not re.search(r"\w{3}\. $", before[0]):
            continue
        if found := _found(view, match.span("name"), None, None):
            yield Found(found.name, (), None, 0.8)


def _found(
    view: View, name: tuple[int, int], post: tuple[int, int] | None, body: tuple[int, int] | None
) -> Found | None:
    text = view.text
    titled = post is not None and post[1] <= name[0]
    span = trimmed(text, *name, titled=titled)
    if span is None:
        return None
    start, end = span
    lead = next((p for p in view.places_in(start, end) if p.head.start == start and p.head.end < end), None)
    if lead is not None and text[lead.head.end : end].count(" ") >= 2:
        start = lead.head.end + 1  # Mayor Islamabad Sheikh …
    if re.search(r"[A-Z][\w'’-]* of $", text[max(0, start - 24) : start]) or (
        text[end : end + 1] == ":" and not titled
    ):
        return None  # Mayor Alan Webber of Santa Fe, Mayor …
    if " " not in text[start:end] or any(
        p.start <= start and end <= p.end and (p.candidates or post is None)
        for p in view.places_in(max(0, start - 30), end)
    ):
        return None
    if post is None:
        return Found((start, end), (), None, 0.85)
    if body is None:
        places = [
            p for p in view.places_in(max(0, post[0] - 40), post[0]) if p.end in (post[0] - 1, post[0] - 2, post[0] - 3)
        ]
        if places:
            body = (places[-1].start, places[-1].end)
    return Found((start, end), (post,), body, 0.92)
