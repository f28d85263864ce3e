"""Showing and withdrawing."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.registry.domain.publication import publish, withdraw
from youcheng.registry.models import Place, Publication, Tie

pytestmark = pytest.mark.django_db


def test_a_withdrawn_tie_stays_withdrawn_until_it_is_published(reviewer: User) -> None:
    tie = factories.tie()
    withdraw([tie.entity], by=reviewer, reason="the partner asked")
    assert not Tie.objects.get(pk=tie.pk).public
    assert set(Place.objects.values_list("ties_count", flat=True)) == {0}

    factories.accepted(tie.entity, "signed_on", "1973")
    assert not Tie.objects.get(pk=tie.pk).public

    publish([tie.entity], by=reviewer)
    assert Tie.objects.get(pk=tie.pk).public
    assert set(Place.objects.values_list("ties_count", flat=True)) == {1}
    assert list(Publication.objects.values_list("public", "reason")) == [(False, "the partner asked"), (True, "")]


def test_officers_cannot_publish() -> None:
    tie = factories.tie()
    with pytest.raises(PermissionDenied):
        withdraw([tie.entity], by=factories.user(role="officer"))
