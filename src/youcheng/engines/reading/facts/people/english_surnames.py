"""Persons whom an English text names by their surname alone: Governor Example, Mrs Example."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from youcheng.engines.reading.facts.people.english_names import HONORIFIC, PART, is_headline_verb, is_other, leads
from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.facts.words import country_names

_POST = (
    r"(?:(?:(?:Deputy|Vice|Lord|Former)[ -])?"
    r"(?:President|Premier|Governor|Mayor|Chairman|Secretary|Ambassador|Consul|Minister)|Prime Minister"
    r"|Consul General|Senator|Congressman|Congresswoman|Councillor|Councilman|Councilwoman|Cllr|Alderman|Emperor)"
)
# What a person does or a mark; behind a post what else may follow is a headline's verb: Mayor Dies at 80.
_DOES = r"'s\b|[,.;:)]| (?:and|who|also|has|had|was|is|will|would|said|told|spoke|came|went|met|led|left)\b| [a-z]+ed\b"
_NAMED = re.compile(
    rf"(?<![\w-])(?:(?P<polite>{HONORIFIC})|(?P<post>{_POST}) )(?P<name>{PART})"
    rf"(?! (?:[A-Z]|of\b|de\b|van\b)|[\w&]|-[A-Z])(?=(?P<does>{_DOES})|)"
)
# What stands in capitals behind a post in headlines and titles.
_NO_NAMES = re.compile("Approved|Extraordinary|Making|Newspaper|Off|Portfolio|Shri|Plenipotentiary|Statues?")
_SHORTEST, _SURE = 2, 0.8


def surnames(view: View, named: Iterable[tuple[int, int]]) -> Iterator[Found]:
    """Those whom no fuller name of the page, by where it stands, already names; each once."""
    text = view.text
    known = {word for start, end in named for word in text[start:end].split()}
    for match in _NAMED.finditer(text):
        name = match["name"].removesuffix("'s")
        start, end = match.start("name"), match.start("name") + len(name)
        if len(name) < _SHORTEST or name in known or name.isupper() or name in country_names("en"):
            continue
        if is_other(name) or leads(f"{name} ") or is_headline_verb(name) or _NO_NAMES.fullmatch(name):
            continue
        if match["polite"] == "Lord " or view.places_in(start, end) or (match["post"] and match["does"] is None):
            continue
        known.add(name)
        yield Found((start, end), (match.span("post"),) if match["post"] else (), None, _SURE)
