"""The list of ties: filters, order, pages, downloads."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.test import Client
from tests.portal.views.test_pages import page, words
from tests.portal.world import World
from tests.registry import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(world: World) -> World:
    """Three ties: CN–JP since 2019, CN–CN since 1999, JP–JP with an unknown beginning."""
    home = factories.place("=Alpha", by=world.officer, country="CN").pk
    factories.tie(world.here, home, by=world.officer, kind="sister_city", signed_on="1999")
    factories.tie(world.there, factories.place("Zeta", by=world.officer, country="JP").pk, by=world.officer)
    return world


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("country=CN", 2),
        ("country=JP", 2),
        ("country=CN&partner_country=JP", 1),
        ("country=CN&partner_country=CN", 1),
        ("partner_country=JP", 2),
        ("kind=sister_city", 2),
        ("kind=unspecified", 1),
        ("status=in_force", 1),
        ("level=city", 3),
        ("year=2019", 1),
        ("year=unknown", 1),
        ("activity=unknown", 2),
    ],
)
def test_filters(three: World, client: Client, query: str, count: int) -> None:
    expected = f"{count} tie" if count == 1 else f"{count} ties"

    assert expected in words(page(client, f"/en/ties/?{query}"))


def test_a_value_that_is_no_choice_is_named_and_left_out(three: World, client: Client) -> None:
    text = words(page(client, "/en/ties/?kind=marriage"))

    assert "“marriage” is not a choice of “Kind”; the list below is not filtered by it." in text
    assert "3 ties" in text


def rows(html: str) -> list[str]:
    """The text of the table's rows."""
    return [words(row) for row in html.split("<tbody>")[1].split("</tbody>", maxsplit=1)[0].split("</tr>")[:-1]]


def test_what_is_not_known_comes_last_either_way(three: World, client: Client) -> None:
    newest = rows(page(client, "/en/ties/"))
    oldest = rows(page(client, "/en/ties/?sort=since"))

    assert [next(y for y in ("2019", "1999", "unknown") if y in row) for row in newest] == ["2019", "1999", "unknown"]
    assert [next(y for y in ("2019", "1999", "unknown") if y in row) for row in oldest] == ["1999", "2019", "unknown"]


def test_order_by_name_is_marked_and_turns_round(three: World, client: Client) -> None:
    html = page(client, "/en/ties/?sort=name&country=CN")

    assert 'aria-sort="ascending"' in html
    assert 'href="?country=CN&amp;sort=-name"' in html


def test_a_page_that_is_none_gives_the_nearest(three: World, client: Client) -> None:
    assert "1–3 of 3" in words(page(client, "/en/ties/?page=99"))
    assert "1–3 of 3" in words(page(client, "/en/ties/?page=x"))


def test_the_download_holds_the_filtered_set_with_sources(three: World, client: Client) -> None:
    response = client.get("/en/ties/ties.csv?country=CN")
    content = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    listed = list(csv.DictReader(io.StringIO(content)))
    tie = next(row for row in listed if row["tie"] == three.tie)

    assert len(listed) == 2
    assert tie["party_1_name"] == "Exampleton"
    assert tie["party_2_country"] == "JP"
    assert tie["kind"] == "sister_city"
    assert tie["since"] == "2019-05"
    assert "示例新闻, 示例日报, 2022-05-19" in tie["sources"]
    assert tie["licences"] == "facts, quoted with their source"
    assert tie["page"] == f"http://testserver/en/tie/{three.tie}/"
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]


def test_no_cell_is_a_formula(three: World, client: Client) -> None:
    response = client.get("/en/ties/ties.csv")
    content = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]

    assert ",'=Alpha," in content


def test_the_json_download_is_one_document(three: World, client: Client) -> None:
    response = client.get("/zh-hans/ties/ties.json?kind=sister_city")
    found = json.loads(b"".join(response.streaming_content))  # type: ignore[attr-defined]

    assert found["filters"] == {"kind": "sister_city"}
    assert len(found["ties"]) == 2
    assert {party["name"] for tie in found["ties"] for party in tie["parties"]} >= {"示例市", "样例市"}


def test_an_empty_download_is_still_a_document(db: None, client: Client) -> None:
    response = client.get("/en/ties/ties.json")

    assert json.loads(b"".join(response.streaming_content))["ties"] == []  # type: ignore[attr-defined]


def test_two_places_lead_to_their_tie(three: World, client: Client) -> None:
    response = client.get(f"/en/tie/between/?a={three.here}&b={three.there}")

    assert response.headers["Location"] == f"/en/tie/{three.tie}/"
