"""The fields of each kind of fact: how they are shown, and how they are corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youcheng.intake.domain.words import CHOICES
from youcheng.registry.measures import MEASURES, STAGES
from youcheng.registry.models import Figure

FieldKind = Literal["text", "long", "texts", "date", "number", "choice", "people"]


@dataclass(frozen=True, slots=True)
class FactField:
    """One field of a fact, by the reading engine's name for it."""

    name: str
    label: str | Promise
    kind: FieldKind = "text"
    choices: tuple[tuple[str, str | Promise], ...] = ()
    required: bool = False


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

AGREEMENT_TYPES: dict[str, str | Promise] = {
    "agreement": _("agreement"),
    "framework_agreement": _("framework agreement"),
    "memorandum": _("memorandum of understanding"),
    "letter_of_intent": _("letter of intent"),
    "joint_declaration": _("joint declaration"),
    "protocol": _("protocol"),
}
EVENT_KINDS: dict[str, str | Promise] = {
    "conference": _("conference"),
    "fair": _("fair"),
    "video_meeting": _("video meeting"),
    "visit": _("visit"),
    "ceremony": _("ceremony"),
    "celebration": _("celebration"),
    "press_conference": _("press conference"),
}
SUPERLATIVES: dict[str, str | Promise] = {
    "first": _("the first"),
    "most": _("the most"),
    "largest": _("the largest"),
    "earliest": _("the earliest"),
    "only": _("the only one"),
}
ASPECTS: dict[str, str | Promise] = {
    "epithet": _("known as"),
    "positioning": _("positioning"),
    "industry": _("industry"),
    "location": _("location"),
}

FIELDS: dict[str, tuple[FactField, ...]] = {
    "tie": (
        FactField("kind", _("Kind"), "choice", _choices(CHOICES["tie_kind"])),
        FactField("event", _("What happened"), "choice", _choices(EVENTS_OF_TIES)),
        FactField("date", _("Date"), "date"),
    ),
    "agreement": (
        FactField("name", _("Title"), "long"),
        FactField("type", _("Kind"), "choice", _choices(AGREEMENT_TYPES)),
        FactField("status", _("Status"), "choice", _choices(CHOICES["agreement_status"])),
        FactField("date", _("Signed on"), "date"),
        FactField("signers", _("Signers"), "people"),
    ),
    "figure": (
        FactField("measure", _("What is counted"), "choice", _choices(MEASURES), required=True),
        FactField("value", _("Number"), "number", required=True),
        FactField("high", _("Upper end of a range"), "number"),
        FactField("bound", _("How exactly"), "choice", tuple(Figure.Bound.choices)),
        FactField("unit", _("Unit")),
        FactField("about", _("Of what")),
        FactField("scope", _("Scope")),
        FactField("stage", _("Stage"), "choice", _choices(STAGES)),
        FactField("as_of", _("As of"), "date"),
    ),
    "event": (
        FactField("name", _("Name"), "long", required=True),
        FactField("kind", _("Kind"), "choice", _choices(EVENT_KINDS)),
        FactField("date", _("Date"), "date"),
    ),
    "person": (
        FactField("name", _("Name"), required=True),
        FactField("posts", _("Posts"), "texts"),
        FactField("body", _("Organisation")),
    ),
    "field": (FactField("name", _("Field of cooperation"), required=True),),
    "record_claim": (
        FactField("claim", _("Claim"), "long", required=True),
        FactField("superlative", _("Claimed to be"), "choice", _choices(SUPERLATIVES)),
        FactField("scope", _("Among")),
        FactField("period", _("Period")),
    ),
    "initiative": (
        FactField("name", _("Name"), required=True),
        FactField("adopted_on", _("Adopted on"), "date"),
        FactField("areas", _("Areas"), "texts"),
    ),
    "plan": (FactField("text", _("What is planned"), "long", required=True),),
    "wish": (
        FactField("country", _("Country sought (two letters)")),
        FactField("sought", _("What is sought"), "long"),
        FactField("stated_on", _("Stated on"), "date"),
    ),
    "profile": (
        FactField("aspect", _("What it is"), "choice", _choices(ASPECTS), required=True),
        FactField("value", _("In its own words"), "long", required=True),
    ),
}
"""Every kind of fact; places are chosen beside their names, not typed."""
