"""Rows of a list understood: an answer for every cell, and what stands in the way of the row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from youcheng.engines.gazetteer import Level
from youcheng.intake.domain.spreadsheets.dates import understand_date
from youcheng.intake.domain.spreadsheets.fields import DATES, KEEP
from youcheng.intake.domain.spreadsheets.grid import Value, cell_at, is_empty, plain, text_of
from youcheng.intake.domain.spreadsheets.places import UNKNOWN, Hints, PlaceAnswer, PlaceFinder
from youcheng.intake.domain.spreadsheets.plan import Plan
from youcheng.intake.domain.spreadsheets.usual import usual_country
from youcheng.intake.domain.spreadsheets.words import is_remark, kind_of, level_of, standing_of
from youcheng.intake.models import DraftRow
from youcheng.registry.domain.ids import derived_id, tie_id
from youcheng.registry.domain.search_key import search_key
from youcheng.registry.values import InvalidValue, PartialDate

OWN_PLACE = "own"
"""A person's answer that a place the gazetteer does not know is kept under its name."""
SIDES = ("party_a", "party_b")
BETWEEN = re.compile(r"\s*(?:[—–―⇔↔⟷＝=&＆|｜;；]+|--+|<->|\s[-/]\s|[－・](?=\S)|/)\s*|\s+(?:and|with)\s+")
SEVERAL = re.compile(r"\s*[、，,；;/\n]\s*")
"""Between names of which each is a party of a tie of its own."""
AND = re.compile(r"[与和跟及、,，]|と")


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands: sheet, number from 1, cells, and what a person said of it."""

    sheet: int
    number: int
    cells: Sequence[Value]
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Understood:
    """What a row is taken to say. ``cells`` and ``problems`` are as the page and the database hold them."""

    raw: RawRow
    state: str = DraftRow.State.READY.value
    cells: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, Any]] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    """``party_a``, ``party_b``: place ids; ``signed_on``, ``ended_on``; ``kind``, ``status``; words."""
    own_places: list[dict[str, str]] = field(default_factory=list)
    """Places kept under their own name: ``{"id", "name", "country"}``."""
    tie: str = ""

    def problem(self, code: str, field_name: str, **more: Any) -> None:
        """Note what a person must answer."""
        self.problems.append({"code": code, "field": field_name, **more})


def understand_rows(plan: Plan, rows: Iterable[RawRow], finder: PlaceFinder) -> list[Understood]:
    """All rows of a list, in their order; a pair of places that stands twice is a problem of the second row."""
    listed = list(rows)
    finder.prepare({name for row in listed for name in _names(plan, row, SIDES)})
    finder.usual = usual_country({name for row in listed for name in _names(plan, row, SIDES[:1])}, finder)
    seen: dict[str, Understood] = {}
    understood = []
    for row in listed:
        one = understand_row(plan, row, finder)
        understood.append(one)
        if not one.tie or one.state == DraftRow.State.SKIPPED:
            continue
        first = seen.setdefault(one.tie, one)
        if first is not one and "twice" not in row.answers and _repeats(first, one):
            one.problem("twice", "row", row=first.raw.number, sheet=first.raw.sheet)
            one.state = DraftRow.State.BAD
    return understood


def _repeats(first: Understood, second: Understood) -> bool:
    """Whether the rows say one tie twice; another kind from another day is the tie's next segment."""
    later = first.values.get("kind") != second.values.get("kind")
    return not (later and first.values.get("signed_on") != second.values.get("signed_on"))


def understand_row(plan: Plan, row: RawRow, finder: PlaceFinder) -> Understood:
    """One row by itself."""
    found = Understood(row)
    texts = {name: plain(text_of(cell_at(row.cells, column))) for column, name in plan.columns.items() if name != KEEP}
    filled = [text_of(cell) for cell in row.cells if not is_empty(cell)]
    found.cells = [_as_it_stands(plan, column, row) for column in range(max(len(plan.headers), len(row.cells)))]
    if not filled or (len(set(filled)) <= 2 and is_remark(filled[0])) or _repeats_header(plan, filled):
        found.state = DraftRow.State.NO_ROW
        return found
    if row.answers.get("skip"):
        found.state = DraftRow.State.SKIPPED
        return found
    _note_troubled_cells(plan, row, found)
    hints = _hints(plan, texts, finder)
    _sides(plan, texts, hints, finder, found)
    for name in DATES:
        _date(plan, row, name, found)
    _words(plan, texts, found)
    _check(found)
    found.state = DraftRow.State.BAD if found.problems else DraftRow.State.READY
    return found


def _names(plan: Plan, row: RawRow, sides: Sequence[str]) -> Iterable[str]:
    for column, name in plan.columns.items():
        if name in sides and (text := text_of(cell_at(row.cells, column))):
            yield text


def _repeats_header(plan: Plan, filled: Sequence[str]) -> bool:
    headers = [header for header in plan.headers if header]
    return len(filled) > 1 and [plain(text) for text in filled] == headers


def _as_it_stands(plan: Plan, column: int, row: RawRow) -> dict[str, Any]:
    value = cell_at(row.cells, column)
    name = plan.columns.get(column, KEEP)
    answer = "empty" if is_empty(value) else "kept"
    if name == "number" and answer == "kept":
        answer = "number"
    return {"column": column, "field": name, "text": text_of(value), "answer": answer}


def _answer(found: Understood, plan: Plan, name: str, answer: str, **more: Any) -> None:
    column = plan.column_of(name)
    if column is not None and column < len(found.cells):
        found.cells[column] |= {"answer": answer, **more}


def _note_troubled_cells(plan: Plan, row: RawRow, found: Understood) -> None:
    for column, name in plan.columns.items():
        value = cell_at(row.cells, column)
        if not isinstance(value, dict) or "date" in value:
            continue
        found.cells[column]["answer"] = "bad"
        parties_said = name == "parties" and all(side in row.answers for side in SIDES)
        if name not in (KEEP, "number") and name not in row.answers and not parties_said:
            found.problem("formula" if "formula" in value else "cell_error", name, text=value.get("error", ""))


def _hints(plan: Plan, texts: Mapping[str, str], finder: PlaceFinder) -> dict[str, Hints]:
    level = level_of(texts.get("level", ""))
    country = texts.get("country_b", "")
    theirs = finder.country(country) if country else ""
    ours = finder.country_of(plan.home) if plan.home else finder.usual
    return {
        "party_a": Hints(frozenset({ours} - {""}), texts.get("region_a", ""), level),
        "party_b": Hints(frozenset({theirs} - {""}), texts.get("region_b", ""), _their_level(level)),
    }


def _their_level(level: Level | None) -> Level | None:
    """A tie's level says of the partner only whether it is a province: counties tie with towns of any size."""
    return level if level in (Level.PROVINCE, Level.CITY) else None


def _sides(
    plan: Plan, texts: Mapping[str, str], hints: Mapping[str, Hints], finder: PlaceFinder, found: Understood
) -> None:
    names = {side: texts.get(side, "") for side in SIDES}
    both = texts.get("parties", "")
    if both:
        parts = split_parties(both, finder)
        if parts is None and not all(side in found.raw.answers for side in SIDES):
            several = len(_places_among(BETWEEN.split(SEVERAL.sub(";", both)), Hints(), finder)) > 2
            found.problem("several_ties" if several else "parties_unclear", "parties", text=both)
            _answer(found, plan, "parties", "bad")
        names["party_a"], names["party_b"] = _in_order(parts, hints, finder) if parts else ("", "")
    for side in SIDES:
        _side(plan, side, names[side], hints[side], finder, found, shared=bool(both))
    if texts.get("country_b"):
        code = finder.country(texts["country_b"])
        _answer(found, plan, "country_b", "country" if code else "unused", value=code)
    for region in ("region_a", "region_b", "level"):
        if texts.get(region):
            _answer(found, plan, region, "hint" if region != "level" or level_of(texts[region]) else "unused")


def _in_order(parts: tuple[str, str], hints: Mapping[str, Hints], finder: PlaceFinder) -> tuple[str, str]:
    """Our side first: lists write pairs in either order, and the country beside them tells which is the partner."""
    ways = (parts, (parts[1], parts[0]))
    for one, other in ways:
        if finder.find(one, hints["party_a"]).place and finder.find(other, hints["party_b"]).place:
            return one, other
    return parts


def _side(  # noqa: PLR0917  what a side is read from
    plan: Plan, side: str, text: str, hints: Hints, finder: PlaceFinder, found: Understood, *, shared: bool
) -> None:
    said = found.raw.answers.get(side, "")
    column = "parties" if shared else side
    if said == OWN_PLACE and text:
        country = next(iter(hints.countries), "")
        own = derived_id("place", country, search_key(text))
        found.own_places.append({"id": own, "name": " ".join(text.split()), "country": country})
        answer = PlaceAnswer(own)
    elif said:
        answer = PlaceAnswer(str(said))
    elif text:
        answer = finder.find(text, hints)
    elif side == "party_a" and plan.home and "party_a" not in plan.columns.values() and not shared:
        answer = PlaceAnswer(plan.home)
    elif any(problem["field"] in (column, "parties") for problem in found.problems):
        return  # the person is asked for it already
    else:
        found.problem("party_missing", side)
        return
    if answer.place:
        found.values[side] = answer.place
        if shared:
            places = [*found.cells[plan.column_of("parties") or 0].get("places", []), answer.place]
            _answer(found, plan, column, "place", places=places)
        else:
            _answer(found, plan, column, "place", value=answer.place, said=bool(said), own=said == OWN_PLACE)
        return
    parts = [] if answer.choices else _places_among(SEVERAL.split(text), hints, finder)
    if len(parts) > 1:
        found.problem("several_ties", side, text=text, choices=parts)
    else:
        code = "place_ambiguous" if answer.choices else "place_unknown"
        found.problem(code, side, text=text, choices=list(answer.choices))
    choices = list(answer.choices) or parts
    if answer is not UNKNOWN or choices or not shared:
        _answer(found, plan, column, "ambiguous" if choices else "unknown", choices=choices)


def _places_among(names: Iterable[str], hints: Hints, finder: PlaceFinder) -> list[str]:
    """The places that names mean without doubt, each once."""
    found = (finder.find(name.strip(), hints).place for name in names if name and name.strip())
    return list(dict.fromkeys(place for place in found if place))


def split_parties(text: str, finder: PlaceFinder) -> tuple[str, str] | None:
    """Both parties of a cell such as ``伊春市—旭川市`` or ``伊春市与旭川市``; None where it is not two."""
    for pattern in (BETWEEN, AND):
        parts = [part.strip() for part in pattern.split(text) if part and part.strip()]
        if len(parts) == 2:
            return parts[0], parts[1]
    mentioned = finder.mentioned(text)
    return (mentioned[0][0], mentioned[1][0]) if len(mentioned) == 2 else None


def _date(plan: Plan, row: RawRow, name: str, found: Understood) -> None:
    column = plan.column_of(name)
    if name in row.answers:
        try:
            value = PartialDate().clean(row.answers[name]) if row.answers[name] else ""
        except InvalidValue:
            value = ""
        if value:
            found.values[name] = value
        _answer(found, plan, name, "date" if value else "left_out", value=value, said=True)
        return
    value_there = None if column is None else cell_at(row.cells, column)
    if column is None or is_empty(value_there) or (isinstance(value_there, dict) and "date" not in value_there):
        return
    if plain(text_of(value_there)) in ("-", "–", "—", "/", "不详", "不明", "unknown", "n/a", "미상"):
        _answer(found, plan, name, "left_out", value="")
        return
    answer = understand_date(value_there, epoch=plan.epoch)
    if answer.value:
        found.values[name] = answer.value
        _answer(found, plan, name, "date", value=answer.value, how=answer.how)
        return
    found.problem(answer.problem, name, text=text_of(value_there), suggestions=list(answer.suggestions))
    _answer(found, plan, name, "bad")


def _words(plan: Plan, texts: Mapping[str, str], found: Understood) -> None:
    for name, meaning in (("kind", kind_of), ("status", standing_of)):
        said, text = found.raw.answers.get(name), texts.get(name, "")
        value = said if said is not None else meaning(text) if text else None
        if value:
            found.values[name] = str(value)
            _answer(found, plan, name, "choice", value=value, said=said is not None)
        elif text and said is None:
            found.problem(f"{name}_unknown", name, text=text)
            _answer(found, plan, name, "bad")
    if plan.kind and "kind" not in found.values and not texts.get("kind"):
        found.values["kind"] = plan.kind
    for name in ("agreement", "field"):
        if texts.get(name):
            found.values[name] = texts[name]
            _answer(found, plan, name, "words")


def _check(found: Understood) -> None:
    """What no cell shows by itself."""
    values = found.values
    if "party_a" in values and "party_b" in values:
        if values["party_a"] == values["party_b"]:
            found.problem("same_place", "party_b")
        else:
            found.tie = tie_id(values["party_a"], values["party_b"])
    signed, ended = values.get("signed_on", ""), values.get("ended_on", "")
    shortest = min(len(signed), len(ended))
    if shortest and ended[:shortest] < signed[:shortest]:
        found.problem("ended_first", "ended_on", text=ended)
    today = timezone.localdate().isoformat()
    if signed and signed > today[: len(signed)]:
        found.problem("in_future", "signed_on", text=signed)
