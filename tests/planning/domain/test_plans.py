"""Plans as versions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.core.exceptions import PermissionDenied
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.engines.layout import Policy
from youcheng.planning.domain.completeness import confirm_completeness
from youcheng.planning.domain.plans import compare, save_plan, solve_plan
from youcheng.planning.models import Completeness, LayoutPlan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_gazetteer")]

SHANDONG, QINGDAO, YANTAI = "iso:CN-SD", "cn:370200", "cn:370600"


def suggest(place_ids: Sequence[str], number: int) -> dict[str, list[tuple[str, str, float]]]:
    """Two partners for Qingdao, one of them for Yantai too."""
    offers = {
        QINGDAO: [("iso:JP-27", "JP", 0.9), ("gn:1", "KR", 0.8)],
        YANTAI: [("iso:JP-27", "JP", 0.7)],
    }
    return {place: offers[place][:number] for place in place_ids if place in offers}


@pytest.fixture
def officer(db: None) -> User:
    someone = factories.user(role="officer")
    for place in (QINGDAO, YANTAI):
        confirm_completeness(place, status=Completeness.Status.COMPLETE, as_of="2026", by=someone)
    return someone


def pairs(plan: LayoutPlan) -> list[tuple[str, str]]:
    assert plan.result is not None
    return [(item["unit"], item["partner"]) for item in plan.result["chosen"]]


def test_a_plan_is_solved_once_and_says_what_it_rests_on(officer: User) -> None:
    saved = save_plan(SHANDONG, policy=Policy(new_ties=2), by=officer, title="Example year")
    assert (saved.version, saved.status) == (1, "waiting")
    plan = solve_plan(saved.pk, suggest=suggest)
    assert plan.status == "ready"
    assert pairs(plan) == [(QINGDAO, "gn:1"), (YANTAI, "iso:JP-27")]
    assert plan.known_units == {"complete": 2, "unknown": 151}
    assert len(plan.rests_on) == 64
    again = solve_plan(saved.pk, suggest=lambda _places, _number: {})
    assert again.result == plan.result


def test_versions_count_up_per_region_and_compare(officer: User) -> None:
    first = solve_plan(save_plan(SHANDONG, policy=Policy(new_ties=2), by=officer).pk, suggest=suggest)
    second = solve_plan(
        save_plan(SHANDONG, policy=Policy(new_ties=2, leave_out_countries=("KR",)), by=officer).pk, suggest=suggest
    )
    assert (first.version, second.version) == (1, 2)
    found = compare(first, second)
    assert found.both == ()
    assert [(item.unit, item.partner) for item in found.only_first] == [(QINGDAO, "gn:1"), (YANTAI, "iso:JP-27")]
    assert [(item.unit, item.partner) for item in found.only_second] == [(QINGDAO, "iso:JP-27")]
    assert found.policy == (("leave_out_countries", [], ["KR"]),)


def test_a_policy_that_names_nothing_to_do_gives_an_empty_plan(officer: User) -> None:
    plan = solve_plan(save_plan(SHANDONG, policy=Policy(new_ties=0), by=officer).pk, suggest=suggest)
    assert pairs(plan) == []


def test_a_viewer_may_not_plan() -> None:
    with pytest.raises(PermissionDenied):
        save_plan(SHANDONG, policy=Policy(new_ties=1), by=factories.user(role="viewer"))


def test_a_failure_is_kept_in_words(officer: User) -> None:
    saved = save_plan(SHANDONG, policy=Policy(new_ties=1), by=officer)

    def broken(_places: Sequence[str], _number: int) -> dict[str, list[tuple[str, str, float]]]:
        raise LookupError("the tables of partners are missing")

    plan = solve_plan(saved.pk, suggest=broken)
    assert (plan.status, plan.failure) == ("failed", "the tables of partners are missing")
    assert solve_plan(saved.pk, suggest=suggest).status == "ready"
