"""What a quantity counts, told by its unit and the words around it: the rows of ``data/measures.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from youcheng.engines.reading.facts import lexicon
from youcheng.engines.reading.facts.figures.quantities import Quantity

_WINDOW = 34


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the measure, and what must stand at the number, after it and before it."""

    measure: str
    unit: frozenset[str]
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with the span of the words that name it."""

    measure: str
    start: int
    end: int


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language, in the order they are tried."""
    found = []
    for row in lexicon.rows("measures.tsv"):
        if row[0] != language:
            continue
        _, measure, unit, after, before = row
        unit_set = (
            frozenset({""}) if not unit else frozenset(part.replace("(?:st|nd|rd|th)?", "") for part in unit.split("|"))
        )
        if measure == "anniversaries" and language == "en":
            unit_set = frozenset({"", "st", "nd", "rd", "th"})
        found.append(
            Rule(
                measure,
                unit_set,
                re.compile(after) if after else None,
                re.compile(rf"(?:{before})$") if before else None,
            )
        )
    return tuple(found)


def measure_of(text: str, quantity: Quantity, language: str) -> Measured | None:
    """The measure of a quantity, None where nothing around it says what is counted."""
    before = text[max(0, quantity.start - _WINDOW) : quantity.start]
    line_end = text.find("\n", quantity.end)
    line_end = len(text) if line_end < 0 else line_end
    priced = language == "en" and before.rstrip()[-1:] in ("$", "€", "£", "¥")
    for rule in rules(language):
        if quantity.unit not in rule.unit or (priced and rule.measure != "money"):
            continue
        start, end = quantity.start, quantity.end
        if rule.after:
            match = rule.after.match(text, quantity.end, line_end)
            if not match:
                continue
            end = match.end()
        if rule.before:
            found = rule.before.search(before)
            if not found:
                continue
            start = quantity.start - (len(before) - found.start())
        if not (rule.after or rule.before or quantity.unit):
            continue
        return Measured(rule.measure, start, end)
    return None
