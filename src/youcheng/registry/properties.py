"""Every property that can be claimed, in one place: for which kinds of entity, with which values, how many at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youcheng.registry.models.entity import Entity
from youcheng.registry.models.events import Event
from youcheng.registry.models.figures import Figure
from youcheng.registry.models.organisation import Body
from youcheng.registry.models.place import Place
from youcheng.registry.models.tie import Agreement, Tie, TieKind
from youcheng.registry.values import (
    COUNTRY,
    ENTITY_ID,
    WIKIDATA_ID,
    Choice,
    Compound,
    Coordinates,
    EntityRef,
    Integer,
    InvalidValue,
    PartialDate,
    Pattern,
    Quantity,
    Text,
    ValueType,
)

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Holds(Enum):
    """How many accepted values may stand at once before they are in conflict."""

    ONE = "one"
    ONE_PER_LANGUAGE = "one per language"
    ONE_PER_START = "one per day on which it begins to hold"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Property:
    """The definition of one property."""

    name: str
    label: str | Promise
    kinds: frozenset[str]
    type: ValueType
    holds: Holds

    @property
    def single(self) -> bool:
        """Whether several accepted values can be in conflict."""
        return self.holds is not Holds.MANY


def _properties(*rows: tuple[str, str | Promise, set[str], ValueType, Holds]) -> dict[str, Property]:
    return {name: Property(name, label, frozenset(kinds), type_, holds) for name, label, kinds, type_, holds in rows}


K = Entity.Kind
ONE, PER_LANGUAGE, PER_START, MANY = Holds.ONE, Holds.ONE_PER_LANGUAGE, Holds.ONE_PER_START, Holds.MANY

_SIGNER = Compound(
    {"person": EntityRef(), "party": EntityRef(), "title": Text(200), "position": Integer(0, 100)}, {"person"}
)
_POST = Compound({"body": EntityRef(), "title": Text(300), "body_text": Text(300)}, {"title"})
_PART_OF = Compound({"figure": EntityRef(), "basis": Choice(("stated", "derived"))}, {"figure", "basis"})
_RECORD = Compound(
    {"text": Text(500), "comparator": Text(20), "measure": Text(60), "scope": Text(300), "period": Text(100)}, {"text"}
)
_WISH = Compound({"country": Pattern(COUNTRY, "JP"), "traits": Text(500)}, set())

PROPERTIES: Mapping[str, Property] = _properties(
    ("name", gettext_lazy("name"), {K.PLACE, K.BODY, K.EVENT, K.PERSON, K.INITIATIVE}, Text(200), PER_LANGUAGE),
    # Places.
    ("former_name", gettext_lazy("former name"), {K.PLACE}, Text(200), MANY),
    ("country", gettext_lazy("country"), {K.PLACE}, Pattern(COUNTRY, "JP"), ONE),
    ("level", gettext_lazy("level"), {K.PLACE}, Choice(tuple(Place.Level.values)), ONE),
    ("parent", gettext_lazy("part of"), {K.PLACE}, EntityRef(), ONE),
    ("coordinates", gettext_lazy("coordinates"), {K.PLACE}, Coordinates(), ONE),
    ("population", gettext_lazy("population"), {K.PLACE}, Integer(), ONE),
    ("wikidata_id", gettext_lazy("Wikidata item"), {K.PLACE}, Pattern(WIKIDATA_ID, "Q1490"), MANY),
    ("gazetteer_id", gettext_lazy("place of the gazetteer"), {K.PLACE}, Pattern(ENTITY_ID, "iso:JP-27"), ONE),
    ("epithet", gettext_lazy("known as"), {K.PLACE}, Text(300), MANY),
    ("industry", gettext_lazy("industry"), {K.PLACE}, Text(300), MANY),
    ("positioning", gettext_lazy("positioning"), {K.PLACE}, Text(300), MANY),
    ("location", gettext_lazy("location"), {K.PLACE}, Text(300), MANY),
    # Organisations.
    ("body_kind", gettext_lazy("kind of organisation"), {K.BODY}, Choice(tuple(Body.Kind.values)), ONE),
    ("seat", gettext_lazy("seat"), {K.BODY}, EntityRef(), ONE),
    # Ties and agreements.
    ("party", gettext_lazy("party"), {K.TIE}, EntityRef(), MANY),
    ("tie_kind", gettext_lazy("kind of tie"), {K.TIE}, Choice(tuple(TieKind.values)), PER_START),
    ("legal_status", gettext_lazy("legal status"), {K.TIE}, Choice(tuple(Tie.LegalStatus.values)), PER_START),
    ("signed_on", gettext_lazy("signed on"), {K.TIE, K.AGREEMENT}, PartialDate(), ONE),
    ("in_force_on", gettext_lazy("in force since"), {K.TIE, K.AGREEMENT}, PartialDate(), ONE),
    ("ended_on", gettext_lazy("ended on"), {K.TIE}, PartialDate(), ONE),
    ("title", gettext_lazy("title"), {K.AGREEMENT}, Text(500), PER_LANGUAGE),
    ("agreement_kind", gettext_lazy("kind of agreement"), {K.AGREEMENT}, Choice(tuple(Agreement.Kind.values)), ONE),
    (
        "agreement_status",
        gettext_lazy("status of the agreement"),
        {K.AGREEMENT},
        Choice(tuple(Agreement.Status.values)),
        PER_START,
    ),
    ("signed_at", gettext_lazy("signed at"), {K.AGREEMENT}, EntityRef(), ONE),
    ("of_tie", gettext_lazy("of the tie"), {K.AGREEMENT, K.EXCHANGE}, EntityRef(), ONE),
    ("signer", gettext_lazy("signer"), {K.AGREEMENT}, _SIGNER, MANY),
    ("field", gettext_lazy("field of cooperation"), {K.AGREEMENT}, Text(300), MANY),
    # Events, exchanges, initiatives.
    ("event_kind", gettext_lazy("kind of event"), {K.EVENT, K.EXCHANGE}, Choice(tuple(Event.Kind.values)), ONE),
    ("starts", gettext_lazy("starts"), {K.EVENT}, PartialDate(), ONE),
    ("ends", gettext_lazy("ends"), {K.EVENT}, PartialDate(), ONE),
    ("held_at", gettext_lazy("held at"), {K.EVENT}, EntityRef(), ONE),
    ("plan", gettext_lazy("announced to follow"), {K.EVENT}, Text(500), MANY),
    ("summary", gettext_lazy("summary"), {K.EXCHANGE}, Text(500), PER_LANGUAGE),
    ("on", gettext_lazy("date"), {K.EXCHANGE}, PartialDate(), ONE),
    ("adopted_at_event", gettext_lazy("adopted at"), {K.INITIATIVE}, EntityRef(), ONE),
    ("adopted_on", gettext_lazy("adopted on"), {K.INITIATIVE}, PartialDate(), ONE),
    ("area", gettext_lazy("area"), {K.INITIATIVE}, Text(300), MANY),
    # People, figures, records, wishes.
    ("post", gettext_lazy("post"), {K.PERSON}, _POST, MANY),
    ("subject", gettext_lazy("about"), {K.FIGURE, K.RECORD}, EntityRef(), ONE),
    ("quantity", gettext_lazy("number"), {K.FIGURE}, Quantity(tuple(Figure.Bound.values)), ONE),
    ("part_of", gettext_lazy("part of the sum"), {K.FIGURE}, _PART_OF, ONE),
    ("record", gettext_lazy("record claimed"), {K.RECORD}, _RECORD, PER_LANGUAGE),
    ("place", gettext_lazy("place"), {K.WISH}, EntityRef(), ONE),
    ("wish", gettext_lazy("partner sought"), {K.WISH}, _WISH, PER_LANGUAGE),
    ("stated_on", gettext_lazy("stated on"), {K.WISH}, PartialDate(), ONE),
)
DATE = PartialDate()


def property_of(name: str, *, kind: str) -> Property:
    """The definition of a property for a kind of entity; raises :class:`InvalidValue` where there is none."""
    definition = PROPERTIES.get(name)
    if definition is None or kind not in definition.kinds:
        raise InvalidValue(
            _("“%(property)s” is not a property of this kind of entity (%(kind)s).") % {"property": name, "kind": kind}
        )
    return definition


def holds_of(definition: Property, kind: str) -> Holds:
    """How many values the property holds on a kind of entity: a place may have many names in one language."""
    if definition.name == "name" and kind == Entity.Kind.PLACE:
        return Holds.MANY
    return definition.holds


def validate(property: str, value: Any) -> Any:
    """The canonical JSON form of a property's value; raises :class:`InvalidValue` with words."""
    definition = PROPERTIES.get(property)
    if definition is None:
        raise InvalidValue(_("There is no property “%(property)s”.") % {"property": property})
    return definition.type.clean(value)


def validate_language(language: str) -> str:
    """A BCP 47 tag or nothing; raises :class:`InvalidValue`."""
    if language and not LANGUAGE.fullmatch(language):
        raise InvalidValue(_("“%(language)s” is not a language tag such as zh-Hans.") % {"language": language})
    if len(language) > 12:
        raise InvalidValue(_("“%(language)s” is not a language tag such as zh-Hans.") % {"language": language})
    return language


def validate_period(valid_from: str, valid_to: str) -> tuple[str, str]:
    """Two partial dates or nothing, in order; raises :class:`InvalidValue`."""
    start = DATE.clean(valid_from) if valid_from else ""
    end = DATE.clean(valid_to) if valid_to else ""
    shortest = min(len(start), len(end))
    if start and end and start[:shortest] > end[:shortest]:
        raise InvalidValue(_("The period ends (%(end)s) before it begins (%(start)s).") % {"start": start, "end": end})
    return start, end
