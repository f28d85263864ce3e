"""Words of coverage and plans: levels, parts, states, measures with their sources."""

from __future__ import annotations

from dataclasses import dataclass

from babel.numbers import format_decimal, format_percent
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from youcheng.engines.layout.metrics import Coverage
from youcheng.planning.domain.coverage_continents import continent_name
from youcheng.planning.domain.coverage_picture import NOT_KNOWN
from youcheng.planning.domain.partner_places import country_name
from youcheng.web.languages import bcp47_tag, current

Words = str | Promise
LEVELS: dict[str, Words] = {
    "province": gettext_lazy("province"),
    "city": pgettext_lazy("level of units", "cities"),
    "county": gettext_lazy("counties"),
}
PARTS: dict[str, Words] = {
    "east": gettext_lazy("east"),
    "centre": gettext_lazy("centre"),
    "west": gettext_lazy("west"),
}
STATES: dict[str, Words] = {
    "tied": gettext_lazy("with a known tie"),
    "none": gettext_lazy("none, confirmed"),
    "unknown": gettext_lazy("not known"),
    "one_country": gettext_lazy("several ties, all with one country"),
    "sleeping": gettext_lazy("with a dormant tie"),
}
ACTIVITIES: dict[str, Words] = {
    "active": pgettext_lazy("activity of a tie", "active"),
    "dormant": pgettext_lazy("activity of a tie", "dormant"),
    "unknown": gettext_lazy("activity not known"),
}
KNOWLEDGE: dict[str, Words] = {
    "complete": gettext_lazy("complete"),
    "partial": gettext_lazy("in part"),
    "unknown": gettext_lazy("not known"),
}


def locale() -> str:
    """The reader's locale as Babel writes it."""
    return bcp47_tag(current()).replace("-", "_")


def percent(share: float | None) -> str:
    """A share for the reader; “not known” for None, never 0 %."""
    return _("not known") if share is None else str(format_percent(share, format="0.#%", locale=locale()))


def share_words(tied: int, unknown: int, units: int) -> str:
    """The share of units with a tie: exact where all are known, else from the least to the most that it can be."""
    if not units:
        return "–"
    least, most = percent(tied / units), percent((tied + unknown) / units)
    return least if least == most else f"{least}–{most}"


def decimal(value: float | None) -> str:
    """An index with two digits; “not known” for None."""
    return _("not known") if value is None else str(format_decimal(value, format="0.00", locale=locale()))


def country_words(code: str) -> str:
    """A country's name; “country not known” where the code is missing."""
    return _("country not known") if code in ("", NOT_KNOWN) else country_name(code)


def continent_words(code: str) -> str:
    """A continent's name."""
    return _("continent not known") if code in ("", NOT_KNOWN) else continent_name(code)


def decade_words(decade: str) -> str:
    """``1980`` → “1980–1989”."""
    return _("year not known") if decade == NOT_KNOWN else f"{decade}–{int(decade) + 9}"


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A measure where it is shown: value, what it says, what it rests on, where it comes from."""

    label: str
    value: str
    meaning: str
    rests_on: str
    source: str


def measure_words(found: Coverage) -> list[MeasureWords]:
    """The measures of balance and concentration of a group of units, each explained."""
    known = _("%(known)d of %(units)d units of which it is known whether they have a tie") % {
        "known": found.known,
        "units": found.units,
    }
    ties = _("%(ties)d standing ties in the registry") % {"ties": found.ties}
    return [
        MeasureWords(
            _("Units with a tie"),
            share_words(found.with_tie, found.unknown, found.units),
            _(
                "Share of the units with at least one standing tie abroad: the least counts none for units of which "
                "nobody knows, the most counts one for each."
            ),
            known,
            "",
        ),
        MeasureWords(
            _("Inequality of ties (Gini)"),
            decimal(found.gini_ties),
            _("0 when every unit has as many ties as the next; near 1 when one unit has them all."),
            known,
            _("Gini 1912, in Sen's form (1973)"),
        ),
        MeasureWords(
            _("Concentration on countries (Herfindahl)"),
            decimal(found.herfindahl_countries),
            _("Sum of the squared shares of the partner countries: 1 when all ties are with one country."),
            ties,
            _("Hirschman 1964"),
        ),
        MeasureWords(
            _("Active ties"),
            percent(found.active_share),
            _("Share of the ties with a recent exchange, among those of which an exchange is on record at all."),
            ties,
            "",
        ),
    ]
