"""A plan that is ready, in words and numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from youcheng.accounts.domain.organisations import home_of
from youcheng.accounts.models import User
from youcheng.engines import layout
from youcheng.engines.layout.metrics import Coverage
from youcheng.engines.layout.plan import Unmet
from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.domain.partner_reasons import ReasonWords, against, in_favour, places_named, reason_words
from youcheng.planning.domain.plans import plan_of
from youcheng.planning.interfaces.structure_csv import Cell
from youcheng.planning.interfaces.structure_policy_words import policy_words, rule_words, units_named
from youcheng.planning.interfaces.structure_words import (
    KNOWLEDGE,
    LEVELS,
    PARTS,
    country_words,
    decimal,
    percent,
    share_words,
)
from youcheng.planning.models import LayoutPlan, ShortlistItem

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A tie to seek."""

    key: str
    unit: PlaceCard
    partner: PlaceCard
    country: str
    where: str
    fit: str
    rests_on: str | Promise
    unknown: bool
    improves: list[str]
    for_it: list[ReasonWords]
    against_it: list[ReasonWords]
    shortlisted: bool


@dataclass(frozen=True, slots=True)
class UnmetLine:
    """A rule that is missed: by how much, where, and why."""

    rule: str
    missing: int
    units: list[PlaceCard]
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A group of units before and after."""

    label: str | Promise
    units: int
    before: Coverage
    after: Coverage
    share: tuple[str, str]
    gini: tuple[str, str]
    herfindahl: tuple[str, str]


@dataclass(frozen=True, slots=True)
class FrontPoint:
    """A plan on the front, and where its mark is drawn."""

    balance: str
    score: str
    spread: str
    ties: int
    gap: str
    x: float
    y: float
    here: bool


def plan_context(saved: LayoutPlan, *, by: User) -> dict[str, Any]:
    """Everything that the page of a ready plan shows, in a number of queries that does not grow with it."""
    plan = plan_of(saved)
    policy = layout.Policy.model_validate(saved.policy)
    reports: list[dict[str, Any]] = saved.report.get("items", [])
    reasons = [one.get("reasons", []) for one in reports]
    ids = {place for one in plan.chosen for place in (one.unit, one.partner)} | units_named(policy)
    ids |= {one.unit for one in plan.unmet if one.unit} | set(plan.not_planned_for)
    ids |= {place for listed in reasons for place in places_named(listed)}
    cards = place_cards(ids)
    return {
        "result": plan,
        "policy": policy_words(policy, cards),
        "items": _items(plan, reports, cards, _shortlisted(plan, by)),
        "unmet": _unmet(plan, cards),
        "prices": [
            (rule_words(one.rule), decimal(one.gain), percent(one.gain / plan.objective if plan.objective else None))
            for one in plan.prices
        ],
        "changes": change_rows(saved),
        "front": front_points(saved, plan),
        "gap": _gap(plan),
        "proven": plan.status == "optimal",
        "objective": decimal(plan.objective),
        "bound": decimal(plan.bound),
        "alone": [cards[one] for one in plan.not_planned_for],
        "known": [(KNOWLEDGE[key], number) for key, number in saved.known_units.items()],
    }


def _gap(plan: layout.Plan) -> str:
    """The gap, never rounded down to nothing."""
    return percent(0) if plan.status == "optimal" else f"≤ {percent(max(plan.gap, 0.001))}"


def _shortlisted(plan: layout.Plan, by: User) -> set[tuple[str, str]]:
    items = ShortlistItem.objects.filter(
        shortlist__organisation=home_of(by), shortlist__place__in={one.unit for one in plan.chosen}
    )
    return set(items.values_list("shortlist__place", "partner"))


def _items(
    plan: layout.Plan,
    reports: Sequence[Mapping[str, Any]],
    cards: Mapping[str, PlaceCard],
    shortlisted: set[tuple[str, str]],
) -> list[Item]:
    found = []
    for one, report in zip(plan.chosen, reports, strict=True):
        words = reason_words(report["reasons"], cards)
        part = PARTS.get(report["part"] or "", "")
        where = f"{LEVELS[report['level']]} · {part}" if part else str(LEVELS[report["level"]])
        found.append(
            Item(
                f"{one.unit}|{one.partner}",
                cards[one.unit],
                cards[one.partner],
                country_words(one.country),
                where,
                percent(one.score),
                KNOWLEDGE[one.rests_on.value],
                one.rests_on is layout.Knowledge.UNKNOWN,
                _improves(one, report),
                in_favour(words)[:MOST_REASONS],
                against(words)[:1],
                (one.unit, one.partner) in shortlisted,
            )
        )
    return found


def _improves(one: layout.Chosen, report: Mapping[str, Any]) -> list[str]:
    found = []
    if report["nth"] == 1:
        known = one.rests_on is layout.Knowledge.COMPLETE
        found.append(_("its first tie") if known else _("its first tie that is known"))
    else:
        found.append(_("its tie number %(n)d") % {"n": report["nth"]})
    if report["new_continent_of_region"]:
        found.append(_("a new continent for the region"))
    elif report["new_country_of_region"]:
        found.append(_("a new country for the region"))
    elif report["new_country_of_unit"] and report["nth"] > 1:
        found.append(_("a new country for the unit"))
    return found


def _unmet(plan: layout.Plan, cards: Mapping[str, PlaceCard]) -> list[UnmetLine]:
    words = {
        "no_candidate": _(
            "No partner is left that the policy allows: allow more countries, or more units per partner."
        ),
        "rules_collide": _(
            "Other rules use up what it needs: allow more new ties, or loosen the rule that costs most."
        ),
        "not_planned_for": _("Left alone: nobody has said what ties these units have, or the policy leaves them out."),
    }
    grouped: dict[tuple[str, str], list[Unmet]] = defaultdict(list)
    for one in plan.unmet:
        grouped[one.rule, one.reason].append(one)
    return [
        UnmetLine(
            rule_words(rule),
            sum(one.missing for one in listed),
            [cards[one.unit] for one in listed if one.unit],
            words[reason],
        )
        for (rule, reason), listed in grouped.items()
    ]


def change_rows(saved: LayoutPlan) -> list[ChangeRow]:
    """Coverage by group, before and after."""
    both = saved.report["coverage"]
    rows = []
    for key, before in both["before"].items():
        kind, _separator, name = key.partition(":")
        label = {"level": LEVELS, "region": PARTS}.get(kind, {}).get(name, name) if name else _("the whole region")
        one, other = Coverage.model_validate(before), Coverage.model_validate(both["after"][key])
        rows.append(
            ChangeRow(
                label,
                one.units,
                one,
                other,
                (_share(one), _share(other)),
                (decimal(one.gini_ties), decimal(other.gini_ties)),
                (decimal(one.herfindahl_countries), decimal(other.herfindahl_countries)),
            )
        )
    return rows


def _share(found: Coverage) -> str:
    return share_words(found.with_tie, found.unknown, found.units)


def front_points(saved: LayoutPlan, plan: layout.Plan) -> list[FrontPoint]:
    """The front as marks on a field of 100 by 100, y downwards; the axes run from the least to the greatest value."""
    points = saved.report.get("front", [])
    if not points:
        return []

    def place(value: float, values: list[float]) -> float:
        least, most = min(values), max(values)
        return 10 + 80 * (value - least) / (most - least) if most > least else 50.0

    scores, spreads = [one["score"] for one in points], [one["spread"] for one in points]
    nearest = min(points, key=lambda one: abs(one["score"] - plan.score) + abs(one["spread"] - plan.spread))
    return [
        FrontPoint(
            percent(round(one["balance"], 2)),
            decimal(one["score"]),
            decimal(one["spread"]),
            one["ties"],
            percent(one["gap"]),
            place(one["score"], scores),
            100 - place(one["spread"], spreads),
            one is nearest,
        )
        for one in points
    ]


def plan_rows(saved: LayoutPlan) -> list[list[Cell]]:
    """The items as a table."""
    plan = plan_of(saved)
    cards = place_cards({place for one in plan.chosen for place in (one.unit, one.partner)})
    rows: list[list[Cell]] = [
        ["unit", "unit_name", "level", "partner", "partner_name", "country", "score", "list_of_ties"]
    ]
    for one in plan.chosen:
        unit, partner = cards[one.unit], cards[one.partner]
        score = round(one.score, 4)
        rows.append(
            [one.unit, unit.name, unit.level, one.partner, partner.name, one.country, score, one.rests_on.value]
        )
    return rows
