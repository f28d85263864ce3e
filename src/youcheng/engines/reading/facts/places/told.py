"""Places whose country stands after them: 巨済市(韓国), アナポリス(アメリカ・メリーランド州), 旁遮普省 | 巴基斯坦."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from youcheng.engines.reading.facts.lexicon import alternatives
from youcheng.engines.reading.facts.places.phrase import PlacePhrase
from youcheng.engines.reading.facts.words import country_names


@cache
def country_in_brackets(language: str) -> re.Pattern[str]:
    """A bracket that holds a country, or a country and a unit of it."""
    return re.compile(
        rf"\((?P<country>{alternatives(country_names(language))})(?=[)、,·:;/\s]|[^()\nぁ-ゖ]{{1,12}}[省州道县県府邦郡市区]\))"
    )


@cache
def _country_in_cell(language: str) -> re.Pattern[str]:
    return re.compile(rf"[ \t|]+(?P<country>{alternatives(country_names(language))})(?=[ \t]*(?:[\t|\n ]|$))[ \t|]*")


def with_countries(found: list[PlacePhrase], text: str, language: str) -> list[PlacePhrase]:
    """The places with the country told in a bracket after them, or, where nobody knows them, in the next cell."""
    bracket, cell = country_in_brackets(language), _country_in_cell(language)
    starts = {place.start for place in found}
    out = []
    for place in found:
        told = None if place.country_stated else bracket.match(text, place.end)
        if told is None and place.country is None:
            told = cell.match(text, place.end)
            # 九如乡 | 日本 | 东串良町: the country is that of what follows it.
            told = None if told and (told.end() in starts or told.start("country") in starts) else told
        if told:
            code = country_names(language)[told["country"]]
            kept = place.candidates if place.country == code else ()
            place = replace(place, country=code, country_stated=True, candidates=kept)  # noqa: PLW2901
        out.append(place)
    return out
