"""Active, dormant, unknown."""

from __future__ import annotations

from datetime import date

import pytest
from tests.registry import factories

from youcheng.registry.activity import activity_of, dormant_before
from youcheng.registry.domain.queries.ties import filter_ties
from youcheng.registry.models import Tie

TODAY = date(2026, 11, 21)


def test_the_threshold_is_24_months_ago() -> None:
    assert dormant_before(TODAY) == "2024-11-21"
    assert dormant_before(date(2026, 2, 28)) == "2024-02-28"
    assert dormant_before(date(2024, 2, 29)) == "2022-02-28"


@pytest.mark.parametrize(
    ("last", "activity"),
    [
        ("", "unknown"),
        ("2026-11-01", "active"),
        ("2024-11-21", "active"),
        ("2024-11-20", "dormant"),
        ("2024-11", "active"),
        ("2024", "active"),
        ("2024-10", "dormant"),
        ("2023", "dormant"),
    ],
)
def test_a_partial_date_counts_as_its_last_day(last: str, activity: str) -> None:
    assert activity_of(last, today=TODAY) == activity


@pytest.mark.django_db
def test_activity_comes_from_the_latest_verified_exchange() -> None:
    quiet, alive, asleep = factories.tie(), factories.tie(), factories.tie()
    factories.exchange(alive, on="2001")
    factories.exchange(alive, on=date.today().isoformat())
    factories.exchange(asleep, on="2001-05")
    found = {tie.pk: tie for tie in Tie.objects.all()}

    assert found[quiet.pk].activity == "unknown"
    assert found[alive.pk].activity == "active"
    assert found[asleep.pk].activity == "dormant"
    assert found[asleep.pk].last_exchange == "2001-05"
    for activity, tie in (("unknown", quiet), ("active", alive), ("dormant", asleep)):
        assert [row.pk for row in filter_ties(Tie.objects.all(), activity=activity)] == [tie.pk]


@pytest.mark.django_db
def test_an_exchange_without_a_date_leaves_activity_unknown() -> None:
    tie = factories.tie()
    factories.exchange(tie, on="")

    assert Tie.objects.get(pk=tie.pk).activity == "unknown"
