"""A law: whatever is merged and however it is taken back, what stood before stands again, row for row."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.registry import factories

from youcheng.registry.domain.errors import CannotMerge
from youcheng.registry.domain.merge import judge_same, revoke
from youcheng.registry.domain.projection import rebuild
from youcheng.registry.models import Claim, Entity, Judgement, Place, PlaceName, Tie, TieParty, TieSegment

PLACES, TIES = 4, 3
PAIR = st.tuples(st.sampled_from(["place", "tie"]), st.integers(0, 3), st.integers(0, 3))
ROWS = (Place, PlaceName, Tie, TieParty, TieSegment)


def standing() -> dict[str, Any]:
    """Everything that merging may touch, without the keys that a row gets when it is written anew."""
    found: dict[str, Any] = {"entities": sorted(Entity.objects.values_list("pk", "canonical_of"), key=str)}
    found["claims"] = sorted(Claim.objects.values_list("key", "entity_id", "status", "public"))
    for model in ROWS:
        names = [field.attname for field in model._meta.concrete_fields if field.attname != "id"]
        found[model.__name__] = sorted(model._default_manager.values_list(*names), key=str)
    return found


@pytest.mark.slow
@pytest.mark.django_db
@given(merges=st.lists(PAIR, min_size=1, max_size=6), order=st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_taking_all_merges_back_in_any_order_restores_exactly(merges: list[tuple[str, int, int]], order: Any) -> None:
    with transaction.atomic():
        by = factories.user()
        places = [factories.place(f"Example {number % 2}", by=by) for number in range(PLACES)]
        ties = [
            factories.tie(places[number].pk, places[number + 1].pk, by=by, signed_on=str(1985 + number))
            for number in range(TIES)
        ]
        before = standing()
        made = []
        for kind, left, right in merges:
            some = places if kind == "place" else ties
            one, other = (some[which % len(some)].entity for which in (left, right))
            try:
                with transaction.atomic():
                    made.append(judge_same(one, other, by=by, reason="example"))
            except CannotMerge:
                continue
        order.shuffle(made)
        for judgement in made:
            revoke(Judgement.objects.get(pk=judgement.pk), by=by)
        assert standing() == before
        assert not rebuild(check=True)
        assert Judgement.objects.filter(revoked_at=None).count() == 0
        transaction.set_rollback(True)
