"""People in English text: Mayor Charles Puckett · Yang Changya, mayor of Tongchuan · Tallahassee mayor John Dailey."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from youcheng.engines.reading.facts.lexicon import section
from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.view import View

_PART = r"[A-ZÀ-ÖØ-ÝŁŚŠŽČĆ][\wÀ-ÿ'’]*(?:-[\wÀ-ÿ'’]+)?"
_NAME = rf"{_PART}(?:[ ](?:[A-Z]\.|(?:de|van|von|der|bin|al|da|di|la|le|el|del)[ ]{_PART}|{_PART})){{1,3}}"
_NOT_NAMES = re.compile(
    r"\b(?:City|Cities|Council|County|State|States|University|Sister|Mayors?|President|Minister|International|Association|Committee|Street|Park|"
    r"School|College|Hall|Chamber|Commerce|Department|Office|China|Chinese|Japan|Japanese|American?|United|New|North|South|The|In|At|On|And|Of|For|"
    r"Province|Prefecture|District|Friendship|Agreement|Delegation|Embassy|Consulate|General|Board|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Foreign|Affairs|Summit|Conference|Elect|Day|Week|"
    r"Government|Municipal|People|Party|Committee|Secretary|Deputy|Vice|Emeritus|Pro|Tem|his|her)\b"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    posts = sorted(section("en.txt", "post"), key=len, reverse=True)
    either = "|".join(re.escape(p) + "|" + re.escape(p.lower()) for p in posts)
    before = re.compile(
        rf"(?<![\w-])(?P<posts>(?:then-|former\s|acting\s|Acting\s|Former\s)?(?:{either})(?:\sPro\sTem|\sEmeritus|-elect)?)\s(?:Dr\.?\s|Mr\.?\s|Ms\.?\s)?(?P<name>{_NAME})"
    )
    after = re.compile(
        rf"(?P<name>{_NAME}),\s(?:the\s|then\s|who\sis\s|an?\s)?(?P<posts>(?:(?!and\s|who\s|said\s|a\s|paid\s|met\s)[A-Za-z-]+[ ]){{0,4}}?(?:{either})(?:\sand\s(?:{either}))?)(?![\w-]|[ ][A-Z][a-z]+[ ][A-Z])(?:\s(?:of|for|at|in)\s(?:the\s)?(?P<body>[A-Z][\w'’.-]*(?:\s(?:of|and|the|for|de|[A-Z][\w'’.-]*))*))?"
    )
    of_body = r"(?:\s(?:of|for)\s(?:the\s)?(?P<body>(?:village|town|city|municipality|commune|committee|association|society|council)\b|[A-Z][\w'’.-]*(?:\s(?:of|and|the|for|[A-Z][\w'’.-]*))*?))"
    lead = re.compile(
        rf"(?<![\w-])(?P<posts>(?:{either})){of_body}?(?:\sat\sthe\stime)?,\s(?:Mrs?\s|Ms\s|Dr\s)?(?P<name>{_NAME})(?=[,.;)]|\s[a-z(]|$)",
        re.MULTILINE,
    )
    bracket = re.compile(rf"(?P<name>{_NAME})\s\((?:the\s)?(?P<posts>(?:{either})){of_body}?(?:\sin\s[\w\s]+)?\)")
    # Director of Housing and Community Margaret Geraghty
    field = r"(?:[Ss]ervices?|[Hh]ousing|[Cc]ommunity|[Pp]lanning|[Ff]inance|[Ee]ducation|[Cc]ulture|[Tt]ourism|[Ss]ports?|[Dd]evelopment|[Aa]ffairs|[Rr]elations|[Oo]perations|[Cc]ommunications|[Pp]arks|[Rr]ecreation|[Tt]rade)"
    # Chief of Kathmandu Metropolitan City Rudra Singh Tamang
    org = r"(?:City|Committee|Council|Province|Government|Region|District|Association|Prefecture|County|University|Municipality|Commission|Congress)"
    of_first = re.compile(
        rf"(?<![\w-])(?P<posts>(?:{either}))\sof\s(?:the\s)?(?P<body>(?:[A-Z][\w'’.-]*\s){{1,5}}?{org}|(?:[A-Z]\w+\s)?{field}(?:\sand\s{field})?)\s(?P<name>{_NAME})"
    )
    return before, after, lead, bracket, of_first


def find_people(view: View) -> Iterator[Found]:
    """Everyone named with a post."""
    text = view.text
    taken: list[tuple[int, int]] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            found = _found(view, match)
            if found and not any(s < found.name[1] and found.name[0] < e for s, e in taken):
                taken.append(found.name)
                yield found


def _found(view: View, match: re.Match[str]) -> Found | None:
    text = view.text
    start, end = match.span("name")
    lead_word = re.match(r"(?:But|And|With|When|While|Both|Also|Then|However|Officer)\s", text[start:end])
    start += lead_word.end() if lead_word else 0
    title = re.match(r"(?:Mr|Mrs|Ms|Dr|Prof)\.?\s", text[start:end])
    start += title.end() if title else 0
    lead = next((p for p in view.places_in(start, end) if p.head.start == start and p.head.end < end), None)
    if lead is not None and text[lead.head.end : end].count(" ") >= 2:
        start = lead.head.end + 1  # Mayor Islamabad Sheikh …
    name = text[start:end]
    if text[max(0, start - 4) : start].endswith("of "):
        return None  # Mayor Alan Webber of Santa Fe, Mayor …
    if name.endswith(("'s", "’s")):
        end -= 2
        name = text[start:end]
    if text[end : end + 1] == ":" or name.isupper():
        return None  # APPROVED BY:
    bad = _NOT_NAMES.search(name)
    if bad:
        if bad.start() < 4:
            return None
        end = start + len(name[: bad.start()].rstrip())
        name = text[start:end]
    if " " not in name or any(p.start <= start and end <= p.end for p in view.places_in(max(0, start - 30), end)):
        return None
    groups = match.groupdict()
    body: tuple[int, int] | None = match.span("body") if groups.get("body") else None
    if body is None:
        post = match.start("posts")
        places = [p for p in view.places_in(max(0, post - 40), post) if p.end in (post - 1, post - 2, post - 3)]
        if places:
            body = (places[-1].start, places[-1].end)
    return Found((start, end), (match.span("posts"),), body, 0.92)
