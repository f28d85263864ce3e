"""What a person's name looks like in English text, and how much of a run of capitals is one."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from functools import cache

from youcheng.engines.reading.facts.lexicon import section
from youcheng.engines.reading.facts.people.alternation import any_of

PART = (
    r"(?!(?:Jr|Sr|II|III)\b)(?:[dDOL]['’])?[A-ZÀ-ÖØ-ÝŁŚŠŽČĆ][\wÀ-ÿ]*(?:['’](?!s\b)[A-Za-zÀ-ÿ][\wÀ-ÿ]*)?(?:-[\wÀ-ÿ'’]+)*"
)
_PARTICLE = r"(?:de la|de los|van der|van den|von der|de|van|von|der|bin|binti|al|da|di|dos|du|la|le|el|del|ibn|y)"
_REST = rf"(?:[A-Z]\.(?:[A-Z]\.)*|{_PARTICLE} {PART}|[“\"][A-Z]\w+[”\"] {PART}|{PART})"
# Alex Example, Alex B. Example Jr., Alex van Example
NAME = rf"(?:{PART}|[A-Z]\.(?: ?[A-Z]\.)*)(?: {_REST}){{1,4}}(?:,? (?:Jr|Sr)\b\.?|,? I{{2,3}}\b)?"
HONORIFIC = r"(?:(?:Mr|Mrs|Ms|Miss|Mme|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Reverend|Fr|Hon|Honourable|Honorable|Engr|Arch|Atty|Dato|Datuk|Dato'|Datuk Seri|Dato Seri|Dato' Sri|Tan Sri|YB|H\.E|HE|His Excellency|Her Excellency|Capt|Col|Lt|Gen|Sgt)\b\.? )"


@cache
def _other_words() -> re.Pattern[str]:
    """Words that no name contains: Council, Street, January."""
    return re.compile(rf"(?<![\w'’-])(?:{any_of(section('around_names.txt', 'en.not'))})(?![\w-])")


def is_other(word: str) -> bool:
    """Whether a word is in no name: Council, January."""
    return _other_words().fullmatch(word) is not None


@cache
def posts() -> tuple[str, ...]:
    """Everything that a person may be, as it stands in capitals: Mayor, Member."""
    more = (word for name in ("en.post", "en.post.general") for word in section("around_names.txt", name))
    return (*section("en.txt", "post"), *more)


@cache
def _lead() -> re.Pattern[str]:
    """Words in capitals that stand before a name: the first of a sentence, posts, titles."""
    words = any_of((*section("around_names.txt", "en.lead"), *posts()))
    return re.compile(rf"(?:(?:{words})(?:\.|(?![\w'’-])),? |{HONORIFIC})")


def leads(word: str) -> bool:
    """Whether a word in capitals (with the space after it) may stand before a name: Friday, Mr."""
    return _lead().fullmatch(word) is not None


@cache
def _headline_verbs() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(section('around_names.txt', 'en.headline'))})(?![\w'’-])")


def is_headline_verb(word: str) -> bool:
    """Whether a word in capitals is what somebody does in a headline: Visits."""
    return _headline_verbs().fullmatch(f" {word}") is not None


def trimmed(text: str, start: int, end: int, *, titled: bool) -> tuple[int, int] | None:
    """The name inside a run of capitals; None if there is none.

    Drops what leads (``When Mayor``), what follows in a headline (``Visits``), and refuses bodies and streets.
    ``titled`` says that a post or a Mr stands right before, so that a body's name may follow the person's.
    """
    while lead := _lead().match(text, start, end):
        start = lead.end()
    by = re.match(r".*\b[Bb]y (?=[A-Z])", text[start:end])
    if by:
        start += by.end()
    verb = _headline_verbs().search(text, start, end)
    if verb:
        end = verb.start()
    bad = _other_words().search(text, start, end)
    # Park Example-joon
    if bad and bad.start() == start and re.match(r"(?:Park|Hall|Day|Young|May|April|June) [A-Z]", text[start:end]):
        bad = _other_words().search(text, start + 5, end)
    if bad:
        if not titled and text[bad.start() - 1] == " ":
            return None  # Miraleste Intermediate School
        end = bad.start()
    letters = re.search(r",? (?:MP|MBE|OBE|CBE|JP|MLA|MEP|TD|AICP|KC|QC|PhD|MD)$", text[start:end])
    if letters:
        end -= len(letters[0])
    while end > start and text[end - 1] in " ,-":
        end -= 1
    if end <= start or text[start:end].isupper():
        return None
    return start, end
