"""Rows of a draft for display: each cell with its answer in words, each problem with what a person can say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from youcheng.intake.domain.dates import date_words
from youcheng.intake.domain.names import Named, names_of
from youcheng.intake.domain.spreadsheets.problems import problem_words
from youcheng.intake.models import DraftRow
from youcheng.intake.views.place_words import PlaceWords, place_words
from youcheng.registry.domain.reference import is_reference_id
from youcheng.registry.models import Tie, TieKind

HOW: Mapping[str, str | Promise] = {
    "serial": pgettext_lazy("date", "from a day number"),
    "era": pgettext_lazy("date", "from the year of an era"),
    "republic": pgettext_lazy("date", "from a year of the Republic"),
}
LABELS: Mapping[str, str | Promise] = {
    "party_a": pgettext_lazy("column", "our side"),
    "party_b": pgettext_lazy("column", "partner"),
    "signed_on": pgettext_lazy("column", "signed on"),
    "ended_on": pgettext_lazy("column", "ended on"),
    "kind": pgettext_lazy("column", "kind of tie"),
    "status": pgettext_lazy("column", "standing of the tie"),
}
INPUTS = {"party_a": "place", "party_b": "place", "parties": "parties", "signed_on": "date", "ended_on": "date"}
INPUTS |= {"kind": "kind", "status": "status", "row": "twice"}


@dataclass(frozen=True, slots=True)
class CellWords:
    """A cell: its header, its words, the answer in words, and how sure it is (``ok``, ``bad``, ``quiet``)."""

    header: str
    text: str
    answer: str
    tone: str


@dataclass(slots=True)
class Fix:
    """A problem of a row, and what a person can answer."""

    words: str
    field: str
    label: str
    input: str
    choices: list[PlaceWords] = made(default_factory=list)
    suggestions: list[tuple[str, str]] = made(default_factory=list)
    name: str = ""
    """The name that the place was given by, where there is one."""
    search: str = ""
    own: bool = False
    """Whether the place may be kept under its own name."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row as the page shows it."""

    row: DraftRow
    sheet: str
    cells: list[CellWords]
    fixes: list[Fix]
    badge: str


BADGES = {"bad": "failed", "ready": "accepted", "skipped": "rejected", "no_row": "queued"}


def rows_in_words(
    rows: Sequence[DraftRow],
    headers: Sequence[str],
    sheets: Mapping[int, str],
    *,
    searched: tuple[int, str, str, list[str]] | None = None,
) -> list[RowWords]:
    """Rows for display. ``searched`` is a row, its field, the text looked for, and the places found."""
    ids = {place for row in rows for place in _places_of(row)}
    own = names_of([place for place in ids if not is_reference_id(place)])
    return [
        RowWords(
            row,
            sheets.get(row.sheet, ""),
            [_cell(cell, headers, own) for cell in row.cells if _has_column(cell, headers)],
            [_fix(row, problem, searched) for problem in _asked(row)],
            BADGES[row.state],
        )
        for row in rows
    ]


def _has_column(cell: Mapping[str, Any], headers: Sequence[str]) -> bool:
    return bool(cell["text"]) or (cell["column"] < len(headers) and bool(headers[cell["column"]]))


def _places_of(row: DraftRow) -> set[str]:
    found = {str(place) for cell in row.cells for place in cell.get("places", [])}
    return found | {str(cell["value"]) for cell in row.cells if cell["answer"] == "place" and "value" in cell}


def _cell(cell: Mapping[str, Any], headers: Sequence[str], own: Mapping[str, Named]) -> CellWords:  # noqa: PLR0912  one answer after the other
    header = headers[cell["column"]] if cell["column"] < len(headers) else ""
    answer, value = cell["answer"], cell.get("value", "")
    words, tone = "", "quiet"
    match answer:
        case "place":
            places = cell.get("places") or [value]
            words, tone = " – ".join(_place(place, own) for place in places), "ok"
            if cell.get("own"):
                words = _("kept under this name")
        case "ambiguous":
            words, tone = _("several places"), "bad"
        case "unknown":
            words, tone = _("no such place"), "bad"
        case "date":
            words, tone = date_words(value) + _how(cell), "ok"
        case "left_out":
            words = _("no date")
        case "country":
            words, tone = place_words(f"iso:{value}").name, "ok"
        case "choice":
            words, tone = str(dict([*TieKind.choices, *Tie.LegalStatus.choices]).get(value, value)), "ok"
        case "words":
            words, tone = _("as it stands"), "ok"
        case "hint":
            words = _("helps to find the place")
        case "unused":
            words = _("not understood, not used")
        case "number":
            words = _("running number")
        case "kept":
            words = _("kept as words")
        case "bad":
            words, tone = _("needs an answer"), "bad"
    return CellWords(header, cell["text"], words, tone)


def _how(cell: Mapping[str, Any]) -> str:
    how = HOW.get(cell.get("how", ""))
    return f" ({how})" if how else ""


def _place(place_id: str, own: Mapping[str, Named]) -> str:
    if not is_reference_id(place_id):
        return own[place_id].text if place_id in own else place_id
    words = place_words(place_id)
    nearest = words.where.split(", ", 1)[0]
    return f"{words.name} ({nearest})" if nearest else words.name


def _asked(row: DraftRow) -> list[dict[str, Any]]:
    """The problems that a person is asked about; two unclear parties are asked for one by one."""
    asked: list[dict[str, Any]] = []
    for problem in row.problems:
        if problem["code"] == "parties_unclear" or (problem["field"] == "parties"):
            sides = [side for side in ("party_a", "party_b") if side not in row.answers]
            asked.extend({**problem, "field": side} for side in sides)
        else:
            asked.append(problem)
    return asked


def _fix(row: DraftRow, problem: Mapping[str, Any], searched: tuple[int, str, str, list[str]] | None) -> Fix:
    name = problem["field"]
    fix = Fix(problem_words(problem), name, str(LABELS.get(name, "")), INPUTS.get(name, "none"))
    if fix.input == "place":
        fix.name = problem.get("text", "") if problem["code"] in ("place_unknown", "place_ambiguous") else ""
        fix.search, ids = fix.name, list(problem.get("choices", []))
        if searched is not None and searched[:2] == (row.pk, name):
            fix.search, ids = searched[2], searched[3]
        fix.choices = [place_words(place) for place in ids]
        fix.own = problem["code"] == "place_unknown"
    if fix.input == "date":
        fix.suggestions = [(value, date_words(value)) for value in problem.get("suggestions", [])]
    return fix
