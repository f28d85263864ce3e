"""Two people at once on one entity: both decisions are in the row."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from tests.registry import factories

from youcheng.registry.domain.claims import accept_claim
from youcheng.registry.models import Claim, Tie


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_decisions_at_the_same_moment_are_both_in_the_row() -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("an SQLite database in memory has one connection; PostgreSQL and files have several")
    tie = factories.tie()
    people = [factories.user(), factories.user()]
    for round_ in range(10):
        values = [("signed_on", str(1900 + round_)), ("ended_on", str(2000 + round_))]
        waiting = [factories.claim(tie.entity, name, value).pk for name, value in values]
        start = threading.Barrier(2)
        troubles: list[Exception] = []

        def decide(
            number: int,
            waiting: list[int] = waiting,
            start: threading.Barrier = start,
            troubles: list[Exception] = troubles,
        ) -> None:
            try:
                start.wait()
                accept_claim(Claim.objects.get(pk=waiting[number]), by=people[number])
            except Exception as trouble:
                troubles.append(trouble)
            finally:
                connection.close()

        threads = [threading.Thread(target=decide, args=(number,)) for number in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert troubles == []
        row = Tie.objects.get(pk=tie.pk)
        assert (row.since, row.ended) == (values[0][1], values[1][1])
