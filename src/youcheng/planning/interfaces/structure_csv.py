"""Coverage and plans as CSV, for spreadsheets: with a byte order mark, and no cell that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from youcheng.engines import layout
from youcheng.planning.domain.coverage_picture import Cut, Picture, state_of
from youcheng.planning.domain.coverage_ties import StandingTie
from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.interfaces.structure_words import continent_words, country_words

FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = object


def csv_response(rows: Iterable[Sequence[Cell]], *, name: str) -> HttpResponse:
    """Rows as a file to keep."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow(f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in row)
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def coverage_rows(picture: Picture, by: str) -> list[list[Cell]]:
    """The table behind a chart: by ``level``, ``part``, ``country``, ``continent`` or ``decade``."""
    if by in ("level", "part"):
        groups = picture.groups()
        prefix = {"level": "level:", "part": "region:"}[by]
        columns = list(type(groups["all"]).model_fields)
        table = [(key.removeprefix(prefix), found) for key, found in groups.items() if key.startswith(prefix)]
        return [
            [by, *columns],
            *([name, *(getattr(found, one) for one in columns)] for name, found in [*table, ("all", groups["all"])]),
        ]
    if by == "decade":
        counted = {level: picture.decades(Cut(level=level)) for level in picture.levels}
        decades = sorted({decade for one in counted.values() for decade in one})
        return [["decade", *counted], *([decade, *(one[decade] for one in counted.values())] for decade in decades)]
    if by == "continent":
        return [
            ["code", "continent", "ties"],
            *([code, continent_words(code), count] for code, count in picture.continents(Cut()).most_common()),
        ]
    return [
        ["code", "country", "ties"],
        *([code, country_words(code), count] for code, count in picture.countries(Cut()).most_common()),
    ]


def tie_rows(ties: Sequence[StandingTie]) -> list[list[Cell]]:
    """Ties, one row per unit and partner."""
    cards = place_cards({place for tie in ties for place in (tie.unit, tie.partner)})
    rows: list[list[Cell]] = [
        ["tie", "unit", "unit_name", "partner", "partner_name", "country", "kind", "since", "activity"]
    ]
    for tie in ties:
        names = cards[tie.unit].name, cards[tie.partner].name
        rows.append(
            [tie.tie, tie.unit, names[0], tie.partner, names[1], tie.country, tie.kind, tie.since, tie.activity]
        )
    return rows


def unit_rows(picture: Picture, units: Sequence[layout.Unit], cards: dict[str, PlaceCard]) -> list[list[Cell]]:
    """Units with what they have and how far that is known."""
    rows: list[list[Cell]] = [["unit", "name", "level", "part", "state", "ties", "list_of_ties", "as_of", "note"]]
    for unit in units:
        said = picture.said.get(unit.id)
        rows.append(
            [
                unit.id,
                cards[unit.id].name,
                unit.level,
                unit.region or "",
                state_of(unit),
                len(unit.ties) if state_of(unit) != "unknown" else None,
                unit.known.value,
                said.as_of if said else "",
                said.note if said else "",
            ]
        )
    return rows
