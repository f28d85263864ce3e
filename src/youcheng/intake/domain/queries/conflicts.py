"""Conflicts by property: found by the rows that carry them, so that thousands cost no more than the page shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from youcheng.intake.domain.source_words import source_words
from youcheng.registry.domain.projection.facts import Fact, load, pick
from youcheng.registry.domain.projection.rebuild import PROJECTORS
from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.domain.queries.claims import with_grounds
from youcheng.registry.domain.search_key import search_key
from youcheng.registry.models import Batch, Claim, ClaimDecision, Document, Entity, PlaceName, TieParty


class Spot(NamedTuple):
    """Where sources disagree: an entity and one of its properties."""

    entity: str
    property: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """A judgement that settled a disagreement; ``group`` takes it back."""

    group: UUID
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Accepted claims that cannot all hold, the one that stands first."""

    spot: Spot
    claims: tuple[Claim, ...]
    stands: int
    settlement: Settlement | None = None


def open_spots() -> list[Spot]:
    """Every disagreement that nobody has settled, in the order of entities: one query per kind of row."""
    found: list[Spot] = []
    for projector in PROJECTORS.values():
        rows = projector.tables[0].model._default_manager.exclude(conflicts=[])
        for entity, properties in rows.values_list("entity_id", "conflicts"):
            found.extend(Spot(entity, name) for name in properties)
    return sorted(found)


def settled_spots() -> dict[Spot, Settlement]:
    """The disagreements that people have settled, latest first, with their judgements."""
    decisions = ClaimDecision.objects.filter(
        action=ClaimDecision.Action.PREFER, undone_at=None, claim__preferred=True, claim__status=Claim.Status.ACCEPTED
    ).select_related("by")
    found: dict[Spot, Settlement] = {}
    rows = decisions.order_by("-pk").values_list(
        "claim__entity_id", "claim__entity__canonical_of", "claim__property", "group", "at", "reason", "by__name",
        "by__username",
    )  # fmt: skip
    for entity, head, name, group, at, reason, person, username in rows:
        found.setdefault(Spot(head or entity, name), Settlement(group, person or username, at, reason))
    return found


def counts(spots: Iterable[Spot]) -> list[tuple[str, int]]:
    """How many disagreements there are of each property, most first."""
    return Counter(spot.property for spot in spots).most_common()


def only(spots: Collection[Spot], *, property: str = "", text: str = "", source: str = "") -> list[Spot]:
    """The spots of a property, of places by name (with their ties), and with a claim from a source.

    ``source`` is ``import:<name of the source>`` or ``publisher:<name>``.
    """
    found = [spot for spot in spots if not property or spot.property == property]
    if words := search_key(text):
        places = set(PlaceName.objects.filter(folded__contains=words).values_list("place_id", flat=True))
        named: set[str] = {str(place) for place in places}
        for part in chunks(places):
            named.update(str(tie) for tie in TieParty.objects.filter(place__in=part).values_list("tie_id", flat=True))
        found = [spot for spot in found if spot.entity in named]
    if source:
        said = _said_by(source, {spot.entity for spot in found})
        found = [spot for spot in found if spot in said]
    return found


def _said_by(source: str, entities: Collection[str]) -> set[Spot]:
    """What a source has accepted claims about, among entities and what was merged into them."""
    kind, _separator, name = source.partition(":")
    from_source = {"evidence__batch__source": name} if kind == "import" else {"evidence__document__publisher": name}
    said: set[Spot] = set()
    for part in chunks(entities):
        heads = {pk: pk for pk in part}
        merged = Entity.objects.filter(canonical_of__in=part).values_list("pk", "canonical_of")
        heads.update((pk, str(head)) for pk, head in merged)
        claims = Claim.objects.filter(entity__in=list(heads), status=Claim.Status.ACCEPTED, **from_source)
        said.update(Spot(heads[pk], name) for pk, name in claims.values_list("entity_id", "property"))
    return said


def sources() -> list[tuple[str, str]]:
    """Sources to filter by: imports and publishers, each with its key."""
    batches = Batch.objects.filter(undone_at=None).order_by("source", "at", "pk").values_list("source", "file_name")
    publishers = Document.objects.exclude(publisher="").order_by("publisher").values_list("publisher", flat=True)
    found = [(f"import:{source}", source_words(source, file_name)) for source, file_name in dict(batches).items()]
    return found + [(f"publisher:{name}", name) for name in dict.fromkeys(publishers.distinct())]


def at(spots: Sequence[Spot], settled: dict[Spot, Settlement] | None = None) -> list[Disagreement]:
    """The claims that disagree at these spots, with their grounds; a constant number of queries."""
    wanted: list[tuple[Spot, list[Fact]]] = []
    loaded = load(sorted({spot.entity for spot in spots}))
    apart = {entity: facts.disagreements() for entity, facts in loaded.items()}
    for spot in spots:
        for group in apart.get(spot.entity, {}).get(spot.property, []):
            if any(fact.preferred for fact in group) == (settled is not None):
                wanted.append((spot, group))
    ids = [fact.claim for _spot, group in wanted for fact in group]
    claims = {claim.pk: claim for claim in with_grounds(Claim.objects.filter(pk__in=ids))}
    found = []
    for spot, group in wanted:
        chosen = pick(group)
        assert chosen is not None
        ordered = sorted(group, key=lambda fact: fact.order, reverse=True)
        held = tuple(claims[fact.claim] for fact in ordered)
        found.append(Disagreement(spot, held, chosen.claim, (settled or {}).get(spot)))
    return found
