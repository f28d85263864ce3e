"""How a draft stands to the registry: its claims there, and what accepted claims say otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Prefetch

from youcheng.registry.models import Claim, Entity, Evidence
from youcheng.registry.properties import PROPERTIES, Holds, holds_of
from youcheng.registry.values import PartialDate


def canonical_ids(entity_ids: Collection[str]) -> dict[str, str]:
    """Each id with the id that it stands for."""
    found = dict(Entity.objects.filter(pk__in=entity_ids).values_list("pk", "canonical_of"))
    return {entity_id: found.get(entity_id) or entity_id for entity_id in entity_ids}


def accepted_claims(entity_ids: Collection[str], *, with_grounds: bool = True) -> dict[str, list[Claim]]:
    """Accepted claims by canonical entity, counting what was merged into it; with their evidence unless told not to."""
    if not entity_ids:
        return {}
    heads = canonical_ids(entity_ids)
    ids = set(heads.values()) | set(
        Entity.objects.filter(canonical_of__in=set(heads.values())).values_list("pk", flat=True)
    )
    merged = canonical_ids(ids)
    found: dict[str, list[Claim]] = defaultdict(list)
    claims = Claim.objects.filter(entity__in=ids, status=Claim.Status.ACCEPTED).order_by("pk")
    if with_grounds:
        evidence = Evidence.objects.select_related("document", "batch", "said_by").order_by("pk")
        claims = claims.select_related("decided_by").prefetch_related(Prefetch("evidence", evidence))
    for claim in claims:
        found[merged[claim.entity_id]].append(claim)
    return found


def disagree(left: Claim, right: Claim, *, kind: str) -> bool:
    """Whether two claims of one entity cannot both stand."""
    if left.pk == right.pk or left.property != right.property:
        return False
    definition = PROPERTIES.get(left.property)
    if definition is None or left.value == right.value:
        return False
    match holds_of(definition, kind):
        case Holds.ONE:
            return not _refines(left, right)
        case Holds.ONE_PER_LANGUAGE:
            return left.language == right.language
        case Holds.ONE_PER_START:
            return left.valid_from == right.valid_from
        case Holds.MANY:
            return False


def _refines(left: Claim, right: Claim) -> bool:
    """1979 beside 1979-11-02 is no contradiction."""
    if not isinstance(PROPERTIES[left.property].type, PartialDate):
        return False
    one, other = str(left.value), str(right.value)
    return one.startswith(other) or other.startswith(one)


def contradictions(claims: Iterable[Claim], accepted: dict[str, list[Claim]]) -> list[tuple[Claim, list[Claim]]]:
    """Each claim with the accepted claims that say otherwise, where there are any."""
    own = list(claims)
    heads = canonical_ids({claim.entity_id for claim in own})
    kinds = dict(Entity.objects.filter(pk__in=heads).values_list("pk", "kind"))
    found = []
    for claim in own:
        rivals = [
            rival
            for rival in accepted.get(heads[claim.entity_id], [])
            if disagree(claim, rival, kind=kinds[claim.entity_id])
        ]
        if rivals:
            found.append((claim, rivals))
    return found
