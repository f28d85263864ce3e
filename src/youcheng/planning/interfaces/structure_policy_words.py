"""Policies and rules in words, for the preview, the plan's page and the comparison."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from babel.numbers import format_decimal
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from youcheng.engines.layout import Policy
from youcheng.engines.layout.policy import AtLeast, Reserve
from youcheng.planning.domain.partner_places import PlaceCard
from youcheng.planning.interfaces.structure_words import LEVELS, PARTS, country_words, locale, percent

LABELS: dict[str, str | Promise] = {
    "new_ties": gettext_lazy("New ties in all, at most"),
    "balance": gettext_lazy("Weight of spread against fit"),
    "rewards": gettext_lazy("Worth of a unit's first, second, … tie"),
    "level_weights": gettext_lazy("Weights of levels"),
    "region_weights": gettext_lazy("Weights of parts"),
    "unit_weights": gettext_lazy("Units favoured"),
    "country_weights": gettext_lazy("Countries favoured"),
    "leave_out_units": gettext_lazy("Units left out"),
    "leave_out_countries": gettext_lazy("Countries left out"),
    "most_per_unit": gettext_lazy("New ties of one unit, at most"),
    "most_per_country": gettext_lazy("New ties with one country, at most"),
    "most_per_partner": gettext_lazy("Units that seek the same partner, at most"),
    "at_least": gettext_lazy("What each unit shall have"),
    "reserve": gettext_lazy("Reserved for support measures"),
    "budget": gettext_lazy("Budget for all new ties"),
    "costs": gettext_lazy("Cost of a new tie"),
    "plan_for_unknown": gettext_lazy("Units of which nobody knows"),
}
Cards = Mapping[str, PlaceCard]


def number(value: float) -> str:
    """A number in the reader's notation."""
    return str(format_decimal(value, locale=locale()))


def value_words(name: str, policy: Policy, cards: Cards) -> str:
    """One setting of a policy in words; empty where it asks nothing."""
    value = getattr(policy, name)
    if value is None:
        return _("no limit")
    return _VALUES[name](value, cards) if name in _VALUES else number(value)


def _weights(words: Mapping[str, str | Promise]) -> Callable[[Mapping[str, float], Cards], str]:
    return lambda value, _cards: ", ".join(f"{words.get(key, key)} {number(one)}" for key, one in value.items())


def _rules(kind: str) -> Callable[[Sequence[AtLeast | Reserve], Cards], str]:
    return lambda value, _cards: "; ".join(
        _rule_words(kind, one.level, one.region, one.ties, getattr(one, "measure", "")) for one in value
    )


_VALUES: dict[str, Callable[[Any, Cards], str]] = {
    "plan_for_unknown": lambda value, _cards: _("planned for, by the officer's leave") if value else _("left alone"),
    "balance": lambda value, _cards: percent(value),
    "rewards": lambda value, _cards: ", ".join(number(one) for one in value),
    "level_weights": _weights(LEVELS),
    "region_weights": _weights(PARTS),
    "costs": _weights(LEVELS),
    "country_weights": lambda value, _cards: ", ".join(
        f"{country_words(key)} ×{number(one)}" for key, one in value.items()
    ),
    "unit_weights": lambda value, cards: ", ".join(f"{_name(key, cards)} ×{number(one)}" for key, one in value.items()),
    "leave_out_countries": lambda value, _cards: ", ".join(country_words(one) for one in value),
    "leave_out_units": lambda value, cards: ", ".join(_name(one, cards) for one in value),
    "at_least": _rules("at_least"),
    "reserve": _rules("reserve"),
}


def policy_words(policy: Policy, cards: Cards) -> list[tuple[str | Promise, str]]:
    """Every setting that asks something: label and words."""
    rows = [(LABELS[name], value_words(name, policy, cards)) for name in Policy.model_fields]
    return [(label, words) for label, words in rows if words]


def units_named(policy: Policy) -> set[str]:
    """Ids of the units that a policy names."""
    return {*policy.unit_weights, *policy.leave_out_units}


def rule_words(name: str) -> str:
    """A rule by the stable name that results give it: ``most_per_country``, ``at_least:city:*:1``."""
    kind, _separator, rest = name.partition(":")
    if not rest:
        return str(LABELS.get(kind, name))
    level, region, ties, *measure = rest.split(":", 3)
    return _rule_words(
        kind, None if level == "*" else level, None if region == "*" else region, int(ties), "".join(measure)
    )


def _rule_words(kind: str, level: str | None, region: str | None, ties: int, measure: str) -> str:
    parts = [LEVELS[level] if level else _("units of every level"), PARTS.get(region, region) if region else ""]
    where = " · ".join(str(part) for part in parts if part)
    if kind == "at_least":
        return ngettext("%(where)s: at least %(n)d tie each", "%(where)s: at least %(n)d ties each", ties) % {
            "where": where,
            "n": ties,
        }
    reserved = ngettext("%(n)d new tie for %(where)s", "%(n)d new ties for %(where)s", ties) % {
        "where": where,
        "n": ties,
    }
    return f"{measure}: {reserved}" if measure else reserved


def _name(place: str, cards: Cards) -> str:
    return cards[place].name if place in cards else place
