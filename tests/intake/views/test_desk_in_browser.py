"""The desk in a real browser: by keyboard, without scripts, in three languages, on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.intake import factories
from tests.intake.browser import needs_front_end, session_cookie
from tests.registry import factories as registry

from youcheng.accounts.models import User
from youcheng.intake.domain.decide import reject_finding
from youcheng.intake.models import Finding, Reading

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), needs_front_end]
LANGUAGES = {
    "en": ("Accept", "Undo", "3 facts to review"),
    "zh-hans": ("采纳", "撤销", "3 条事实待审核"),
    "ja": ("採用", "元に戻す", "3 件の事実が未審査"),
}


@pytest.fixture
def reviewer_() -> User:
    return registry.user(role="reviewer", name="Example reviewer")


@pytest.fixture
def reading() -> Reading:
    unclear = factories.place("伊春", "subject", (factories.YICHUN, 0.8), ("cn:360900", 0.79))
    return factories.reading(
        factories.tie_fact(), factories.figure_fact(), {**factories.profile_fact(), "places": [unclear]}
    )


@pytest.fixture
def signed_in(context: BrowserContext, reviewer_: User, live_server: object) -> BrowserContext:
    context.add_cookies([session_cookie(reviewer_, live_server.url)])  # type: ignore[attr-defined]
    context.set_default_timeout(15_000)
    expect.set_options(timeout=15_000)
    return context


@pytest.fixture
def desk(page: Page, signed_in: BrowserContext, live_server: object, reading: Reading) -> Iterator[Page]:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{live_server.url}/en/desk/documents/{reading.pk}/")  # type: ignore[attr-defined]
    yield page
    assert errors == []


def status(reading: Reading) -> list[str]:
    return list(reading.findings.order_by("position").values_list("status", flat=True))


def test_everything_by_keyboard(desk: Page, reading: Reading) -> None:
    cards = desk.locator("[data-finding]")
    expect(cards.nth(0)).to_have_class("fact fact--proposed is-current")
    desk.keyboard.press("a")
    expect(cards.nth(0)).to_have_attribute("data-status", "accepted")
    expect(cards.nth(1)).to_be_focused()
    expect(desk.locator("#desk-message")).to_have_text("Accepted.")
    desk.keyboard.press("r")
    expect(cards.nth(1)).to_have_attribute("data-status", "rejected")
    expect(cards.nth(2)).to_be_focused()
    desk.keyboard.press("u")
    expect(cards.nth(1)).to_have_attribute("data-status", "proposed")
    desk.keyboard.press("k")
    expect(cards.nth(1)).to_be_focused()
    desk.keyboard.press("c")
    number = desk.locator("#id_value")
    expect(number).to_be_visible()
    number.fill("81")
    number.press("Enter")
    expect(cards.nth(1)).to_have_attribute("data-status", "corrected")
    expect(cards.nth(1)).to_contain_text("read as: 80")
    desk.keyboard.press("?")
    expect(desk.locator("[data-keys] dl")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator("[data-keys] dl")).to_be_hidden()
    desk.keyboard.press("/")
    expect(desk.locator("#desk-search")).to_be_focused()
    desk.keyboard.type("林都")
    expect(desk.locator("[data-finding]:visible")).to_have_count(1)
    assert status(reading) == ["accepted", "corrected", "proposed"]


def test_words_and_facts_light_each_other_up(desk: Page, reading: Reading) -> None:
    tie, figure, profile = reading.findings.order_by("position")
    lit = desk.locator("a.words.is-current")
    expect(lit).to_have_text(["伊春市与上川町"])
    desk.locator(f"#finding-{figure.pk} .fact__confidence").click()
    expect(lit).to_have_text(["80多位嘉宾"])
    desk.locator("a.words", has_text="素有").click()
    expect(desk.locator(f"#finding-{profile.pk}")).to_be_focused()
    expect(desk.locator(f"#finding-{tie.pk}")).to_have_class("fact fact--proposed")


def test_a_place_is_chosen_where_two_are_meant(desk: Page, reading: Reading) -> None:
    card = desk.locator("[data-finding]").nth(2)
    expect(card.get_by_role("button", name="Accept")).to_be_disabled()
    card.locator(f'button[name=place][value="{factories.YICHUN}"]').click()
    expect(card.get_by_role("button", name="Accept")).to_be_enabled()
    assert Finding.objects.get(reading=reading, kind="profile").entity_id == factories.YICHUN


def test_the_second_reviewer_sees_what_the_first_did(desk: Page, reading: Reading) -> None:
    first = reading.findings.order_by("position")[0]
    reject_finding(first, by=registry.user(role="reviewer", name="Example colleague"), reason="misread")
    desk.keyboard.press("a")
    expect(desk.locator("#desk-message")).to_contain_text("Example colleague rejected this fact at")
    expect(desk.locator("[data-finding]").nth(0)).to_have_attribute("data-status", "rejected")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_speaks_the_readers_language(
    page: Page, signed_in: BrowserContext, live_server: object, reading: Reading, language: str
) -> None:
    accept, undo, count = LANGUAGES[language]
    page.goto(f"{live_server.url}/{language}/desk/documents/{reading.pk}/")  # type: ignore[attr-defined]
    expect(page.locator(".desk-bar__count")).to_contain_text(count)
    page.get_by_role("button", name=accept, exact=True).first.click()
    expect(page.locator("[data-finding]").nth(0)).to_have_attribute("data-status", "accepted")
    page.locator("[data-undo]").get_by_role("button", name=undo).click()
    expect(page.locator("[data-finding]").nth(0)).to_have_attribute("data-status", "proposed")


@pytest.mark.parametrize("width", [1280, 390])
def test_everything_without_scripts(
    browser: Browser, reviewer_: User, live_server: object, reading: Reading, width: int
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 844})
    context.set_default_timeout(15_000)
    context.add_cookies([session_cookie(reviewer_, live_server.url)])  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{live_server.url}/en/desk/documents/{reading.pk}/")  # type: ignore[attr-defined]
    cards = page.locator("[data-finding]")
    cards.nth(0).get_by_role("button", name="Accept").click()
    expect(page.locator(".message")).to_have_text("Accepted.")
    expect(cards.nth(0)).to_have_attribute("data-status", "accepted")
    cards.nth(1).get_by_role("link", name="Correct").click()
    page.get_by_label("Number").fill("81")
    page.get_by_role("button", name="Save the correction").click()
    expect(cards.nth(1)).to_have_attribute("data-status", "corrected")
    cards.nth(2).locator("button[name=place]").nth(0).click()
    cards.nth(2).get_by_role("button", name="Reject").click()
    expect(cards.nth(2)).to_have_attribute("data-status", "rejected")
    page.locator("[data-undo]").get_by_role("button", name="Undo").click()
    expect(cards.nth(2)).to_have_attribute("data-status", "proposed")
    assert status(reading) == ["accepted", "corrected", "proposed"]
    context.close()


def test_nothing_is_wider_than_a_phone(
    page: Page, signed_in: BrowserContext, live_server: object, reading: Reading
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in (f"documents/{reading.pk}/", "", "conflicts/", "add/"):
        page.goto(f"{live_server.url}/en/desk/{path}")  # type: ignore[attr-defined]
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_a_pasted_text_becomes_a_desk(page: Page, signed_in: BrowserContext, live_server: object) -> None:
    page.goto(f"{live_server.url}/en/desk/add/")  # type: ignore[attr-defined]
    page.get_by_role("button", name="Add and read").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a file or paste a text.")
    page.get_by_label("Or paste the text").fill("伊春市与上川町于2019年5月20日签署友好城市协议书。")
    page.get_by_label("Address of the page").fill("https://example.org/news")
    page.get_by_role("button", name="Add and read").click()
    expect(page.locator(".desk-text")).to_contain_text("伊春市与上川町")
    page.goto(f"{live_server.url}/en/desk/add/")  # type: ignore[attr-defined]
    page.get_by_label("Or paste the text").fill("伊春市与上川町于2019年5月20日签署友好城市协议书。")
    page.get_by_role("button", name="Add and read").click()
    expect(page.locator(".message")).to_contain_text("here already, byte for byte")
    assert Reading.objects.count() == 1
