"""Finding places by name."""

from __future__ import annotations

import pytest
from tests.registry import factories

from youcheng.registry.domain.merge import judge_same
from youcheng.registry.domain.publication import withdraw
from youcheng.registry.domain.queries.places import by_entity, search
from youcheng.registry.domain.search_key import search_key
from youcheng.registry.models import Place

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "spellings",
    [
        ("Xi'an", "xian", "XI AN", "Xi’an"),
        ("廣島", "広島", "广岛"),
        ("São Paulo", "sao paulo"),
        ("ＯＳＡＫＡ", "Ōsaka", "osaka"),
    ],
)
def test_spellings_of_one_name_are_one(spellings: tuple[str, ...]) -> None:
    assert len({search_key(spelling) for spelling in spellings}) == 1


def test_kinds_of_letters_that_carry_meaning_stay_apart() -> None:
    assert search_key("ガ") != search_key("カ")
    assert search_key("伊春") != search_key("宜春")


@pytest.fixture
def towns() -> dict[str, Place]:
    made = {
        "hiroshima": factories.place("Hiroshima"),
        "higashi": factories.place("Higashi Hiroshima"),
        "buenos": factories.place("Buenos Aires"),
        "osasco": factories.place("Osasco"),
    }
    factories.accepted(made["hiroshima"].entity, "name", "広島市", language="ja")
    factories.accepted(made["higashi"].entity, "name", "東広島市", language="ja")
    return made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("広島", ["hiroshima", "higashi"]),
        ("广岛", ["hiroshima", "higashi"]),
        ("岛", ["hiroshima", "higashi"]),
        ("hiro", ["hiroshima", "higashi"]),
        ("HIGASHI H", ["higashi"]),
        ("osa", ["osasco"]),
        ("aires", ["buenos"]),
        ("", []),
        ("'-", []),
        ("nowhere", []),
    ],
)
def test_search(towns: dict[str, Place], text: str, found: list[str]) -> None:
    assert [item.place.pk for item in search(text, "ja")] == [towns[name].pk for name in found]


def test_among_equals_the_place_with_more_ties_comes_first(towns: dict[str, Place]) -> None:
    second = factories.place("Osasco")
    factories.tie(second.pk, towns["buenos"].pk)

    assert [item.place.pk for item in search("osasco")] == [second.pk, towns["osasco"].pk]
    assert len(search("osasco", limit=1)) == 1


def test_what_is_withdrawn_is_not_found(towns: dict[str, Place]) -> None:
    withdraw([towns["osasco"].entity], by=factories.user())

    assert search("osasco") == []


def test_rows_by_the_ids_asked_for(towns: dict[str, Place]) -> None:
    judge_same(towns["osasco"].entity, towns["buenos"].entity, by=factories.user())
    found = by_entity([towns["osasco"].pk, towns["higashi"].pk, "wd:Q404"])

    assert {asked: row.pk for asked, row in found.items()} == {
        towns["osasco"].pk: towns["buenos"].pk,
        towns["higashi"].pk: towns["higashi"].pk,
    }


@pytest.mark.parametrize(
    ("language", "country", "shown", "beside"),
    [
        ("zh-hans", "JP", "広島市", ""),
        ("ja", "JP", "広島市", ""),
        ("en", "JP", "Hiroshima", ""),
        ("zh-hans", "US", "Hiroshima", ""),
    ],
)
def test_the_name_a_reader_sees(language: str, country: str, shown: str, beside: str) -> None:
    place = Place(entity_id="x", name_en="Hiroshima", name_ja="広島市", country=country)

    assert (place.name(language), place.name_beside(language)) == (shown, beside)


def test_the_local_name_stands_beside_where_it_differs() -> None:
    place = Place(entity_id="x", name_en="Vienna", name_local="Wien")

    assert (place.name("en"), place.name_beside("en")) == ("Vienna", "Wien")
    assert Place(entity_id="wd:Q1").name("en") == "wd:Q1"
