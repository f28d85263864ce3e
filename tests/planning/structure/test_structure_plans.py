"""Policies, plans and support measures on their pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.planning.structure.conftest import JINING, NARA, OSAKA, QINGDAO, SHANDONG, YANTAI, suggest, tie
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.engines.layout import Policy
from youcheng.engines.layout.policy import AtLeast, Reserve
from youcheng.planning.domain.coverage_picture import picture_of
from youcheng.planning.domain.errors import NotPossible
from youcheng.planning.domain.plan_preview import preview
from youcheng.planning.domain.plans import retry_plan, save_plan, solve_plan, stop_plan
from youcheng.planning.domain.support import MeasureTerms, beneficiaries_of, keep_measure, runs, ties_since
from youcheng.planning.domain.units import find_region, region_of
from youcheng.planning.interfaces.structure_policy_words import rule_words
from youcheng.planning.models import LayoutPlan, ShortlistItem, SupportMeasure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_gazetteer")]

SENT = {
    "title": "Example year",
    "new_ties": "3",
    "balance": "50",
    "most_per_unit": "2",
    "most_per_partner": "1",
    "at_least_city": "1",
    "weight_county": "1.5",
    "weight_west": "2",
    "favour_countries": "日本、Germany",
    "leave_out_units": "青岛市",
}


def ready(by: User, **settings: Any) -> LayoutPlan:
    policy = Policy.model_validate({"new_ties": 2, **settings})
    return solve_plan(save_plan(SHANDONG, policy=policy, by=by, title="Example").pk, suggest=suggest)


def test_the_preview_counts_what_a_policy_says(officer: User) -> None:
    tie(QINGDAO, OSAKA)
    units = picture_of(region_of(find_region(SHANDONG))).units
    rules = {"at_least": (AtLeast(ties=1, level="city"),), "reserve": (Reserve(ties=2, level="county"),)}
    found = preview(Policy(new_ties=3, most_per_unit=1, leave_out_units=(QINGDAO,), **rules), units)
    assert (found.units, found.planned_for, len(found.without_leave), found.left_out) == (153, 2, 150, 1)
    assert [(one.units, one.wanted, one.out_of_reach) for one in found.rules] == [(16, 2, 14), (136, 2, 136)]
    assert (found.reachable, found.wanted) == (2, 4)
    assert preview(Policy(new_ties=3, plan_for_unknown=True), units).with_leave == 150


def test_a_policy_from_the_form_is_kept_and_can_be_taken_up_again(browser: Client) -> None:
    answer = browser.post(reverse("structure:policy", args=[SHANDONG]), SENT)
    plan = LayoutPlan.objects.get()
    assert answer.headers["Location"].endswith(f"/{SHANDONG}/plan/{plan.version}/")
    kept = Policy.model_validate(plan.policy)
    assert kept == Policy(
        new_ties=3,
        level_weights={"county": 1.5},
        region_weights={"west": 2.0},
        country_weights={"JP": 1.5, "DE": 1.5},
        leave_out_units=(QINGDAO,),
        at_least=(AtLeast(ties=1, level="city"),),
    )
    form = browser.get(reverse("structure:policy", args=[SHANDONG]), {"from": plan.version}).context["form"]
    assert form["favour_countries"].value() == "Germany, Japan"
    assert (form["at_least_city"].value(), form["weight_west"].value()) == (1, 2.0)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"favour_countries": "Atlantis"}, "Atlantis"),
        ({"leave_out_units": "Gotham"}, "Gotham"),
        ({"balance": "101"}, "100"),
        ({"new_ties": ""}, "required"),
    ],
)
def test_what_is_wrong_with_a_policy_is_said_and_nothing_kept(
    browser: Client, change: dict[str, str], words: str
) -> None:
    answer = browser.post(reverse("structure:policy", args=[SHANDONG]), {**SENT, **change})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not LayoutPlan.objects.exists()
    part = browser.post(reverse("structure:policy_preview", args=[SHANDONG]), {**SENT, **change})
    assert words in part.content.decode()


def test_the_preview_keeps_nothing(browser: Client) -> None:
    answer = browser.post(reverse("structure:policy_preview", args=[SHANDONG]), SENT)
    assert "It plans for 2 of 153 units." in answer.content.decode()
    assert browser.post(reverse("structure:policy", args=[SHANDONG]), {**SENT, "preview": "1"}).status_code == 200
    assert not LayoutPlan.objects.exists()


def test_a_ready_plan_says_what_it_improves(browser: Client, officer: User) -> None:
    tie(QINGDAO, NARA)
    plan = ready(officer, at_least=[{"ties": 1, "level": "city"}], most_per_country=1)
    answer = browser.get(reverse("structure:plan", args=[SHANDONG, plan.version]))
    items = answer.context["items"]
    assert [(item.unit.id, item.partner.id) for item in items] == [(QINGDAO, "gn:1"), (YANTAI, OSAKA)]
    assert [item.improves for item in items] == [
        ["its tie number 2", "a new country for the region"],
        ["its first tie"],
    ]
    assert [(one.rule, one.missing) for one in answer.context["unmet"]] == [
        ("cities: at least 1 tie each", 1),
        ("cities: at least 1 tie each", 13),
    ]
    [whole] = [row for row in answer.context["changes"] if row.label == "the whole region"]
    assert (whole.before.with_tie, whole.after.with_tie, whole.before.ties, whole.after.ties) == (1, 2, 1, 3)
    assert answer.context["proven"]
    assert sum(1 for point in answer.context["front"] if point.here) == 1


def test_items_go_to_shortlists_once(browser: Client, officer: User) -> None:
    plan = ready(officer)
    address = reverse("structure:plan_send", args=[SHANDONG, plan.version])
    items = browser.get(reverse("structure:plan", args=[SHANDONG, plan.version])).context["items"]
    for _ in range(2):
        browser.post(address, {"item": [item.key for item in items]})
    assert {(one.shortlist.place_id, one.partner_id) for one in ShortlistItem.objects.all()} == {
        (item.unit.id, item.partner.id) for item in items
    }
    browser.post(address, {"item": ["cn:370100|gn:2"]})
    assert ShortlistItem.objects.count() == len(items)
    again = browser.get(reverse("structure:plan", args=[SHANDONG, plan.version])).context["items"]
    assert all(item.shortlisted for item in again)


def test_two_plans_are_compared_rule_by_rule(browser: Client, officer: User) -> None:
    first, second = ready(officer), ready(officer, leave_out_countries=["KR"])
    answer = browser.get(reverse("structure:compare", args=[SHANDONG]), {"a": first.version, "b": second.version})
    assert [(str(label), one, other) for label, one, other in answer.context["policy"]] == [
        ("Countries left out", "", "South Korea")
    ]
    assert [len(listed) for listed in answer.context["lists"]] == [0, 0, 2]
    assert [numbers[2] for numbers in answer.context["numbers"]] == [2, 2]


def test_a_plan_is_stopped_and_worked_out_again(browser: Client, officer: User) -> None:
    plan = save_plan(SHANDONG, policy=Policy(new_ties=2), by=officer)
    status = reverse("structure:plan_status", args=[SHANDONG, plan.version])
    assert "HX-Refresh" not in browser.get(status).headers
    browser.post(reverse("structure:plan_stop", args=[SHANDONG, plan.version]))
    assert browser.get(status).headers["HX-Refresh"] == "true"
    assert solve_plan(plan.pk, suggest=suggest).status == "stopped"
    browser.post(reverse("structure:plan_again", args=[SHANDONG, plan.version]))
    assert solve_plan(plan.pk, suggest=suggest).status == "ready"
    plan.refresh_from_db()
    with pytest.raises(NotPossible):
        retry_plan(plan, by=officer)
    stop_plan(plan, by=officer)
    plan.refresh_from_db()
    assert plan.status == "ready"


def test_a_plan_that_is_stopped_meanwhile_is_left(officer: User) -> None:
    plan = save_plan(SHANDONG, policy=Policy(new_ties=2), by=officer)

    def stopping(place_ids: Any, number: int) -> dict[str, list[tuple[str, str, float]]]:
        stop_plan(plan, by=officer)
        return suggest(place_ids, number)

    assert solve_plan(plan.pk, suggest=stopping).status == "stopped"


def test_a_plan_of_another_office_is_not_found(officer: User) -> None:
    plan = ready(officer)
    stranger = factories.user(role="officer")
    stranger.memberships.all().delete()
    client = Client()
    client.force_login(stranger)
    assert client.get(reverse("structure:plan", args=[SHANDONG, plan.version])).status_code in (403, 404)


def test_a_support_measure_is_kept_reserved_and_measured(browser: Client, officer: User) -> None:
    said = {"title": "Example fund", "level": "city", "part": "west", "ties": "1", "starts": "2026", "units": "济宁市"}
    assert browser.post(reverse("structure:measures", args=[SHANDONG]), {**said, "units": "Gotham"}).status_code == 422
    assert browser.post(reverse("structure:measures", args=[SHANDONG]), said).status_code == 302
    measure = SupportMeasure.objects.get()
    picture = picture_of(region_of(find_region(SHANDONG)))
    assert [unit.id for unit in beneficiaries_of(measure, picture)] == [JINING]
    assert ties_since(measure, picture) == []
    browser.post(reverse("structure:policy", args=[SHANDONG]), {**SENT, "measures": [str(measure.pk)]})
    plan = LayoutPlan.objects.get()
    assert Policy.model_validate(plan.policy).reserve == (Reserve(ties=1, units=(JINING,), measure="Example fund"),)
    edited = {**said, "results": "Two visits", "ends": "2027-06"}
    browser.post(reverse("structure:measure", args=[SHANDONG, measure.pk]), edited)
    measure.refresh_from_db()
    assert (measure.results, runs(measure, today="2027-06-30"), runs(measure, today="2027-07-01")) == (
        "Two visits",
        True,
        False,
    )


def test_a_measure_for_a_level_and_part_helps_all_its_units(officer: User) -> None:
    terms = MeasureTerms("Example", "county", "west", (), 3, "2026")
    measure = keep_measure(SHANDONG, terms, by=officer)
    picture = picture_of(region_of(find_region(SHANDONG)))
    helped = beneficiaries_of(measure, picture)
    assert {(unit.level, unit.region) for unit in helped} == {("county", "west")}
    assert len(helped) == 57


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("most_per_country", "New ties with one country, at most"),
        ("at_least:city:west:2", "cities · west: at least 2 ties each"),
        ("reserve:county:*:2:Fund: 2026", "Fund: 2026: 2 new ties for counties"),
    ],
)
def test_rules_in_words(name: str, words: str) -> None:
    assert rule_words(name) == words


def test_files_and_schemas(browser: Client, officer: User) -> None:
    plan = ready(officer)
    rows = browser.get(reverse("structure:plan_csv", args=[SHANDONG, plan.version])).content.decode("utf-8-sig")
    assert len(rows.splitlines()) == 3
    document = browser.get(reverse("structure:plan_json", args=[SHANDONG, plan.version])).json()
    assert Policy.model_validate(document["policy"]).new_ties == 2
    schema = Client().get(reverse("structure:schema", args=["layout-policy.json"])).json()
    assert "new_ties" in schema["properties"]
    assert Client().get(reverse("structure:schema", args=["other.json"])).status_code == 404


def test_the_queries_of_a_plan_do_not_grow(
    browser: Client, officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    tie(QINGDAO, NARA)
    counts = []
    for number in (1, 3):
        plan = ready(officer, new_ties=number)
        assert plan.result is not None
        assert len(plan.result["chosen"]) == number
        with django_assert_max_num_queries(30) as asked:
            browser.get(reverse("structure:plan", args=[SHANDONG, plan.version]))
        counts.append(len(asked))
    assert counts[0] == counts[1]
