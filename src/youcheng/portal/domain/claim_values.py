"""Claimed values in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youcheng.portal.domain.dates import date_html
from youcheng.portal.domain.figure_words import quantity_html
from youcheng.portal.domain.names import Named, country_name
from youcheng.portal.domain.numbers import number_words
from youcheng.registry.models import Agreement, Body, Claim, Event, Place, Tie, TieKind
from youcheng.registry.name_languages import UNDETERMINED, tag_of
from youcheng.registry.properties import PROPERTIES
from youcheng.registry.values import Choice, EntityRef, Integer, PartialDate

CHOICES: dict[str, dict[str, str | Promise]] = {
    "level": dict(Place.Level.choices),
    "body_kind": dict(Body.Kind.choices),
    "tie_kind": dict(TieKind.choices),
    "legal_status": dict(Tie.LegalStatus.choices),
    "agreement_kind": dict(Agreement.Kind.choices),
    "agreement_status": dict(Agreement.Status.choices),
    "event_kind": dict(Event.Kind.choices),
}
BASES: dict[str, str | Promise] = {"stated": gettext_lazy("stated by the source"), "derived": gettext_lazy("derived")}


def property_label(name: str) -> str | Promise:
    """A property in words."""
    definition = PROPERTIES.get(name)
    return definition.label if definition else name


def references(claim: Claim) -> tuple[str, ...]:
    """Ids of the entities that the claim's value names."""
    definition = PROPERTIES.get(claim.property)
    return definition.type.references(claim.value) if definition else ()


def value_html(claim: Claim, names: Mapping[str, Named]) -> SafeString:  # noqa: PLR0911 - one answer per type
    """The value, with links to what it names and ``lang`` on words."""
    definition = PROPERTIES.get(claim.property)
    kind, value = (definition.type if definition else None), claim.value
    if isinstance(kind, Choice):
        return format_html("{}", CHOICES.get(claim.property, {}).get(value, value))
    if isinstance(kind, PartialDate):
        return date_html(value)
    if isinstance(kind, EntityRef):
        return names.get(value, Named(value, UNDETERMINED)).link
    if isinstance(kind, Integer):
        return format_html("{}", number_words(value))
    if isinstance(value, dict):
        return _compound(claim, value, names)
    if claim.property == "country":
        return format_html("{}", country_name(value))
    if claim.property == "wikidata_id":
        return format_html('<a href="https://www.wikidata.org/wiki/{0}" rel="noopener">{0}</a>', value)
    return format_html('<span lang="{}">{}</span>', tag_of(claim.language), value)


def _compound(  # noqa: PLR0911 - one answer per property
    claim: Claim, value: dict[str, Any], names: Mapping[str, Named]
) -> SafeString:
    def named(part: str) -> SafeString:
        return names.get(value[part], Named(value[part], UNDETERMINED)).link if part in value else SafeString("")

    def words(part: str) -> SafeString:
        if not value.get(part):
            return SafeString("")
        return format_html('<span lang="{}">{}</span>', tag_of(claim.language), value[part])

    match claim.property:
        case "coordinates":
            north = f"{abs(value['lat']):.2f}° {'N' if value['lat'] >= 0 else 'S'}"
            east = f"{abs(value['lon']):.2f}° {'E' if value['lon'] >= 0 else 'W'}"
            return format_html("{}, {}", north, east)
        case "quantity":
            return quantity_html(value)
        case "signer":
            return _in_a_row(named("person"), words("title"), named("party"))
        case "post":
            return _in_a_row(words("title"), named("body") or words("body_text"))
        case "record":
            return words("text")
        case "wish":
            country = value.get("country")
            return _in_a_row(format_html("{}", country_name(country) if country else _("any country")), words("traits"))
        case "part_of":
            return format_html("{} ({})", named("figure"), BASES[value["basis"]])
        case _:
            return _in_a_row(*(words(part) for part in value))


def _in_a_row(*parts: SafeString) -> SafeString:
    return format_html_join(" · ", "{}", ((part,) for part in parts if part))
