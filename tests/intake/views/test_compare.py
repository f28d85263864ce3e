"""Comparing two places or ties of one's own choice: found by name, weighed, judged, taken back."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.intake.domain import duplicates
from youcheng.intake.domain.queries.compare import candidate_between, choices
from youcheng.intake.domain.queries.duplicates import candidates
from youcheng.registry.models import Entity, Judgement, Place

pytestmark = pytest.mark.django_db
PAGE = "/en/desk/duplicates/compare/"


def two_places() -> tuple[Place, Place]:
    return factories.place("Örebro", country="SE"), factories.place("Orebro kommun", country="SE")


def test_two_places_are_found_by_name_and_merged(client: Client, reviewer: User) -> None:
    one, other = two_places()
    client.force_login(reviewer)
    page = client.get(PAGE, {"kind": "place", "left_q": "orebro"}).content.decode()
    assert f"left={one.pk}" in page and f"left={other.pk}" in page
    page = client.get(PAGE, {"kind": "place", "left": one.pk, "right_q": other.pk}).content.decode()
    assert f"left={one.pk}&amp;right={other.pk}" in page
    page = client.get(PAGE, {"kind": "place", "left": one.pk, "right": other.pk}).content.decode()
    assert "Both lie in the same country" in page and PAGE + "same/" in page
    sent = {"left": one.pk, "right": other.pk, "keep": one.pk, "reason": "one town hall"}
    page = client.post(PAGE + "same/", sent, follow=True).content.decode()
    assert "are one now" in page and "Take back" in page
    judgement = Judgement.objects.get()
    assert (judgement.left_id, judgement.right_id, judgement.reason) == (other.pk, one.pk, "one town hall")
    assert Entity.objects.get(pk=other.pk).canonical_of_id == one.pk
    client.post(f"/en/desk/merges/{judgement.pk}/take-back/")
    assert Entity.objects.get(pk=other.pk).canonical_of_id is None


def test_what_the_search_keeps_is_judged_as_in_its_list(client: Client, reviewer: User) -> None:
    factories.place("Example", country="SE")
    factories.place("Example", country="SE")
    duplicates.search_at_once_or_soon(by=reviewer)
    kept = candidates().get()
    client.force_login(reviewer)
    page = client.get(PAGE, {"left": kept.right_id, "right": kept.left_id}).content.decode()
    assert f"/duplicates/{kept.pk}/same/" in page
    weighed = candidate_between(kept.left_id, kept.right_id, kind="place")
    assert (weighed.pk, weighed.score) == (kept.pk, kept.score)


def test_a_pair_is_weighed_as_the_search_weighs_it(reviewer: User) -> None:
    factories.place("Example", country="SE")
    factories.place("Example", country="SE")
    duplicates.search_at_once_or_soon(by=reviewer)
    kept = candidates().get()
    left, right, score, reasons = kept.left_id, kept.right_id, kept.score, kept.reasons
    kept.delete()
    now = candidate_between(right, left, kind="place")
    assert (now.pk, now.left_id, now.right_id, now.score, now.reasons) == (None, left, right, score, reasons)


def test_ties_are_found_by_one_or_both_parties(client: Client, reviewer: User) -> None:
    one, other, third = (factories.place(name, country="SE") for name in ("Alpha", "Beta Town", "Gamma"))
    first, second = factories.tie(one.pk, other.pk), factories.tie(one.pk, third.pk)
    assert {choice.id for choice in choices("alpha", kind="tie", language="en")} == {first.pk, second.pk}
    assert [choice.id for choice in choices("gamma – alpha", kind="tie", language="en")] == [second.pk]
    assert [choice.id for choice in choices("beta town", kind="tie", language="en")] == [first.pk]
    client.force_login(reviewer)
    page = client.get(PAGE, {"kind": "tie", "left": first.pk, "right": second.pk}).content.decode()
    assert "The parties are not the same; where a place is written twice, merge the places first." in page
    sent = {"left": first.pk, "right": second.pk}
    assert "stay two" in client.post(PAGE + "different/", sent, follow=True).content.decode()
    page = client.get(PAGE, {"kind": "tie", "left": second.pk, "right": first.pk}).content.decode()
    assert "stay two" in page and re.search(r"/merges/\d+/take-back/", page)


def test_suggestions_lead_to_the_page_with_that_side_chosen(client: Client, reviewer: User) -> None:
    one, other = two_places()
    client.force_login(reviewer)
    asked = {"kind": "place", "side": "right", "left": one.pk, "q": "Orebro k"}
    [found] = client.get(PAGE + "suggest/", asked).json()["results"]
    assert found["name"] == "Orebro kommun" and other.pk in found["where"]
    assert found["url"] == f"{PAGE}?kind=place&left={one.pk}&right={other.pk}"
    assert client.get(PAGE + "suggest/", {"kind": "person", "side": "left", "q": "x"}).status_code == 404


def test_one_with_itself_another_kind_and_what_is_merged_are_no_pair(client: Client, reviewer: User) -> None:
    one, other = two_places()
    tie = factories.tie(one.pk, other.pk)
    client.force_login(reviewer)
    page = client.get(PAGE, {"left": one.pk, "right": one.pk}).content.decode()
    assert "Both sides are the same entry" in page and PAGE + "same/" not in page
    for right in (one.pk, tie.pk, "nothing"):
        assert client.post(PAGE + "same/", {"left": one.pk, "right": right, "keep": one.pk}).status_code == 404
    duplicates.merge(other.entity, one.entity, by=reviewer)
    assert [choice.id for choice in choices(other.pk, kind="place", language="en")] == [one.pk]
    assert client.post(PAGE + "same/", {"left": one.pk, "right": other.pk, "keep": one.pk}).status_code == 404


def test_whoever_may_not_merge_is_told_why(client: Client, viewer: User) -> None:
    one, other = two_places()
    client.force_login(viewer)
    page = client.get(PAGE, {"left": one.pk, "right": other.pk}).content.decode()
    assert "This needs the role “reviewer”" in page and PAGE + "same/" not in page
    assert client.post(PAGE + "same/", {"left": one.pk, "right": other.pk, "keep": one.pk}).status_code == 403


def test_no_query_per_place_found(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)

    def queries() -> int:
        client.get(PAGE, {"left_q": "orebro"})
        with CaptureQueriesContext(connection) as found:
            client.get(PAGE, {"left_q": "orebro"})
        return len(found)

    factories.place("Orebro", country="SE")
    one = queries()
    two_places()
    assert queries() == one
