"""Figures in tables: bare numbers under a heading that says what the column counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youcheng.engines.reading.facts.figures.measures import Measured
from youcheng.engines.reading.facts.figures.quantities import Quantity
from youcheng.engines.reading.facts.numerals import LARGEST, value_of

# The heading of a column by what stands in it; a bracket after it tells the scale: 人口(万).
_HEADINGS = {
    "population": r"(?:总|总计|常住|総)?人口(?:数|规模)?|population",
    "area": r"(?:总|土地|総)?(?:面积|面積)|(?:land |total )?area",
    "ties": r"(?:国际)?(?:友城|友好城市|姐妹城市|结好)(?:数|数量|对数)|(?:姉妹|友好)?(?:提携|都市)(?:件数|数)",
    "students": r"(?:学生|生徒|児童)(?:人)?数|(?:number of )?students",
    "people": r"(?:参加|参会|与会|出席)(?:人|者|人员)?数|(?:number of )?participants",
}
_HEADING = {
    measure: re.compile(rf"(?:{words})\s?(?:\((?P<note>[^)]{{1,12}})\)|\[(?P<other>[^\]]{{1,12}})\])?", re.IGNORECASE)
    for measure, words in _HEADINGS.items()
}
_SCALES = (("百万", 10**6), ("million", 10**6), ("万", 10**4), ("千", 1000), ("thousand", 1000), ("000", 1000))
_CELL = re.compile(r"[^\t|\n]+")
_NUMBER = re.compile(
    r"(?:约|約|about |approx\. ?)?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:人|km2|km²|㎢)?"
)


def column_figures(text: str) -> Iterator[tuple[Quantity, Measured]]:
    """The numbers of a folded text's tables whose column has a heading of a measure, row by row."""
    columns: dict[int, tuple[str, int]] = {}
    start = 0
    for line in text.split("\n"):
        cells = [
            (start + cell.start() + len(cell[0]) - len(cell[0].lstrip()), cell[0].strip())
            for cell in _CELL.finditer(line)
            if cell[0].strip()
        ]
        start += len(line) + 1
        if len(cells) < 2:
            columns = {}
            continue
        headings = {index: found for index, (_, words) in enumerate(cells) if (found := _measure(words))}
        if headings:
            columns = headings
            continue
        for index, (measure, scale) in columns.items():
            if index < len(cells) and (number := _NUMBER.fullmatch(cells[index][1])):
                at = cells[index][0]
                value = value_of(number["number"])
                if value and value * scale <= LARGEST:
                    first, last = at + number.start("number"), at + number.end("number")
                    quantity = Quantity(first, last, first, last, round(value * scale, 4), "exact", "", last)
                    yield quantity, Measured(measure, first, last)


def _measure(heading: str) -> tuple[str, int] | None:
    """What a heading counts, and in how many at a time."""
    for measure, pattern in _HEADING.items():
        match = pattern.fullmatch(heading)
        if match:
            note = (match["note"] or match["other"] or "").casefold()
            scale = next((scale for word, scale in _SCALES if word in note), 1)
            return measure, scale
    return None
