"""What stands around a quantity, as the judge of figures sees it: its own form, the words beside it, its sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from youcheng.engines.reading.facts.figures.candidates import Candidate
from youcheng.engines.reading.facts.figures.quantities import YEARS

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*|\d+|[^\w\s]")
_PLURAL = re.compile(
    r"(?!(?:is|as|was|has|its|this|us|years|days|hours)$)[a-z-]{2,}s|people|children|(?:\w*wo)?men|youth|staff"
)
# How far words beside a number are looked at, in characters and in words; and characters where words are not divided.
_REACH, _AFTER, _BEFORE, _CHARACTERS = 70, 6, 5, 14
_NEAR = 20
_LONGEST_LINES, _LINES = 4, 30
# The sentence around says less than the words at the number; so much of it is looked at on each side.
_OF_SENTENCE, _AROUND = 0.4, 200
# No line is followed further than this.
_LONGEST_LINE = 1000
_LEADING = re.compile(r"\s*")

Traits = dict[str, float]


def traits_of(text: str, language: str, candidate: Candidate) -> Traits:
    """The traits of a quantity of a folded text."""
    quantity, rule = candidate.quantity, "refused" if candidate.refused else candidate.measure or "none"
    low, high = max(0, quantity.start - _LONGEST_LINE), min(len(text), quantity.end + _LONGEST_LINE)
    opens, ends = text.rfind("\n", low, quantity.start), text.find("\n", quantity.end, high)
    line = (opens + 1 if opens >= 0 else low), (ends if ends >= 0 else high)
    own = _own(text, candidate, rule, line)
    words = _words(text, candidate, rule, line) if language == "en" else _characters(text, candidate, line)
    return dict.fromkeys(own, 1.0) | dict(words)


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
    if number.isdigit() and quantity.value in YEARS and not quantity.unit:
        yield "like a year"
    if "|" in text[slice(*line)]:
        yield "row"
    if _leading(text) >= line[0]:
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
    for word in set(_WORD.findall(_around(text, candidate).lower())):
        yield f"s={word}", _OF_SENTENCE


def _characters(text: str, candidate: Candidate, line: tuple[int, int]) -> Iterator[tuple[str, float]]:
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
    for part in _parts(_around(text, candidate), 2):
        yield f"s={part}", _OF_SENTENCE


def _leading(text: str) -> int:
    found = _LEADING.match(text)
    return found.end() if found else 0


def _around(text: str, candidate: Candidate) -> str:
    """The sentence of a quantity, as far as it is near."""
    quantity, sentence = candidate.quantity, candidate.sentence
    return text[max(sentence.start, quantity.start - _AROUND) : min(sentence.end, quantity.end + _AROUND)]


def _parts(words: str, size: int) -> set[str]:
    return {words[at : at + size] for at in range(len(words) - size + 1)}
