"""Names in a row of names, 张示例、宣示军、俞示种等领导: where most are known, the others are names as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from youcheng.engines.reading.facts.people.chinese_left import is_place
from youcheng.engines.reading.facts.people.chinese_names import HAN, chinese_surname, not_a_name, plausible
from youcheng.engines.reading.facts.people.chinese_words import are_words
from youcheng.engines.reading.facts.people.found import Found
from youcheng.engines.reading.facts.view import View

_ROW = re.compile(
    rf"(?<![{HAN}、])[{HAN}]{{0,40}}?(?P<row>[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})+?、[{HAN}]{{2,4}}?)(?=等|和|及|[^{HAN}、]|$)"
)
# So many names of a row are known, and so large a part of it.
_FEWEST, _SHARE = 2, 0.5
_SURE = 0.82


def beside(view: View, known: Mapping[int, int], places: dict[int, int]) -> Iterator[Found]:
    """The names that stand in one row with ``known`` ones, of which the mapping has where each begins and ends."""
    if len(known) < _FEWEST:
        return
    for match in _ROW.finditer(view.text):
        items = list(_items(view.text, match.start("row"), match.end("row"), known))
        told = sum(item in known.items() for item in items)
        if told < max(_FEWEST, _SHARE * len(items)):
            continue
        for start, end in items:
            if (start, end) not in known.items() and _could_be(view, start, end, places):
                yield Found((start, end), (), None, _SURE)


def _items(text: str, start: int, end: int, known: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The members of a row; the first may have words before it, so it is taken where a known name begins."""
    at = start
    for number, words in enumerate(text[start:end].split("、")):
        stop = at + len(words)
        first = next((low for low in range(at, stop) if known.get(low) == stop), at) if number == 0 else at
        yield first, stop
        at = stop + 1


def _could_be(view: View, start: int, end: int, places: dict[int, int]) -> bool:
    """Whether a member of a row has the shape of a Chinese name and is nothing else."""
    import rjieba  # loads its dictionary

    name, surname = view.text[start:end], chinese_surname(view.text, start)
    return bool(
        surname
        and not rjieba.has_word(name)
        and 1 <= len(name) - surname <= 2
        and plausible(name)
        and not not_a_name(name)
        and not is_place(view.text, start, end, places)
        and not are_words(view.text, start, end)
    )
