"""Names of entities for the reviewer, whether the registry shows them already or they are only proposed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Model

from youcheng.intake.domain.standing import canonical_ids
from youcheng.registry.models import Agreement, Body, Claim, Entity, Event, Initiative, Person, Place, TieParty
from youcheng.web.languages import bcp47_tag, current

PLACE_COLUMNS = {"zh-hans": "name_zh", "en": "name_en", "ja": "name_ja"}
NAMING = ("name", "title")
ROWS: tuple[tuple[str, type[Model], str, str], ...] = (
    (Entity.Kind.BODY, Body, "name", "name_language"),
    (Entity.Kind.PERSON, Person, "name", "name_language"),
    (Entity.Kind.EVENT, Event, "name", "name_language"),
    (Entity.Kind.INITIATIVE, Initiative, "name", "name_language"),
    (Entity.Kind.AGREEMENT, Agreement, "title", "title_language"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its language tag; empty where none is known."""

    text: str
    language: str = ""


def names_of(entity_ids: Collection[str]) -> dict[str, Named]:
    """Names by id, following merges; a constant number of queries. Ids without any name are left out."""
    ids = {entity_id for entity_id in entity_ids if entity_id}
    if not ids:
        return {}
    heads = canonical_ids(ids)
    wanted = set(heads.values())
    kinds = dict(Entity.objects.filter(pk__in=wanted).values_list("pk", "kind"))
    parties = _parties([pk for pk, kind in kinds.items() if kind == Entity.Kind.TIE])
    members = {party for both in parties.values() for party in both}
    kinds |= dict(Entity.objects.filter(pk__in=members - kinds.keys()).values_list("pk", "kind"))
    found = _places([pk for pk, kind in kinds.items() if kind == Entity.Kind.PLACE])
    for kind, model, text, language in ROWS:
        pks = [pk for pk, own in kinds.items() if own == kind]
        if pks:
            rows = model._default_manager.filter(pk__in=pks).values_list("pk", text, language)
            found |= {pk: Named(name, spoken) for pk, name, spoken in rows if name}
    found |= _proposed({pk for pk in kinds if pk not in found})
    for tie, both in parties.items():
        shown = [found[party].text for party in both if party in found]
        if shown:
            found[tie] = Named(" – ".join(shown), bcp47_tag(current()))
    return {entity_id: found[head] for entity_id, head in heads.items() if head in found}


def _places(pks: list[str]) -> dict[str, Named]:
    if not pks:
        return {}
    column = PLACE_COLUMNS.get(current(), "name_en")
    found = {}
    for place in Place.objects.filter(pk__in=pks):
        own = getattr(place, column)
        text = own or place.name_local or place.name_en or place.name_zh or place.name_ja
        if text:
            found[place.entity_id] = Named(text, bcp47_tag(current()) if own else "")
    return found


def _parties(ties: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if not ties:
        return found
    for tie, party in TieParty.objects.filter(tie__in=ties).order_by("position").values_list("tie_id", "party_id"):
        found.setdefault(tie, []).append(party)
    missing = [tie for tie in ties if tie not in found]
    claims = Claim.objects.filter(entity__in=missing, property="party").exclude(status=Claim.Status.REJECTED)
    for tie, party in claims.order_by("pk").values_list("entity_id", "refers_to_id"):
        if party:
            found.setdefault(tie, []).append(party)
    return found


def _proposed(pks: Collection[str]) -> dict[str, Named]:
    if not pks:
        return {}
    claims = Claim.objects.filter(entity__in=pks, property__in=NAMING).exclude(status=Claim.Status.REJECTED)
    rows = claims.order_by("-pk").values_list("entity_id", "value", "language")
    return {pk: Named(value, language) for pk, value, language in rows if isinstance(value, str)}
