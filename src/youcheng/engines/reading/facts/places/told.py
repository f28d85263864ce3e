"""Places whose country stands in brackets after them: 巨済市(韓国), アナポリス(アメリカ・メリーランド州)."""

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


def with_countries(found: list[PlacePhrase], text: str, language: str) -> list[PlacePhrase]:
    """The places with the country that the bracket after them tells, whatever place elsewhere has the name."""
    if "(" not in text:
        return found
    pattern, codes = country_in_brackets(language), country_names(language)
    out = []
    for place in found:
        bracket = None if place.country_stated else pattern.match(text, place.end)
        if bracket:
            code = codes[bracket["country"]]
            kept = place.candidates if place.country == code else ()
            place = replace(place, country=code, country_stated=True, candidates=kept)  # noqa: PLW2901
        out.append(place)
    return out
