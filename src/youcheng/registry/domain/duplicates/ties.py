"""Ties that may be one: those between the same parties, whatever their year and kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations

from youcheng.registry.domain.duplicates.scoring import Pair, Reason, pair_of
from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.models import Entity, Evidence, Tie, TieKind, TieParty

PRIOR = 1.5
"""Two ties between the same parties are more often one tie written twice than two."""
CLOSE_YEARS = 1
"""Lists often give the year of the signature for that of coming into force."""
OTHER_PARTIES = -5.0
"""Ties between different parties are one only where a place is written twice, and then the places are merged first."""
Row = tuple[str, str, str]
"""Kind, since, ended."""


def tie_pairs(*, of_places: Collection[str] | None = None) -> list[Pair]:
    """Pairs of ties with the same parties, best first; with ``of_places`` only ties in which one of them is a party."""
    parties = _parties(of_places)
    by_parties: dict[frozenset[str], list[str]] = defaultdict(list)
    for tie, members in parties.items():
        by_parties[frozenset(members)].append(tie)
    crowded = [sorted(ties) for ties in by_parties.values() if len(ties) > 1]
    wanted = [tie for ties in crowded for tie in ties]
    rows: dict[str, Row] = {}
    lists: dict[str, set[str]] = defaultdict(set)
    for part in chunks(wanted):
        for pk, kind, since, ended in Tie.objects.filter(pk__in=part).values_list(
            "entity_id", "kind", "since", "ended"
        ):
            rows[pk] = (kind, since, ended)
        named = Evidence.objects.filter(batch__isnull=False, claims__entity__in=part)
        for tie, source in named.values_list("claims__entity_id", "batch__source").distinct():
            lists[str(tie)].add(str(source))
    pairs = [
        pair_of(
            Entity.Kind.TIE.value, one, other, _reasons(rows[one], rows[other], lists[one] & lists[other]), prior=PRIOR
        )
        for ties in crowded
        for one, other in combinations(ties, 2)
    ]
    return sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right))


def tie_pair(left: str, right: str) -> Pair:
    """Two ties that a person chose, with what speaks for and against their being one.

    Both must have rows, or it raises ``KeyError``.
    """
    both = [left, right]
    rows: dict[str, Row] = {
        pk: (kind, since, ended)
        for pk, kind, since, ended in Tie.objects.filter(pk__in=both).values_list("entity_id", "kind", "since", "ended")
    }
    parties: dict[str, set[str]] = defaultdict(set)
    for tie, party in TieParty.objects.filter(tie__in=both).values_list("tie_id", "party_id"):
        parties[str(tie)].add(str(party))
    lists: dict[str, set[str]] = defaultdict(set)
    named = Evidence.objects.filter(batch__isnull=False, claims__entity__in=both)
    for tie, source in named.values_list("claims__entity_id", "batch__source").distinct():
        lists[str(tie)].add(str(source))
    reasons = _reasons(rows[left], rows[right], lists[left] & lists[right])
    if parties[left] != parties[right]:
        reasons[0] = Reason("other_parties", OTHER_PARTIES)
    return pair_of(Entity.Kind.TIE.value, left, right, reasons, prior=PRIOR)


def _parties(of_places: Collection[str] | None) -> dict[str, list[str]]:
    rows = TieParty.objects.order_by("position")
    found: dict[str, list[str]] = defaultdict(list)
    if of_places is not None:
        ties = TieParty.objects.filter(party__in=list(of_places)).values("tie")
        partners = TieParty.objects.filter(tie__in=ties).values("party")
        # Ties of a partner among the same parties have both as a party, so the place's own ties are enough.
        rows = rows.filter(tie__in=ties, party__in=partners)
    for tie, party in rows.values_list("tie_id", "party_id").iterator(5000):
        found[tie].append(str(party))
    return found


def _reasons(one: Row, other: Row, lists: set[str]) -> list[Reason]:
    reasons = [Reason("same_parties", 0.0)]
    reasons += [reason for reason in (_years(one, other), _kinds(one, other)) if reason is not None]
    (_kind, since, ended), (_other_kind, other_since, other_ended) = one, other
    if (ended and other_since and ended <= other_since) or (other_ended and since and other_ended <= since):
        reasons.append(Reason("one_after_the_other", -1.5))
    if lists:
        reasons.append(Reason("same_list", -1.0, {"source": min(lists)}))
    return reasons


def _years(one: Row, other: Row) -> Reason | None:
    left, right = one[1], other[1]
    if not left or not right:
        return None
    if left.startswith(right) or right.startswith(left):
        return Reason("same_date", 2.5, {"date": max(left, right, key=len)})
    values = {"left": left, "right": right}
    if left[:4] == right[:4]:
        return Reason("same_year", 1.5, values)
    if abs(int(left[:4]) - int(right[:4])) <= CLOSE_YEARS:
        return Reason("close_year", -0.3, values)
    return Reason("other_year", -1.0, values)


def _kinds(one: Row, other: Row) -> Reason | None:
    known = {one[0], other[0]} - {TieKind.UNSPECIFIED.value}
    if not known or TieKind.UNSPECIFIED.value in (one[0], other[0]):
        return None
    if len(known) == 1:
        return Reason("same_kind", 1.0, {"kind": one[0]})
    return Reason("other_kind", -1.0, {"left": one[0], "right": other[0]})
