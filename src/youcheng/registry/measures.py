"""What figures count, in words. A measure that is not listed here is shown as its source names it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MEASURES: dict[str, str | Promise] = {
    "agreements": _("agreements"),
    "anniversaries": _("anniversary (years)"),
    "area": pgettext_lazy("what a figure counts", "area"),
    "cities": _("cities"),
    "continents": _("continents"),
    "countries": _("countries and regions"),
    "delegation_members": _("members of the delegation"),
    "delegations": _("delegations"),
    "enterprises": _("enterprises"),
    "events": _("events"),
    "exchanges": _("exchanges"),
    "experts": _("experts and representatives"),
    "fields": _("fields of cooperation"),
    "foreign_guests": _("foreign guests"),
    "guests": _("guests"),
    "institutions": _("institutions"),
    "intents": _("letters of intent"),
    "items": _("items"),
    "meetings": _("meetings and talks"),
    "memorandums": _("memoranda"),
    "money": _("amount"),
    "people": _("people"),
    "percent": _("share"),
    "population": _("population"),
    "projects": _("projects"),
    "routes": _("routes"),
    "schools": _("schools and universities"),
    "students": _("students"),
    "ties": _("ties"),
    "visitors": _("visitors"),
    "visits": _("visits"),
    "years_of_ties": _("years since the tie was concluded"),
}

STAGES: dict[str, str | Promise] = {
    "registered": _("registered"),
    "attended": _("attended"),
    "intent": _("intent"),
    "agreement": _("agreement"),
    "signed": _("signed"),
    "in_force": _("in force"),
    "planned": _("planned"),
}

COMPARATORS: dict[str, str | Promise] = {
    "first": _("first"),
    "most": _("most"),
    "largest": _("largest"),
    "highest": _("highest"),
    "earliest": _("earliest"),
    "longest": _("longest"),
    "only": _("only"),
}


def measure_label(measure: str) -> str | Promise:
    """What is counted."""
    return MEASURES.get(measure, measure)


def stage_label(stage: str) -> str | Promise:
    """At which stage it was counted; empty for none."""
    return STAGES.get(stage, stage)


def comparator_label(comparator: str) -> str | Promise:
    """In which way it is said to stand out."""
    return COMPARATORS.get(comparator, comparator)
