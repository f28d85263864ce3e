"""The filters of the list of ties, as they stand in its address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youcheng.portal.domain.freshness import remembered
from youcheng.portal.domain.names import country_names, place_name
from youcheng.portal.domain.tie_rows import ACTIVITY_LABELS, KIND_LABELS, STATUS_LABELS
from youcheng.registry.domain.queries.figures import places_with_ties
from youcheng.registry.domain.queries.ties import public_ties, years
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.models import Place, TieParty
from youcheng.web.languages import bcp47_tag, current

Pairs = Iterable[tuple[str, str | Promise]]
LABELS: dict[str, str | Promise] = {
    "country": gettext_lazy("Country or region"),
    "province": gettext_lazy("Province or prefecture"),
    "partner_country": gettext_lazy("Partner's country or region"),
    "group": gettext_lazy("Group of places"),
    "level": gettext_lazy("Level of a party"),
    "kind": gettext_lazy("Kind"),
    "status": gettext_lazy("Legal status"),
    "activity": gettext_lazy("Activity"),
    "year": gettext_lazy("Since"),
}
LEVELS = [(value, label) for value, label in Place.Level.choices if value != Place.Level.COUNTRY]


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one filter, written out once: two lists of two hundred countries cost more than a page's rows."""

    values: frozenset[str]
    markup: str

    @classmethod
    def of(cls, pairs: Pairs) -> Options:
        """From values and labels."""
        listed = [(value, str(label)) for value, label in pairs]
        first = format_html('<option value="">{}</option>', _("all"))
        rest = format_html_join("", '<option value="{}">{}</option>', listed)
        return cls(frozenset(value for value, _label in listed), f"{first}{rest}")

    def html(self, chosen: str) -> SafeString:
        """The ``<option>``s with one of them chosen."""
        option = f'<option value="{escape(chosen)}"'
        return SafeString(self.markup.replace(f"{option}>", f"{option} selected>", 1) if chosen else self.markup)


@dataclass(slots=True)
class TieFilters:
    """Conditions that were asked for and understood; ``place`` comes from links only. ``faults`` are in words."""

    conditions: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    options: dict[str, Options] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """The conditions as a query string."""
        return urlencode(self.conditions)

    def selects(self) -> list[tuple[str, str | Promise, SafeString]]:
        """Name, label and ``<option>``s of every filter."""
        return [
            (name, label, self.options[name].html(self.conditions.get(name, "")))
            for name, label in LABELS.items()
            if name in self.options and self.options[name].values
        ]


def read_filters(data: QueryDict, state: str) -> TieFilters:
    """The conditions in an address. A value that is none of the choices is left out, and said so."""
    filters = TieFilters(options=dict(remembered("tie-filters", state, _common_options)))
    country = data.get("country", "").strip()
    if country in filters.options["country"].values:
        filters.options["province"] = remembered(f"provinces-{country}", state, lambda: _provinces(country))
    for name, label in LABELS.items():
        value = data.get(name, "").strip()
        if not value:
            continue
        if name in filters.options and value in filters.options[name].values:
            filters.conditions[name] = value
        else:
            filters.faults.append(
                _("“%(value)s” is not a choice of “%(filter)s”; the list below is not filtered by it.")
                % {"value": value[:60], "filter": label}
            )
    if place := data.get("place", "").strip()[:40]:
        filters.conditions["place"] = place
    return filters


def _common_options() -> dict[str, Options]:
    countries = Options.of(country_names(_codes()))
    tag = bcp47_tag(current())
    known = gazetteer()
    groups = known.groups() if known else []
    named = [(group.key, group.names.get(tag) or group.names.get("en", group.key)) for group in groups]
    return {
        "country": countries,
        "partner_country": countries,
        "group": Options.of(sorted(named, key=lambda pair: pair[1])),
        "level": Options.of(LEVELS),
        "kind": Options.of(KIND_LABELS.items()),
        "status": Options.of(STATUS_LABELS.items()),
        "activity": Options.of(ACTIVITY_LABELS.items()),
        "year": Options.of([*((year, year) for year in years(public_ties())), ("unknown", _("year not known"))]),
    }


def _codes() -> Iterable[str]:
    return places_with_ties().exclude(country="").order_by().values_list("country", flat=True).distinct()


def _provinces(country: str) -> Options:
    ids = TieParty.objects.filter(country=country, tie__public=True, province__isnull=False)
    found = Place.objects.filter(pk__in=ids.values("province"))
    return Options.of(sorted(((place.entity_id, place_name(place).text) for place in found), key=lambda pair: pair[1]))
