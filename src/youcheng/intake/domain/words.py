"""Values of claims and facts as plain words for the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from babel.numbers import format_decimal
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.intake.domain.dates import date_words
from youcheng.intake.domain.names import Named
from youcheng.registry.measures import MEASURES
from youcheng.registry.models import Agreement, Body, Claim, Event, Figure, Place, Tie, TieKind
from youcheng.registry.properties import PROPERTIES
from youcheng.registry.values import Choice, EntityRef, PartialDate
from youcheng.web.languages import bcp47_tag, current

CHOICES: dict[str, dict[str, str | Promise]] = {
    "level": dict(Place.Level.choices),
    "body_kind": dict(Body.Kind.choices),
    "tie_kind": dict(TieKind.choices),
    "legal_status": dict(Tie.LegalStatus.choices),
    "agreement_kind": dict(Agreement.Kind.choices),
    "agreement_status": dict(Agreement.Status.choices),
    "event_kind": dict(Event.Kind.choices),
    "bound": dict(Figure.Bound.choices),
}
BOUND_WORDS: dict[str, str | Promise] = {
    "at_least": _("at least"),
    "more_than": _("more than"),
    "about": pgettext_lazy("bound of a number", "about"),
    "nearly": _("nearly"),
    "at_most": _("at most"),
}


def number_words(value: float | int) -> str:
    """A number in the reader's notation."""
    locale = bcp47_tag(current()).replace("-", "_")
    return str(format_decimal(value, format="#,##0.####", locale=locale))


def measure_words(measure: str) -> str:
    """What a figure counts; a measure without words of ours as it is named."""
    return str(MEASURES.get(measure, measure.replace("_", " ")))


def quantity_words(quantity: Mapping[str, Any]) -> str:
    """``more than 1,200 人: guests``."""
    number = number_words(quantity["value"])
    if quantity.get("upper") is not None:
        number = f"{number}–{number_words(quantity['upper'])}"
    bound = BOUND_WORDS.get(quantity.get("bound", ""), "")
    parts = [f"{bound} {number}" if bound else number, quantity.get("unit", "")]
    words = " ".join(str(part) for part in parts if part)
    scope = quantity.get("scope", "")
    return f"{measure_words(quantity['measure'])}: {words}" + (f" ({scope})" if scope else "")


def label_of(property: str) -> str:
    """A property in words."""
    definition = PROPERTIES.get(property)
    return str(definition.label) if definition else property


def value_words(claim: Claim, names: Mapping[str, Named]) -> Named:
    """A claim's value, with the language of its words where they are a source's own."""
    definition, value = PROPERTIES.get(claim.property), claim.value
    if definition is not None and isinstance(definition.type, Choice):
        return Named(str(CHOICES.get(claim.property, {}).get(value, value)))
    if definition is not None and isinstance(definition.type, EntityRef):
        return names.get(value, Named(value))
    if definition is not None and isinstance(definition.type, PartialDate):
        return Named(date_words(value))
    if isinstance(value, dict):
        return Named(_compound(claim.property, value, names), claim.language)
    if isinstance(value, (int, float)):
        return Named(number_words(value))
    return Named(str(value), claim.language)


def _compound(property: str, value: dict[str, Any], names: Mapping[str, Named]) -> str:
    def named(part: str) -> str:
        found = names.get(value.get(part, ""))
        return found.text if found else ""

    match property:
        case "quantity":
            return quantity_words(value)
        case "signer":
            parts = [named("person"), value.get("title", ""), named("party")]
        case "post":
            parts = [value["title"], named("body") or value.get("body_text", "")]
        case "record":
            parts = [value["text"]]
        case "coordinates":
            parts = [f"{value['lat']:.2f}", f"{value['lon']:.2f}"]
        case _:
            parts = [str(part) for part in value.values()]
    return " · ".join(part for part in parts if part)


def references(claims: list[Claim]) -> set[str]:
    """Ids of all entities that the values name."""
    found: set[str] = set()
    for claim in claims:
        definition = PROPERTIES.get(claim.property)
        if definition is not None:
            found.update(definition.type.references(claim.value))
    return found
