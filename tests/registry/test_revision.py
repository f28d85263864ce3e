"""The number that caches depend on."""

from __future__ import annotations

import pytest
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.registry.domain import claims, publication
from youcheng.registry.domain.queries.revision import current_revision
from youcheng.registry.models import Entity

pytestmark = pytest.mark.django_db


def test_nothing_changed_yet() -> None:
    assert current_revision() == 0


def test_every_verb_raises_it_and_reading_does_not(reviewer: User) -> None:
    claim = factories.claim()
    seen = [current_revision()]
    claims.accept_claim(claim, by=reviewer)
    seen.append(current_revision())
    claims.undo(claim.decisions.get().group, by=reviewer)
    seen.append(current_revision())
    publication.withdraw([Entity.objects.get(pk=claim.entity_id)], by=reviewer)
    seen.append(current_revision())

    assert seen == sorted(set(seen))
    assert current_revision() == seen[-1]


def test_a_verb_that_fails_does_not_raise_it(reviewer: User) -> None:
    claim = factories.claim()
    before = current_revision()
    stale = type(claim).objects.get(pk=claim.pk)
    claims.accept_claim(claim, by=reviewer)
    after = current_revision()

    with pytest.raises(Exception, match="decided"):
        claims.reject_claims([stale], by=reviewer)

    assert before < after == current_revision()
