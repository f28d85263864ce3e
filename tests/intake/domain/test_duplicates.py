"""Searching and judging: what people decide is remembered, and can be taken back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.exceptions import PermissionDenied
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.cli import main
from youcheng.intake.domain import duplicates
from youcheng.intake.domain.errors import IntakeError
from youcheng.intake.domain.queries.duplicates import candidates
from youcheng.intake.models import DuplicateCandidate, DuplicateSearch
from youcheng.registry.models import Place, Tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def twice(reviewer: User) -> tuple[Place, Place]:
    """One town under two ids, each with a tie to the same partner."""
    known, double = (factories.place("Example", by=reviewer, country="SE") for _ in range(2))
    partner = factories.place("Partner", by=reviewer, country="JP")
    factories.tie(known.pk, partner.pk, by=reviewer, signed_on="1985")
    factories.tie(double.pk, partner.pk, by=reviewer, signed_on="1986")
    return known, double


def search(by: User) -> DuplicateSearch:
    return duplicates.search_at_once_or_soon(by=by)


def test_a_small_registry_is_searched_at_once(twice: Any, reviewer: User) -> None:
    done = search(reviewer)
    assert (done.status, done.places, done.ties) == ("done", 1, 0)
    assert candidates().count() == 1


def test_merging_pairs_the_ties_and_taking_back_restores(twice: tuple[Place, Place], reviewer: User) -> None:
    known, double = twice
    search(reviewer)
    pair = candidates().get()
    judgement = duplicates.judge_one(pair, keep=known.pk, by=reviewer, reason="the same town")
    assert (judgement.left_id, judgement.right_id, judgement.score) == (double.pk, known.pk, pair.score)
    tie_pair = candidates().get()
    assert tie_pair.kind == "tie"
    merged = duplicates.judge_one(tie_pair, keep=tie_pair.left_id, by=reviewer)
    assert Tie.objects.get().conflicts == ["signed_on"]

    duplicates.take_back(merged, by=reviewer)
    duplicates.take_back(judgement, by=reviewer)
    assert Tie.objects.count() == 2
    assert Place.objects.filter(pk__in=[known.pk, double.pk]).count() == 2


def test_what_is_not_the_same_is_not_asked_again(twice: Any, reviewer: User) -> None:
    search(reviewer)
    judgement = duplicates.judge_two(candidates().get(), by=reviewer)
    search(reviewer)
    assert candidates().count() == 0
    duplicates.take_back(judgement, by=reviewer)
    assert candidates().count() == 1


def test_later_is_remembered_over_searches(twice: Any, reviewer: User) -> None:
    search(reviewer)
    duplicates.put_off(candidates().get(), by=reviewer)
    search(reviewer)
    assert candidates().count() == 0
    put_off = candidates(state="later").get()
    duplicates.bring_back(put_off, by=reviewer)
    assert candidates().get() == put_off


def test_pairs_that_are_none_any_more_go(twice: tuple[Place, Place], reviewer: User) -> None:
    search(reviewer)
    factories.accepted(twice[1].entity, "country", "NO", by=reviewer)
    factories.accepted(twice[1].entity, "coordinates", {"lat": 60, "lon": 5}, by=reviewer)
    factories.accepted(twice[0].entity, "coordinates", {"lat": 59, "lon": 18}, by=reviewer)
    search(reviewer)
    assert DuplicateCandidate.objects.count() == 0


def test_only_reviewers_judge(twice: tuple[Place, Place], reviewer: User, officer: User) -> None:
    search(reviewer)
    pair = candidates().get()
    for verb in (duplicates.judge_two, duplicates.put_off, duplicates.bring_back):
        with pytest.raises(PermissionDenied):
            verb(pair, by=officer)
    with pytest.raises(PermissionDenied):
        duplicates.judge_one(pair, keep=pair.left_id, by=officer)
    with pytest.raises(IntakeError, match="goes on"):
        duplicates.judge_one(pair, keep="cn:000000", by=reviewer)


@pytest.mark.django_db(transaction=True)
def test_an_import_queues_one_search(reviewer: User) -> None:
    for _ in range(2):
        factories.batch(rows_read=1, rows_created=1)
    factories.batch()
    assert DuplicateSearch.objects.filter(status="queued").count() == 1


def test_a_search_that_died_does_not_block(reviewer: User) -> None:
    stuck = DuplicateSearch.objects.create(status="running", started_at=factories.now() - duplicates.STALE_AFTER * 2)
    duplicates.release_stale()
    stuck.refresh_from_db()
    assert stuck.status == "failed"
    assert not duplicates.search_now(stuck)


def test_the_command_searches_now(twice: Any) -> None:
    answer = CliRunner().invoke(main, ["intake", "duplicates", "--json"])
    assert answer.exit_code == 0
    found = json.loads(answer.output)
    assert (found["places"], found["ties"]) == (1, 0)
