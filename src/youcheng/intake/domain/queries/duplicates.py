"""Pairs that may be one, the facts of both sides, and the judgements on pairs, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from youcheng.intake.domain.names import Named, names_of
from youcheng.intake.models import DuplicateCandidate, DuplicateSearch
from youcheng.registry.domain.search_key import search_key
from youcheng.registry.models import Claim, Entity, Evidence, Judgement, Place, PlaceName, Tie, TieParty

PARTNERS_SHOWN = 40


@dataclass(slots=True)
class Side:
    """What the registry holds of one entity of a pair."""

    entity: str
    place: Place | None = None
    tie: Tie | None = None
    names: list[Named] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    """Of a tie: its parties."""
    partners: dict[str, str] = field(default_factory=dict)
    """Of a place: partner → tie."""
    claims: list[Claim] = field(default_factory=list)
    """Accepted claims with their evidence."""
    also: list[str] = field(default_factory=list)
    """Ids of what was judged to be this before."""


def candidates(*, kind: str = "", state: str = "open", text: str = "") -> QuerySet[DuplicateCandidate]:
    """Pairs that nobody has judged, best first: ``open`` ones, or those put off for ``later``."""
    judged = Judgement.objects.filter(revoked_at=None)
    found = (
        DuplicateCandidate.objects.filter(left__canonical_of=None, right__canonical_of=None)
        .exclude(Exists(judged.filter(left=OuterRef("left"), right=OuterRef("right"))))
        .exclude(Exists(judged.filter(left=OuterRef("right"), right=OuterRef("left"))))
        .filter(put_off_at__isnull=state != "later")
        .select_related("put_off_by")
    )
    if kind:
        found = found.filter(kind=kind)
    if words := search_key(text):
        places = PlaceName.objects.filter(folded__contains=words).values("place")
        ties = TieParty.objects.filter(party__in=places).values("tie")
        found = found.filter(Q(left__in=places) | Q(right__in=places) | Q(left__in=ties))
    return found.order_by("-score", "pk")


def last_search() -> DuplicateSearch | None:
    """The search begun last."""
    return DuplicateSearch.objects.order_by("-pk").first()


def sides_of(entities: Collection[str]) -> dict[str, Side]:
    """Both sides of pairs."""
    sides = {pk: Side(pk) for pk in entities}
    for place in Place.objects.filter(pk__in=sides):
        sides[place.pk].place = place
    for tie in Tie.objects.filter(pk__in=sides).prefetch_related("segments"):
        sides[tie.pk].tie = tie
    for pk, text, language in PlaceName.objects.filter(place__in=sides).values_list("place_id", "text", "language"):
        sides[str(pk)].names.append(Named(text, language))
    parties = TieParty.objects.order_by("position").values_list("tie_id", "party_id")
    for tie_id, party in parties.filter(tie__in=sides):
        sides[str(tie_id)].parties.append(str(party))
    of_tie: dict[str, list[str]] = defaultdict(list)
    for tie_id, party in parties.filter(tie__in=TieParty.objects.filter(party__in=sides).values("tie")):
        of_tie[str(tie_id)].append(str(party))
    for tie_id, both in of_tie.items():
        for party in both:
            if party in sides:
                sides[party].partners |= {other: tie_id for other in both if other != party}
    heads = dict(Entity.objects.filter(canonical_of__in=sides).values_list("pk", "canonical_of"))
    for pk, head in heads.items():
        sides[str(head)].also.append(pk)
    evidence = Evidence.objects.select_related("document", "batch", "said_by").order_by("pk")
    claims = Claim.objects.filter(entity__in=[*sides, *heads], status=Claim.Status.ACCEPTED).order_by("pk")
    for claim in claims.prefetch_related(Prefetch("evidence", evidence)):
        sides[str(heads.get(claim.entity_id, claim.entity_id))].claims.append(claim)
    return sides


def names_of_sides(sides: Collection[Side]) -> dict[str, Named]:
    """Names of the entities, of what they lie in, of their parties and partners."""
    wanted: set[str] = set()
    for side in sides:
        wanted |= {side.entity, *side.parties, *side.also, *list(side.partners)[:PARTNERS_SHOWN]}
        if side.place is not None and side.place.province_id:
            wanted.add(side.place.province_id)
    return names_of(wanted)


def judgements(*, state: str = "", kind: str = "") -> QuerySet[Judgement]:
    """Judgements on pairs, latest first: ``same`` and ``different`` standing ones, those taken ``back``, or all."""
    found = Judgement.objects.select_related("left", "right", "by", "revoked_by").order_by("-pk")
    match state:
        case "same" | "different":
            found = found.filter(verdict=state, revoked_at=None)
        case "back":
            found = found.filter(revoked_at__isnull=False)
    return found.filter(left__kind=kind) if kind else found
