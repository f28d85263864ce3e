"""Two that are one, and that taken back."""

from __future__ import annotations

import pytest
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.registry.domain.entities import canonical, members
from youcheng.registry.domain.errors import CannotMerge
from youcheng.registry.domain.merge import judge_different, judge_same, revoke
from youcheng.registry.models import Body, Claim, Entity, Exchange, Place, Tie, TieParty

pytestmark = pytest.mark.django_db


def test_claims_count_for_the_other_and_keep_their_ids(reviewer: User) -> None:
    known, double = factories.place("Example city", country="JP"), factories.place("Example town")
    factories.accepted(double.entity, "population", 5000)
    keys = set(Claim.objects.values_list("key", "entity"))
    judgement = judge_same(double.entity, known.entity, by=reviewer, score=0.93, reason="same coordinates")

    assert not Place.objects.filter(pk=double.pk).exists()
    assert Place.objects.get(pk=known.pk).population == 5000
    assert canonical(double.pk) == known.pk
    assert members([double.pk]) == {known.pk, double.pk}
    assert set(Claim.objects.values_list("key", "entity")) == keys

    revoke(judgement, by=reviewer)
    assert Place.objects.get(pk=double.pk).population == 5000
    assert Place.objects.get(pk=known.pk).population is None
    assert judgement.revoked_by == reviewer
    with pytest.raises(CannotMerge):
        revoke(judgement, by=reviewer)


def test_what_names_the_merged_one_follows(reviewer: User) -> None:
    known, double, other = (factories.place() for _ in range(3))
    tie = factories.tie(double.pk, other.pk)
    judgement = judge_same(double.entity, known.entity, by=reviewer)
    assert set(TieParty.objects.values_list("party", flat=True)) == {known.pk, other.pk}
    assert Place.objects.get(pk=known.pk).ties_count == 1

    revoke(judgement, by=reviewer)
    assert set(TieParty.objects.filter(tie=tie.pk).values_list("party", flat=True)) == {double.pk, other.pk}
    assert Place.objects.get(pk=known.pk).ties_count == 0


def test_parties_move_up_where_two_of_them_are_one(reviewer: User) -> None:
    first, second, third = (factories.place() for _ in range(3))
    tie = factories.tie(first.pk, second.pk, third.pk)
    judgement = judge_same(second.entity, first.entity, by=reviewer)
    assert list(TieParty.objects.filter(tie=tie).values_list("position", "party")) == [(0, first.pk), (1, third.pk)]
    revoke(judgement, by=reviewer)
    assert list(TieParty.objects.filter(tie=tie).values_list("party", flat=True)) == [
        first.pk,
        second.pk,
        third.pk,
    ]


def test_exchanges_of_a_merged_tie_count_for_the_other(reviewer: User) -> None:
    one, other = factories.tie(), factories.tie()
    factories.exchange(one, on="2024-05-01")
    judge_same(one.entity, other.entity, by=reviewer)

    assert Exchange.objects.get().tie_id == other.pk
    assert Tie.objects.get(pk=other.pk).last_exchange == "2024-05-01"


def test_never_a_chain(reviewer: User) -> None:
    a, b, c = (factories.body() for _ in range(3))
    first = judge_same(a.entity, b.entity, by=reviewer)
    judge_same(b.entity, c.entity, by=reviewer)
    assert {e.pk: e.canonical_of_id for e in Entity.objects.all()} == {a.pk: c.pk, b.pk: c.pk, c.pk: None}

    revoke(first, by=reviewer)
    assert {e.pk: e.canonical_of_id for e in Entity.objects.all()} == {a.pk: None, b.pk: c.pk, c.pk: None}
    assert set(Body.objects.values_list("pk", flat=True)) == {a.pk, c.pk}


def test_what_cannot_be_one(reviewer: User) -> None:
    place, body, other = factories.place(), factories.body(), factories.body()
    with pytest.raises(CannotMerge, match="A place and a organisation cannot be the same"):
        judge_same(place.entity, body.entity, by=reviewer)
    with pytest.raises(CannotMerge, match="are one already"):
        judge_same(body.entity, body.entity, by=reviewer)
    apart = judge_different(other.entity, body.entity, by=reviewer)
    with pytest.raises(CannotMerge, match="to be different; take that back first"):
        judge_same(body.entity, other.entity, by=reviewer)
    revoke(apart, by=reviewer)
    judge_same(body.entity, other.entity, by=reviewer)
    with pytest.raises(CannotMerge, match="are one; take that back first"):
        judge_different(body.entity, other.entity, by=reviewer)
