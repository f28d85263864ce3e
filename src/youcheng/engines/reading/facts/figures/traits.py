"""What stands around a quantity, as the judge of figures sees it: its own form, the words beside it, its sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from youcheng.engines.reading.facts.figures.candidates import Candidate

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*|\d+|[^\w\s]")
_PLURAL = re.compile(
    r"(?!(?:is|as|was|has|its|this|us|years|days|hours)$)[a-z-]{2,}s|people|children|(?:\w*wo)?men|youth|staff"
)
# How far words beside a number are looked at, in characters and in words; and characters where words are not divided.
_REACH, _AFTER, _BEFORE, _CHARACTERS = 70, 6, 5, 14
_NEAR = 20
_LONGEST_LINES, _LINES = 4, 30
# The sentence as a whole says less than the words at the number.
_OF_SENTENCE = 0.4
_FIRST_YEAR, _LAST_YEAR = 1900, 2100

Traits = dict[str, float]


def traits_of(text: str, language: str, candidate: Candidate) -> Traits:
    """The traits of a quantity of a folded text."""
    quantity, rule = candidate.quantity, "refused" if candidate.refused else candidate.measure or "none"
    line = text.rfind("\n", 0, quantity.start) + 1, text.find("\n", quantity.end)
    line = line[0], line[1] if line[1] >= 0 else len(text)
    words = _words if language == "en" else _characters
    own = _own(text, candidate, rule, line)
    return dict.fromkeys(own, 1.0) | dict(words(text, candidate, rule, line))


def _own(text: str, candidate: Candidate, rule: str, line: tuple[int, int]) -> Iterator[str]:
    quantity, last = candidate.quantity, candidate.last
    size = int(math.log10(quantity.value)) if quantity.value >= 1 else 0
    yield from (f"rule={rule}", f"rule,own={rule},{candidate.own}", f"unit={quantity.unit}", f"bound={quantity.bound}")
    yield from (f"size={size}", f"size,rule={size},{rule}")
    if quantity.ordinal:
        yield "ordinal"
    if quantity.high is not None:
        yield "range"
    if quantity.value in (1, 2):
        yield f"value={quantity.value:.0f}"
    number = text[quantity.number_start : quantity.number_end]
    yield "form=" + ("digits" if number.isdigit() else "comma" if "," in number else "word")
    if number.isdigit() and _FIRST_YEAR <= quantity.value <= _LAST_YEAR and not quantity.unit:
        yield "like a year"
    if "|" in text[slice(*line)]:
        yield "row"
    if not text[: line[0]].strip():
        yield "headline"
    yield f"line={min(_LONGEST_LINES, (line[1] - line[0]) // _LINES)}"
    near = last is not None and quantity.start - last[1].end < _NEAR
    yield f"last={last[1].measure if last else ''},{near}"


def _words(text: str, candidate: Candidate, rule: str, line: tuple[int, int]) -> Iterator[tuple[str, float]]:
    start, end = candidate.quantity.start, candidate.quantity.end
    after = _WORD.findall(text[end : min(end + _REACH, line[1])].lower())[:_AFTER]
    before = _WORD.findall(text[max(line[0], start - _REACH) : start].lower())[-_BEFORE:]
    told = [f"a{number}={word}" for number, word in enumerate(after[:4])]
    told += [f"b{number}={word}" for number, word in enumerate(reversed(before[-3:]))]
    told += [f"a={word}" for word in after] + [f"b={word}" for word in before]
    told += [f"a01={' '.join(after[:2])}", f"a012={' '.join(after[:3])}", f"b01={' '.join(before[-2:])}"]
    told += [f"ba={''.join(before[-1:])} {''.join(after[:1])}", f"rule,a0={rule},{''.join(after[:1])}"]
    noun = next((word for word in after[:4] if _PLURAL.fullmatch(word)), "")
    told += [f"noun={noun}", f"ends={noun[-4:]}", f"noun,b0={noun[-3:]},{''.join(before[-1:])}"]
    for name in told:
        yield name, 1.0
    for word in set(_WORD.findall(text[candidate.sentence.start : candidate.sentence.end].lower())):
        yield f"s={word}", _OF_SENTENCE


def _characters(text: str, candidate: Candidate, rule: str, line: tuple[int, int]) -> Iterator[tuple[str, float]]:
    del rule
    quantity = candidate.quantity
    after = text[quantity.end : min(quantity.end + _CHARACTERS, line[1])]
    before = text[max(line[0], quantity.start - _CHARACTERS) : quantity.start]
    for size in (1, 2, 3, 4):
        yield f"a{size}={after[:size]}", 1.0
        yield f"b{size}={before[-size:]}", 1.0
    for size in (1, 2, 3):
        for part in _parts(after, size):
            yield f"a={part}", 1.0
        for part in _parts(before, size):
            yield f"b={part}", 1.0
    unit = quantity.unit
    for name in (f"unit,a1={unit},{after[:1]}", f"unit,a2={unit},{after[:2]}", f"unit,b2={unit},{before[-2:]}"):
        yield name, 1.0
    for part in _parts(text[candidate.sentence.start : candidate.sentence.end], 2):
        yield f"s={part}", _OF_SENTENCE


def _parts(words: str, size: int) -> set[str]:
    return {words[at : at + size] for at in range(len(words) - size + 1)}
