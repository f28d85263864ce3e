"""The pages of duplicates, merges, conflicts, lists and history: what they show, who may judge, how many queries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.intake.domain import duplicates
from youcheng.intake.domain.queries import lists
from youcheng.intake.domain.queries.duplicates import candidates
from youcheng.registry.domain.claims import correct_claim
from youcheng.registry.models import Claim, Judgement, Tie

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    lists.forget()
    yield
    lists.forget()


def pair(by: User, name: str) -> None:
    for _ in range(2):
        factories.place(name, by=by, country="SE")


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_a_pair_is_judged_and_taken_back(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    pair(reviewer, "Example")
    page = client.post("/en/desk/duplicates/search/", follow=True).content.decode()
    assert "Both are called “Example”." in page
    found = candidates().get()
    answer = client.post(
        f"/en/desk/duplicates/{found.pk}/same/", {"keep": found.right_id, "reason": "seen there"}, follow=True
    )
    assert "are one now" in answer.content.decode()
    judgement = Judgement.objects.get()
    assert (judgement.left_id, judgement.right_id, judgement.reason) == (found.left_id, found.right_id, "seen there")
    assert "seen there" in client.get("/en/desk/merges/").content.decode()
    answer = client.post(f"/en/desk/merges/{judgement.pk}/take-back/", follow=True)
    assert "Taken back" in answer.content.decode()
    assert candidates().count() == 1


def test_not_the_same_and_later(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    pair(reviewer, "Example")
    client.post("/en/desk/duplicates/search/")
    found = candidates().get()
    client.post(f"/en/desk/duplicates/{found.pk}/later/")
    assert "Nothing to judge" in client.get("/en/desk/duplicates/").content.decode()
    assert "Left for later by" in client.get("/en/desk/duplicates/?state=later").content.decode()
    client.post(f"/en/desk/duplicates/{found.pk}/later/", {"back": "1"})
    answer = client.post(f"/en/desk/duplicates/{found.pk}/different/", follow=True)
    assert "stay two" in answer.content.decode()
    assert candidates().count() == 0


def test_whoever_may_not_judge_sees_no_buttons_and_is_refused(client: Client, reviewer: User, viewer: User) -> None:
    pair(reviewer, "Example")
    duplicates.search_at_once_or_soon(by=reviewer)
    found = candidates().get()
    client.force_login(viewer)
    page = client.get("/en/desk/duplicates/").content.decode()
    assert "This needs the role “reviewer”" in page and f"/duplicates/{found.pk}/same/" not in page
    assert client.post(f"/en/desk/duplicates/{found.pk}/same/", {"keep": found.left_id}).status_code == 403
    assert Judgement.objects.count() == 0


def test_the_pages_are_behind_a_sign_in(client: Client) -> None:
    for path in ("duplicates/", "merges/", "conflicts/", "lists/", "history/cn:230700/"):
        answer = client.get(f"/en/desk/{path}")
        assert (answer.status_code, "sign-in" in answer["Location"]) == (302, True)


def test_pairs_need_no_query_per_pair(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    pair(reviewer, "Example one")
    duplicates.search_at_once_or_soon(by=reviewer)
    one = queries(client, "/en/desk/duplicates/")
    for name in ("Sample two", "Specimen three"):
        pair(reviewer, name)
    duplicates.search_at_once_or_soon(by=reviewer)
    assert candidates().count() == 3
    assert queries(client, "/en/desk/duplicates/") == one <= 30


def conflict(by: User, *dates: str) -> Tie:
    tie = factories.tie(by=by)
    for date in dates:
        factories.accepted(tie.entity, "signed_on", date, by=by)
    return tie


def test_conflicts_are_filtered_settled_and_taken_back(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    tie = conflict(reviewer, "1985", "1986")
    place = factories.place("Elsewhere", by=reviewer)
    for number in (1000, 2000):
        factories.accepted(place.entity, "population", number, by=reviewer)
    assert "2 conflicts" in " ".join(client.get("/en/desk/conflicts/").content.decode().split())
    page = client.get("/en/desk/conflicts/?property=signed_on").content.decode()
    assert "1 conflict" in page and "weight 50" in page and "Elsewhere" not in page
    assert "Elsewhere" in client.get("/en/desk/conflicts/?text=elsew").content.decode()
    assert "No conflict matches" in client.get("/en/desk/conflicts/?source=import:none&text=zzz").content.decode()

    right = Claim.objects.get(entity=tie.pk, value="1985")
    page = client.post("/en/desk/conflicts/settle/", {"reason": "forgot to choose"}, follow=True).content.decode()
    assert "Choose the value that is right." in page
    client.post("/en/desk/conflicts/settle/", {"claim": right.pk, "reason": "the charter says so"})
    assert Tie.objects.get(pk=tie.pk).since == "1985"
    settled = client.get("/en/desk/conflicts/?state=settled").content.decode()
    assert "the charter says so" in settled
    history = client.get(f"/en/desk/history/{tie.pk}/?property=signed_on").content.decode()
    assert "judged right" in history and "the charter says so" in history
    group = re.search(r"/conflicts/([0-9a-f-]{36})/take-back/", settled)
    assert group is not None
    client.post(f"/en/desk/conflicts/{group[1]}/take-back/")
    assert Tie.objects.get(pk=tie.pk).conflicts == ["signed_on"]


def test_a_second_judgement_says_what_became_of_the_first(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    tie = conflict(reviewer, "1985", "1986")
    for year, reason in (("1985", "the charter"), ("1986", "the protocol")):
        claim = Claim.objects.get(entity=tie.pk, value=year)
        client.post("/en/desk/conflicts/settle/", {"claim": claim.pk, "reason": reason})
    page = client.get(f"/en/desk/history/{tie.pk}/?property=signed_on").content.decode()
    assert page.count("no longer judged right") == 1 and page.count("the protocol") == 2


def test_only_a_reviewer_settles(client: Client, reviewer: User, viewer: User) -> None:
    tie = conflict(reviewer, "1985", "1986")
    client.force_login(viewer)
    assert "/conflicts/settle/" not in client.get("/en/desk/conflicts/").content.decode()
    claim = Claim.objects.get(entity=tie.pk, value="1985")
    assert client.post("/en/desk/conflicts/settle/", {"claim": claim.pk}).status_code == 403
    assert Tie.objects.get(pk=tie.pk).conflicts == ["signed_on"]


def test_conflicts_need_no_query_per_row(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    conflict(reviewer, "1985", "1986")
    one = queries(client, "/en/desk/conflicts/")
    for _ in range(2):
        conflict(reviewer, "1985", "1986", "1987")
    assert queries(client, "/en/desk/conflicts/") == one <= 36


def test_history_tells_who_changed_what(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    tie = conflict(reviewer, "1985")
    claim = Claim.objects.get(entity=tie.pk, property="signed_on")
    correct_claim(claim, value="1985-05-20", by=reviewer, note="from the text itself")
    page = client.get(f"/en/desk/history/{tie.pk}/?property=signed_on").content.decode()
    for words in ("Example reviewer", "corrected", "20 May 1985", "from the text itself", "accepted"):
        assert words in page
    one = queries(client, f"/en/desk/history/{tie.pk}/")
    factories.accepted(tie.entity, "in_force_on", "1986", by=reviewer)
    factories.accepted(tie.entity, "ended_on", "1999", by=reviewer)
    assert queries(client, f"/en/desk/history/{tie.pk}/") == one <= 30


def test_history_of_a_merged_place_names_the_merge(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    known, double = factories.place("Known", by=reviewer), factories.place("Double", by=reviewer)
    judgement: Any = duplicates.merge(double.entity, known.entity, by=reviewer, reason="one town")
    duplicates.take_back(judgement, by=reviewer)
    page = client.get(f"/en/desk/history/{double.pk}/").content.decode()
    assert "one town" in page and "taken back: merged" in page


def test_lists_are_compared_and_downloaded(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    assert "No list has been imported yet" in client.get("/en/desk/lists/").content.decode()
    batch = factories.batch(source="partner", by=reviewer)
    one, other, third = (factories.place(f"=Example {number}", by=reviewer) for number in range(3))
    for number, (left, right) in enumerate([(one, other), (one, third)], 2):
        tie = factories.entity("tie")
        for party in (left, right):
            factories.accepted(tie, "party", party.pk, by=reviewer, evidence=factories.row(batch, number=number))
    factories.tie(other.pk, third.pk, by=reviewer)
    page = client.get("/en/desk/lists/?left=registry&right=source:partner&show=left").content.decode()
    assert "1 tie<" in page.replace("\n", "") or "1 tie" in page
    answer = client.get("/en/desk/lists/lists.csv?left=registry&right=source:partner&show=left")
    text = answer.content.decode("utf-8-sig")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "'=Example 1 – =Example 2" in text
    assert len(text.strip().splitlines()) == 2
