"""Places whose country stands after them: 巨済市(韓国), アナポリス(アメリカ・メリーランド州), 旁遮普省 | 巴基斯坦."""

from __future__ import annotations

import re
from dataclasses import replace

from youcheng.engines.reading.facts.places.phrase import PlacePhrase
from youcheng.engines.reading.facts.words import Hit, Hits, country_names

# What follows the country in its bracket: the end, a comma, or a unit of it.
_BRACKET_END = re.compile(r"[)、,·:;/\s]|[^()\nぁ-ゖ]{1,12}[省州道県县府邦郡市区]\)")
_CELL_END = re.compile(r"(?:連邦|联邦|(?:民主|人民|社会主義|社会主义)*共和国|王国|合衆国|合众国)?(?:[ \t|\n\d]|$)")
_NAME_END = re.compile(r"\)|[ \t]*(?:\||\n|$)")
_CELL_BORDER = re.compile(r"[ \t|]*")


def country_at(hits: dict[int, list[Hit]], at: int) -> Hit | None:
    """The country whose name begins at an offset, the longest where several do."""
    return next((hit for hit in hits.get(at, ()) if hit.section == "country"), None)


def countries_of(hits: Hits) -> list[Hit]:
    """The countries that a page names, each where it stands."""
    return [country for at in sorted(hits.countries) if (country := country_at(hits, at))]


def is_in_bracket(text: str, country: Hit) -> bool:
    """Whether a country is what a bracket tells: (韩国), (アメリカ・メリーランド州)."""
    return text[country.start - 1 : country.start] == "(" and _BRACKET_END.match(text, country.end) is not None


def is_cell(text: str, country: Hit) -> bool:
    """Whether a country is alone between spaces or cell borders."""
    return text[country.start - 1 : country.start] in " \t|\n" and _CELL_END.match(text, country.end) is not None


def with_countries(found: list[PlacePhrase], text: str, hits: dict[int, list[Hit]], language: str) -> list[PlacePhrase]:
    """The places with the country told in a bracket after them, or, where nobody knows them, in the next cell."""
    starts = {place.start for place in found}
    out = []
    for place in found:
        told = None
        border = text[place.end : place.end + 1]
        if border == "(" and not place.country_stated:
            told = country_at(hits, place.end + 1)
            told = told if told and is_in_bracket(text, told) else None
        elif place.country is None and border and border in " \t|":
            told = country_at(hits, _CELL_BORDER.match(text, place.end).end())  # type: ignore[union-attr]
            # 九如乡 | 日本 | 东串良町: the country is that of what follows it.
            if told and (not is_cell(text, told) or starts & {told.start, _CELL_BORDER.match(text, told.end).end()}):  # type: ignore[union-attr]
                told = None
        if told:
            code = country_names(language)[told.word]
            kept = place.candidates if place.country == code else ()
            place = replace(place, country=code, country_stated=True, candidates=kept)  # noqa: PLW2901
        out.append(place)
    return out


def without_romanised(found: list[PlacePhrase], text: str) -> list[PlacePhrase]:
    """The places without names in Latin letters that only repeat the one before them in its cell: 波城市 Pau | 法国."""
    kept: list[PlacePhrase] = []
    for place in found:
        last = kept[-1] if kept else None
        repeats = (
            last is not None
            and text[last.end : place.start].strip(" ") in ("", "(")
            and text[place.start : place.end].isascii()
            and not text[last.start : last.end].isascii()
            and _NAME_END.match(text, place.end)
        )
        if not repeats:
            kept.append(place)
    return kept
