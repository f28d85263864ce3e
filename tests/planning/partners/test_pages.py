"""The pages of partner search: what they show, whom they refuse, how much they ask of the database."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.planning.partners import factories

from youcheng.accounts.models import User
from youcheng.planning.domain import partners
from youcheng.planning.domain.partner_choices import set_aside, shortlist_partner
from youcheng.planning.domain.partner_search import Question, answer, ask
from youcheng.planning.models import PartnerWish, Prospect, SetAside, ShortlistItem
from youcheng.registry.models import Tie

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client, city_officer: User) -> Client:
    """An officer at the browser."""
    client.force_login(city_officer)
    return client


def _words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def _queries(client: Client, url: str) -> int:
    client.get(url)  # what is asked once per process or per first sight
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def _foreign(count: int, *, start: int = 0) -> list[str]:
    return [
        factories.located(f"Away {n}", "JP", lat=35.0 + n, lon=135.0 + n, people=100_000).pk
        for n in range(start, start + count)
    ]


@pytest.fixture
def home() -> str:
    """The place that seeks."""
    return factories.located("Home", "CN", lat=47.7, lon=128.9, people=150_000).pk


def test_strangers_sign_in_first(client: Client, home: str) -> None:
    for name in ("overview", "shortlists", "board", "wishes"):
        response = client.get(reverse(f"partners:{name}"))
        assert (response.status_code, "sign-in" in response.headers["Location"]) == (302, True)
    assert client.get(reverse("partners:suggestions", args=[home])).status_code == 302


def test_suggestions_wait_without_blocking_then_stand_with_reasons(office: Client, home: str) -> None:
    (away,) = _foreign(1)
    partners.export()
    url = reverse("partners:suggestions", args=[home])
    waiting = _words(office.get(url))
    assert "Partners are being looked for" in waiting
    assert 'hx-trigger="load delay:1s"' in waiting
    answer(ask(home, Question()).pk)
    part = _words(office.get(url, headers={"HX-Request": "true"}))
    assert "<html" not in part
    assert "hx-get" not in part
    assert reverse("partners:why", args=[home, away]) in part
    assert "Of similar size: 150,000 and 100,000 inhabitants." in part
    assert "Rules to mind" in _words(office.get(url))


def test_what_is_set_aside_is_respected_and_comes_back(office: Client, city_officer: User, home: str) -> None:
    (away,) = _foreign(1)
    partners.export()
    answer(ask(home, Question()).pk)
    url = reverse("partners:suggestions", args=[home])
    post = {"partner": away, "reason": "declined", "next": url}
    response = office.post(reverse("partners:set_aside", args=[home]), post)
    assert response.headers["Location"] == url
    page = _words(office.get(url))
    assert f'id="reason-{away}"' not in page
    assert "1 that you set aside is left out." in page
    assert "declined" in page
    office.post(reverse("partners:take_back", args=[SetAside.objects.get().pk]), {"next": "https://example.org/"})
    assert f'id="reason-{away}"' in _words(office.get(url))


def test_the_way_back_leads_only_to_our_pages(office: Client, home: str) -> None:
    (away,) = _foreign(1)
    post = {"partner": away, "next": "https://example.org/"}
    response = office.post(reverse("partners:add_to_shortlist", args=[home]), post)
    assert response.headers["Location"] == reverse("partners:suggestions", args=[home])
    assert ShortlistItem.objects.get().partner_id == away


def test_viewers_see_and_do_nothing(client: Client, city_officer: User, home: str) -> None:
    (away,) = _foreign(1)
    client.force_login(factories.colleague(city_officer, role="viewer"))
    assert "button--primary" not in _words(client.get(reverse("partners:why", args=[home, away]))).split("<main")[1]
    for name in ("set_aside", "add_to_shortlist", "follow"):
        response = client.post(reverse(f"partners:{name}", args=[home]), {"partner": away, "reason": "x"})
        assert response.status_code == 403, name


def test_two_are_compared(office: Client, home: str) -> None:
    away = _foreign(2)
    partners.export()
    for one in away:
        answer(ask(home, Question(other=one)).pk)
    page = _words(office.get(reverse("partners:compare", args=[home]), {"with": away}))
    assert "Away 0" in page
    assert "Away 1" in page
    assert page.count('class="versus__side"') == 2
    drawn = office.get(reverse("partners:map", args=[home]), {"with": away}).json()
    assert [row[0] for row in drawn["places"]] == [home, *away]
    assert drawn["ties"] == [0, 1, 0, 0, 2, 0]


def test_a_prospect_goes_its_way_to_a_public_tie(
    client: Client, city_officer: User, province_reviewer: User, city_reviewer: User, home: str
) -> None:
    (away,) = _foreign(1)
    client.force_login(city_officer)
    client.post(reverse("partners:follow", args=[home]), {"partner": away})
    prospect = Prospect.objects.get()
    page = reverse("partners:prospect", args=[prospect.pk])
    move = reverse("partners:move", args=[prospect.pk])
    client.post(move, {"to": "intent", "seen": "contact", "on": "2026-02"})
    letter = SimpleUploadedFile("letter.txt", b"An example letter of intent.")
    client.post(reverse("partners:attach", args=[prospect.pk]), {"file": letter, "kind": "intent"})
    client.post(move, {"to": "submitted", "seen": "intent"})
    assert "request for approval, profile of the partner, proof of the partner&#x27;s consent" in _words(
        client.get(page)
    )
    client.force_login(province_reviewer)
    client.post(move, {"to": "approved", "seen": "submitted", "note": "agreed"})
    client.force_login(city_officer)
    sign = reverse("partners:sign", args=[prospect.pk])
    given = {"kind": "sister_city", "signed_on": "2026-05-18", "title": "Example", "language": "en", "seen": "approved"}
    refused = client.post(sign, given)
    assert refused.status_code == 422
    assert "Add the signed agreement" in _words(refused)
    client.post(sign, {**given, "file": SimpleUploadedFile("signed.pdf", b"%PDF-1.4 an example")})
    prospect.refresh_from_db()
    assert (prospect.stage, Tie.objects.count()) == ("signed", 0)
    assert "not public yet" in _words(client.get(page))
    client.force_login(city_reviewer)
    client.post(reverse("partners:accept_signature", args=[prospect.pk]))
    tie = Tie.objects.get()
    assert (tie.kind, tie.public) == ("sister_city", True)
    assert f"/tie/{tie.pk}/" in _words(client.get(page))
    public = _words(client.get(reverse("portal:tie", args=[tie.pk])))
    assert "2026" in public
    document = prospect.documents.get(kind="intent")
    kept = client.get(reverse("partners:document", args=[prospect.pk, document.pk]))
    assert (kept.content, kept.headers["Content-Disposition"]) == (
        b"An example letter of intent.",
        'attachment; filename="letter.txt"',
    )


def test_offices_do_not_see_each_others_work(client: Client, city_officer: User, home: str) -> None:
    (away,) = _foreign(1)
    prospect = factories.prospect(city_officer, place=home, partner=away)
    shortlist = shortlist_partner(home, away, by=city_officer).shortlist
    client.force_login(factories.officer())
    assert client.get(reverse("partners:prospect", args=[prospect.pk])).status_code == 404
    assert client.get(reverse("partners:shortlist", args=[shortlist.pk])).status_code == 404
    assert client.post(reverse("partners:move", args=[prospect.pk]), {"to": "intent"}).status_code == 404


def test_a_stale_step_is_told(office: Client, city_officer: User, home: str) -> None:
    prospect = factories.prospect(city_officer, place=home, partner=_foreign(1)[0])
    url = reverse("partners:move", args=[prospect.pk])
    page = office.post(url, {"to": "submitted", "seen": "intent"}, follow=True)
    assert "The prospect is at “In contact” now." in _words(page)


def test_a_wish_is_stated_and_closed(office: Client, home: str) -> None:
    url = reverse("partners:add_wish", args=[home])
    assert office.post(url, {"language": "en", "contact_for": "own"}).status_code == 422
    office.post(url, {"language": "en", "contact_for": "own", "traits": "a port", "contact": "desk 3"})
    wish = PartnerWish.objects.get()
    assert "desk 3" in _words(office.get(reverse("partners:wishes")))
    office.post(reverse("partners:close_wish", args=[wish.pk]))
    assert "Nobody seeks a partner" in _words(office.get(reverse("partners:wishes")))


def test_a_shortlist_is_kept(office: Client, city_officer: User, home: str) -> None:
    item = shortlist_partner(home, _foreign(1)[0], by=city_officer)
    other = factories.colleague(city_officer, role="officer")
    page = reverse("partners:shortlist", args=[item.shortlist_id])
    office.post(reverse("partners:note_shortlist", args=[item.shortlist_id]), {"item": item.pk, "note": "knows us"})
    office.post(reverse("partners:give_shortlist", args=[item.shortlist_id]), {"to": other.pk})
    for nobody in ("", "somebody", other.pk + 1000):
        given = office.post(reverse("partners:give_shortlist", args=[item.shortlist_id]), {"to": nobody})
        assert given.status_code == 404
    assert "knows us" in _words(office.get(page))
    assert f"Looked after by {other}" in _words(office.get(page))
    office.post(reverse("partners:drop", args=[item.pk]))
    assert "Nobody is on this list" in _words(office.get(page))


def test_the_overview_finds_the_place(office: Client, home: str) -> None:
    page = _words(office.get(reverse("partners:overview"), {"q": "hom"}))
    assert reverse("partners:suggestions", args=[home]) in page
    assert "No place of that name" in _words(office.get(reverse("partners:overview"), {"q": "nowhere"}))


def test_unknown_places_are_not_found(office: Client, home: str) -> None:
    assert office.get(reverse("partners:suggestions", args=["wd:Q0"])).status_code == 404
    assert office.get(reverse("partners:why", args=[home, home])).status_code == 404


def test_three_rows_ask_no_more_than_one(office: Client, city_officer: User, home: str) -> None:
    pages = {
        "suggestions": reverse("partners:suggestions", args=[home]),
        "shortlists": reverse("partners:shortlists"),
        "board": reverse("partners:board"),
        "wishes": reverse("partners:wishes"),
        "overview": reverse("partners:overview"),
    }
    asked: dict[str, list[int]] = {name: [] for name in pages}
    for start, count in ((0, 1), (1, 2)):
        for away in _foreign(count, start=start):
            factories.prospect(city_officer, place=home, partner=away)
            factories.wish(city_officer, place=home)
            pages["shortlist"] = reverse(
                "partners:shortlist", args=[shortlist_partner(home, away, by=city_officer).shortlist_id]
            )
            asked.setdefault("shortlist", [])
            shortlist_partner(away, home, by=city_officer)
        partners.refresh()
        answer(ask(home, Question()).pk)
        for name, url in pages.items():
            asked[name].append(_queries(office, url))
    assert all(one == three for one, three in asked.values()), asked
    assert max(three for _one, three in asked.values()) <= 30, asked


def test_a_prospect_with_many_documents_asks_no_more(office: Client, city_officer: User, home: str) -> None:
    prospect = factories.prospect(city_officer, place=home, partner=_foreign(1)[0])
    url = reverse("partners:prospect", args=[prospect.pk])
    factories.document(prospect, by=city_officer)
    one = _queries(office, url)
    for n in range(2):
        factories.document(prospect, by=city_officer, data=f"Another {n}".encode())
    assert _queries(office, url) == one


def test_set_aside_rows_ask_no_more(office: Client, city_officer: User, home: str) -> None:
    away = _foreign(3)
    partners.export()
    answer(ask(home, Question()).pk)
    url = reverse("partners:suggestions", args=[home])
    set_aside(home, away[0], reason="x", by=city_officer)
    partners.refresh()
    answer(ask(home, Question()).pk)
    one = _queries(office, url)
    for partner in away[1:]:
        set_aside(home, partner, reason="x", by=city_officer)
    partners.refresh()
    answer(ask(home, Question()).pk)
    assert _queries(office, url) <= one
