"""What public pages say, to the word, in three languages."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.portal.world import World

from youcheng.registry.domain import publication
from youcheng.registry.models import Entity

pytestmark = pytest.mark.django_db
LANGUAGES = ("zh-hans", "en", "ja")


def words(html: str) -> str:
    """The text of a page, white space made single."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def page(client: Client, path: str) -> str:
    """The page's HTML."""
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_answers_in_every_language(world: World, client: Client, language: str) -> None:
    for name, path in world.pages.items():
        html = page(client, f"/{language}/{path}")
        assert html.count("<h1") == 1, name
        assert f'<html lang="{ {"zh-hans": "zh-Hans"}.get(language, language) }">' in html, name
        assert 'hreflang="zh-Hans"' in html, name
        assert "<script>alert" not in html, name


@pytest.mark.parametrize(
    ("language", "title", "kind", "status", "since"),
    [
        ("zh-hans", "示例市 – 样例市", "友好城市", "生效", "2019年5月"),
        ("en", "Exampleton – Sampleville", "sister city", "in force", "May 2019"),
        ("ja", "例示市 – 見本市", "姉妹・友好都市", "発効", "2019年5月"),
    ],
)
def test_a_tie_in_the_readers_language(
    world: World, client: Client, language: str, title: str, kind: str, status: str, since: str
) -> None:
    text = words(page(client, f"/{language}/tie/{world.tie}/"))

    for expected in (title, kind, status, since, "友好城市协议书", "示例人", "示例访问"):
        assert expected in text, expected


def test_a_tie_answers_why(world: World, client: Client) -> None:
    html = page(client, f"/en/tie/{world.tie}/")

    assert "<mark>签署友好城市协议书</mark>，协议已生效。" in html
    assert "2019年5月，示例市与样例市<mark>" in html
    assert 'lang="zh-Hans">示例日报</span>' in html
    assert "found at example.org" in words(html)
    assert "accepted by Example officer on" in words(html)


def test_signed_and_former_kinds_are_dated_segments(world: World, client: Client) -> None:
    text = words(page(client, f"/en/tie/{world.tie}/"))

    assert "friendly exchange 2001 – May 2019" in text
    assert "sister city May 2019 –" in text


def test_names_stand_in_the_readers_language_with_their_own(world: World, client: Client) -> None:
    html = page(client, f"/en/place/{world.here}/")

    assert '<span lang="en">Exampleton</span>' in html
    assert f'<a href="/en/place/{world.there}/"><span lang="en">Sampleville</span></a>' in html


def test_a_disputed_figure_shows_both_sources_calmly(world: World, client: Client) -> None:
    html = page(client, f"/en/figure/{world.guests}/")
    text = words(html)

    assert "Sources differ: number" in text
    assert "886 人 foreign guests" in text
    assert "880 人 foreign guests" in text
    assert 'role="note"' in html


def test_an_events_numbers_with_bounds_and_sums(world: World, client: Client) -> None:
    text = words(page(client, f"/en/event/{world.event}/"))

    assert "＞ more than 82" in text
    assert "The parts add up." in text
    assert "42 of them are intents, which are not yet agreements." in text
    assert "as of September 2019" in text
    assert "as-of date unknown" in text
    assert "举办示例活动" in text
    assert "示例倡议" in text


def test_a_record_claim_is_no_plain_fact(world: World, client: Client) -> None:
    text = words(page(client, f"/en/record/{world.record}/"))

    assert "record claim 本省首次" in text
    assert "This registry knows of none. That does not prove the claim." in text


def test_unknown_is_not_none(world: World, client: Client) -> None:
    lonely = page(client, f"/en/body/{world.body}/")
    empty = words(page(client, "/en/ties/?country=CN&year=unknown"))

    assert "unknown" in words(page(client, f"/en/record/{world.record}/"))
    assert "No tie" not in words(lonely)
    assert "That this registry knows none does not mean there is none." in empty


def test_a_document_shows_its_quoted_sentences_and_not_its_text(world: World, client: Client) -> None:
    html = page(client, f"/en/document/{world.document.pk}/")

    assert "<mark>外宾886人</mark>" in html
    assert "alert(1)" not in html
    assert "这是本省首次" not in html


def test_what_is_withdrawn_has_no_page(world: World, client: Client) -> None:
    publication.withdraw([Entity.objects.get(pk=world.tie)], by=world.officer)

    assert client.get(f"/en/tie/{world.tie}/").status_code == 404
    assert "Sampleville" not in page(client, f"/en/place/{world.here}/")
    assert "0 ties" in words(page(client, "/en/ties/"))


def test_a_missing_page_says_so_in_the_readers_language(db: None, client: Client) -> None:
    response = client.get("/ja/tie/nothing/")

    assert response.status_code == 404
    assert "ページが見つかりません" in response.content.decode()


def test_only_get_requests_are_answered(world: World, client: Client) -> None:
    assert client.post("/en/").status_code == 405
    assert client.post(f"/en/tie/{world.tie}/").status_code == 405


def test_the_home_page_counts_what_it_links_to(world: World, client: Client) -> None:
    html = page(client, "/en/")

    assert '<a class="figure__value" href="/en/ties/">1</a>' in html
    assert '<a class="figure__value" href="/en/countries/">2</a>' in html
    assert '<a class="figure__value" href="/en/places/">2</a>' in html
