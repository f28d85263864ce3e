"""The fields of each kind of fact: how they are shown, and how they are corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youcheng.intake.domain.words import CHOICES, MEASURES, STAGES
from youcheng.registry.models import Figure

FieldKind = Literal["text", "long", "texts", "date", "number", "choice", "people"]


@dataclass(frozen=True, slots=True)
class FactField:
    """One field. ``names`` are the engine's names for it, the first being the one that a correction writes."""

    names: tuple[str, ...]
    label: str | Promise
    kind: FieldKind = "text"
    choices: tuple[tuple[str, str | Promise], ...] = ()
    required: bool = False

    @property
    def name(self) -> str:
        """The name under which a correction is stored."""
        return self.names[0]


def _choices(values: dict[str, str | Promise]) -> tuple[tuple[str, str | Promise], ...]:
    return tuple(values.items())


EVENTS_OF_TIES: dict[str, str | Promise] = {
    "signed": _("signed"),
    "existing": _("exists"),
    "anniversary": _("anniversary"),
    "renewed": _("renewed"),
    "upgraded": _("upgraded"),
    "suspended": _("suspended"),
    "terminated": _("terminated"),
    "proposed": _("only intended"),
}

FIELDS: dict[str, tuple[FactField, ...]] = {
    "tie": (
        FactField(("kind",), _("Kind"), "choice", _choices(CHOICES["tie_kind"])),
        FactField(("event",), _("What happened"), "choice", _choices(EVENTS_OF_TIES)),
        FactField(("date",), _("Date"), "date"),
    ),
    "agreement": (
        FactField(("title",), _("Title"), "long"),
        FactField(("document_kind", "kind"), _("Kind"), "choice", _choices(CHOICES["agreement_kind"])),
        FactField(("status",), _("Status"), "choice", _choices(CHOICES["agreement_status"])),
        FactField(("signed_on", "date"), _("Signed on"), "date"),
        FactField(("in_force_on",), _("In force since"), "date"),
        FactField(("signers",), _("Signers"), "people"),
        FactField(("fields",), _("Fields of cooperation"), "texts"),
    ),
    "figure": (
        FactField(("measure",), _("What is counted"), "choice", _choices(MEASURES), required=True),
        FactField(("value",), _("Number"), "number", required=True),
        FactField(("high",), _("Upper end of a range"), "number"),
        FactField(("bound",), _("How exactly"), "choice", tuple(Figure.Bound.choices)),
        FactField(("unit",), _("Unit")),
        FactField(("about",), _("Of what")),
        FactField(("scope",), _("Scope")),
        FactField(("stage",), _("Stage"), "choice", _choices(STAGES)),
        FactField(("as_of",), _("As of"), "date"),
    ),
    "event": (
        FactField(("name",), _("Name"), "long", required=True),
        FactField(("kind",), _("Kind"), "choice", _choices(CHOICES["event_kind"])),
        FactField(("starts", "date"), _("Starts"), "date"),
        FactField(("ends",), _("Ends"), "date"),
    ),
    "person": (
        FactField(("name",), _("Name"), required=True),
        FactField(("posts",), _("Posts"), "texts"),
        FactField(("body",), _("Organisation")),
    ),
    "field": (FactField(("fields", "items", "name", "text"), _("Fields of cooperation"), "texts", required=True),),
    "record_claim": (
        FactField(("text", "claim"), _("Claim"), "long", required=True),
        FactField(("comparator",), _("Comparison")),
        FactField(("measure",), _("Measure")),
        FactField(("scope",), _("Scope")),
        FactField(("period",), _("Period")),
    ),
    "initiative": (
        FactField(("name", "title"), _("Name"), required=True),
        FactField(("adopted_on", "date"), _("Adopted on"), "date"),
        FactField(("areas",), _("Areas"), "texts"),
    ),
    "plan": (FactField(("text", "plan", "name"), _("What is planned"), "long", required=True),),
    "wish": (
        FactField(("country",), _("Country sought (two letters)")),
        FactField(("traits", "text"), _("What is sought"), "long"),
        FactField(("stated_on", "date"), _("Stated on"), "date"),
    ),
    "profile": (
        FactField(("epithets", "epithet"), _("Known as"), "texts"),
        FactField(("positioning", "positionings"), _("Positioning"), "texts"),
        FactField(("industries", "industry"), _("Industries"), "texts"),
        FactField(("location", "locations"), _("Location"), "texts"),
    ),
}
"""Every kind of fact; places are chosen beside their names, not typed."""


def value_of(field: FactField, fields: dict[str, Any]) -> Any:
    """The value under the first of the field's names that holds one."""
    return next((fields[name] for name in field.names if fields.get(name) not in (None, "", [], {})), None)
