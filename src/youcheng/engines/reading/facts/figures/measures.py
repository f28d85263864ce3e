"""What a quantity counts, told by its unit and the words around it: the rows of ``data/measures.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from youcheng.engines.reading.facts import lexicon
from youcheng.engines.reading.facts.figures.quantities import Quantity

# How far before a number its noun may stand, in characters.
_WINDOW = {"en": 72}
_USUAL_WINDOW = 34
_PIECE = re.compile(r"<[a-z]+>")
_CURRENCIES = ("$", "€", "£", "¥", "￥")
_SMALLEST, _LARGEST = float("-inf"), float("inf")
# The measure of a row that says that nothing worth offering is counted.
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: the measure, what must stand at the number, after it and before it, and the values it counts."""

    measure: str
    unit: frozenset[str]
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with the span of the words that name it."""

    measure: str
    start: int
    end: int


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language, in the order they are tried."""
    found: list[Rule] = []
    pieces: dict[str, str] = {}

    def whole(pattern: str) -> str:
        return _PIECE.sub(lambda piece: pieces[piece[0]], pattern)

    for row in lexicon.rows("measures.tsv"):
        if row[0] != language:
            continue
        measure, unit, after = row[1:4]
        if measure.startswith("<"):
            pieces[measure] = whole(after)
            continue
        before = row[4]
        least, _, most = row[5].partition("-")
        found.append(
            Rule(
                measure,
                frozenset(unit.split("|")),
                re.compile(whole(after)) if after else None,
                re.compile(rf"(?:{whole(before)})$") if before else None,
                float(least) if least else _SMALLEST,
                float(most) if most else _LARGEST,
            )
        )
    return tuple(found)


@cache
def _rules_by_unit(language: str) -> dict[str, tuple[Rule, ...]]:
    units = {unit for rule in rules(language) for unit in rule.unit}
    return {unit: tuple(rule for rule in rules(language) if unit in rule.unit) for unit in units}


def measure_of(text: str, quantity: Quantity, language: str) -> Measured | None:
    """The measure of a quantity, None where nothing around it says what is counted."""
    before = text[max(0, quantity.start - _WINDOW.get(language, _USUAL_WINDOW)) : quantity.start]
    line_end = text.find("\n", quantity.end)
    line_end = len(text) if line_end < 0 else line_end
    priced = before.rstrip()[-1:] in _CURRENCIES
    for rule in _rules_by_unit(language).get(quantity.unit, ()):
        if not rule.least <= quantity.value <= rule.most or (priced and rule.measure != "money"):
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
