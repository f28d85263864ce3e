"""The picture of a region: every number is the length of a list, and unknown is never none."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.planning.structure.conftest import JINING, KYOTO, OSAKA, QINGDAO, SHANDONG, YANTAI, tie
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.engines.layout import Unit
from youcheng.planning.domain.completeness import confirm_units
from youcheng.planning.domain.coverage_continents import continent_of
from youcheng.planning.domain.coverage_picture import STATES, Cut, Picture, picture_of
from youcheng.planning.domain.units import find_region, region_of, region_with
from youcheng.planning.interfaces.structure_words import share_words
from youcheng.planning.models import Completeness

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_gazetteer")]


def picture() -> Picture:
    return picture_of(region_of(find_region(SHANDONG)))


def ids(units: list[Unit]) -> set[str]:
    return {unit.id for unit in units}


def test_states_divide_the_units_and_unknown_is_not_none(officer: User) -> None:
    tie(QINGDAO, OSAKA)
    found = picture()
    assert ids(found.units_of(Cut(state="tied"))) == {QINGDAO}
    assert ids(found.units_of(Cut(state="none"))) == {YANTAI, JINING}
    assert len(found.units_of(Cut(state="unknown"))) == 150
    assert len(found.units) == 153
    assert found.groups()["all"].model_dump(include={"with_tie", "without_tie", "unknown", "ties"}) == {
        "with_tie": 1,
        "without_tie": 2,
        "unknown": 150,
        "ties": 1,
    }


def test_ties_are_cut_by_country_continent_level_part_and_decade() -> None:
    tie(QINGDAO, OSAKA)
    tie(QINGDAO, KYOTO)
    tie(JINING, OSAKA)
    found = picture()
    assert len(found.ties_of(Cut(country="JP"))) == 3
    assert len(found.ties_of(Cut(continent="142"))) == 3
    assert found.ties_of(Cut(continent="150")) == []
    assert len(found.ties_of(Cut(part="east"))) == 2
    assert found.ties_of(Cut(level="county")) == []
    assert len(found.ties_of(Cut(decade="unknown", unit=JINING))) == 1
    assert len(found.ties_of(Cut(activity="unknown"))) == 3
    assert ids(found.units_of(Cut(state="one_country"))) == {QINGDAO}
    assert found.countries(Cut()) == {"JP": 3}


@pytest.mark.parametrize(("code", "continent"), [("JP", "142"), ("FR", "150"), ("BR", "019"), ("EG", "002"), ("", "")])
def test_continents(code: str, continent: str) -> None:
    assert continent_of(code) == continent


@pytest.mark.parametrize(
    ("counts", "words"), [((13, 140, 153), "8.5%–100%"), ((3, 0, 4), "75%"), ((0, 1, 1), "0%–100%"), ((0, 0, 0), "–")]
)
def test_a_share_is_an_interval_while_units_are_unknown(counts: tuple[int, int, int], words: str) -> None:
    assert share_words(*counts) == words


def test_several_units_are_confirmed_or_none(officer: User) -> None:
    before = Completeness.objects.count()
    with pytest.raises(ValueError, match="A date such as"):
        confirm_units([QINGDAO], status=Completeness.Status.COMPLETE, as_of="last year", by=officer)
    assert Completeness.objects.count() == before
    confirm_units([QINGDAO, YANTAI], status=Completeness.Status.PARTIAL, as_of="2026-10", by=officer)
    assert Completeness.objects.count() == before + 2


def test_the_number_on_the_page_is_the_length_of_the_list_behind_it(browser: Client) -> None:
    tie(QINGDAO, OSAKA)
    page = browser.get(reverse("structure:region", args=[SHANDONG]))
    assert page.status_code == 200
    for door in page.context["doors"][1:]:
        assert browser.get(door.url).context["page"].paginator.count == door.count
    assert [door.count for door in page.context["doors"]] == [1, 1, 2, 150, 0, 0]
    for panel in page.context["panels"]:
        for bar in panel.bars:
            for part in bar.segments:
                assert browser.get(part.url).context["page"].paginator.count == part.count


@pytest.mark.parametrize("state", STATES)
def test_the_list_of_units_as_a_file(browser: Client, state: str) -> None:
    answer = browser.get(reverse("structure:units_csv", args=[SHANDONG]), {"state": state})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "unit,name,level,part,state,ties,list_of_ties,as_of,note"
    assert len(lines) - 1 == {"tied": 0, "none": 2, "unknown": 151, "one_country": 0, "sleeping": 0}[state]


@pytest.mark.parametrize(
    ("by", "rows"),
    [("level", 5), ("part", 5), ("country", 2), ("continent", 2), ("decade", 2)],
)
def test_the_table_behind_each_chart(browser: Client, by: str, rows: int) -> None:
    tie(QINGDAO, OSAKA)
    answer = browser.get(reverse("structure:coverage_csv", args=[SHANDONG]), {"by": by})
    assert len(answer.content.decode("utf-8-sig").splitlines()) == rows


def test_an_officer_confirms_on_the_page_and_a_viewer_may_not(browser: Client) -> None:
    address = reverse("structure:units", args=[SHANDONG])
    said = {"unit": [QINGDAO], "status": "complete", "as_of": "2026-10", "note": "example"}
    assert browser.post(address, {**said, "unit": []}).status_code == 422
    assert browser.post(address, {**said, "as_of": "soon"}).status_code == 422
    assert browser.post(address, said).status_code == 302
    assert Completeness.objects.get(place=QINGDAO).note == "example"
    viewer = Client()
    viewer.force_login(factories.user(role="viewer"))
    assert viewer.get(address).status_code == 200
    assert viewer.post(address, said).status_code == 403


def test_all_units_of_a_list_are_confirmed_at_once(browser: Client) -> None:
    address = reverse("structure:units", args=[SHANDONG]) + "?level=city&part=east"
    said = {"all": "1", "status": "complete", "as_of": "2026-10"}
    assert browser.post(address, said).status_code == 302
    assert Completeness.objects.filter(as_of="2026-10").count() == 6


def test_the_queries_of_the_dashboard_do_not_grow(
    browser: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    addresses = [
        reverse("structure:region", args=[SHANDONG]),
        reverse("structure:units", args=[SHANDONG]),
        reverse("structure:ties", args=[SHANDONG]),
    ]
    tie(QINGDAO, OSAKA)
    browser.get(addresses[0])  # what only the first page asks
    counts = []
    for _ in range(2):
        for address in addresses:
            with django_assert_max_num_queries(30) as asked:
                assert browser.get(address).status_code == 200
            counts.append(len(asked))
        tie(YANTAI, KYOTO)
        tie(JINING, OSAKA)
    assert counts[:3] == counts[3:]


def test_a_region_that_nobody_knows_is_not_found(browser: Client) -> None:
    assert browser.get(reverse("structure:region", args=["iso:XX-YY"])).status_code == 404
    answer = browser.get(reverse("structure:home"), {"region": "nowhere at all"})
    assert "nowhere at all" in answer.content.decode()
    assert browser.get(reverse("structure:home"), {"region": "山东"}).headers["Location"].endswith("/iso:CN-SD/")


def test_the_units_are_narrowed_by_how_far_they_are_known(officer: User) -> None:
    tie(QINGDAO, OSAKA)
    found = picture()
    assert ids(found.units_of(Cut(known="complete"))) == {YANTAI, JINING}
    assert ids(found.units_of(Cut(known="partial"))) == {QINGDAO}
    assert len(found.units_of(Cut(known="unknown"))) == 150


def test_the_page_of_a_place_says_on_whose_word_its_list_rests(browser: Client) -> None:
    page = reverse("portal:place", args=[QINGDAO])
    assert "No office has said whether this list is complete." in browser.get(page).content.decode()
    [way] = {reverse("structure:unit", args=[SHANDONG, QINGDAO])}
    assert way in browser.get(page).content.decode()
    assert browser.get(reverse("structure:of_place", args=[QINGDAO])).headers["Location"] == way
    said = {"status": "complete", "as_of": "2026-10"}
    assert browser.post(way, said).status_code == 302
    assert "None as of 2026-10" in browser.get(page).content.decode()
    tie(QINGDAO, OSAKA)
    assert "The list is complete as of 2026-10" in browser.get(page).content.decode()
    assert "complete as of" not in Client().get(page).content.decode()  # the office's word is for those signed in


def test_what_is_no_unit_has_no_such_page(browser: Client) -> None:
    assert browser.get(reverse("structure:of_place", args=["wd:Q1"])).status_code == 404
    assert region_with("iso:CN") is None and region_with("nothing") is None
