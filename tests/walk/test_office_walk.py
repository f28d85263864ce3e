"""The office moves in, in a real browser, in Chinese, English and Japanese.

An administrator invites an officer of a city and a reviewer of the province. The officer imports the city's messy
spreadsheet: answers three bad rows, takes the import back, imports again. The reviewer merges two places that were one,
finds the duplicate tie with another year, settles the conflict, and un-merges. A visitor sees only what is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.conftest import lacking
from tests.intake.browser import away, needs_front_end
from tests.registry import factories

from youcheng.accounts.domain.first_user import ensure_first_administrator
from youcheng.accounts.domain.organisations import create_organisation
from youcheng.accounts.domain.sign_in import create_sign_in_link
from youcheng.accounts.models import Membership, Organisation
from youcheng.intake.models import ImportDraft
from youcheng.registry.domain.bulk import RowClaim, SourceRow, accept_rows
from youcheng.registry.domain.entities import place_entity
from youcheng.registry.domain.ids import tie_id
from youcheng.registry.domain.projection import project, rebuild
from youcheng.registry.domain.publication import withdraw
from youcheng.registry.models import Batch, Claim, Entity, Judgement, Place, Tie
from youcheng.web.config import config

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True), needs_front_end]

HOME, PARTNER = "cn:230700", "gn:2129761"
"""Yichun in Heilongjiang, and the town of Kamikawa."""
DOUBLE = "wd:Q999999001"
"""The same town, as the partner's own list brought it."""
HIDDEN = "gn:1853909"
PASSWORD = "five plain words make it"
SHEET = """序号,中方,外方城市,国家,结好日期,类别
1,伊春市,上川町,日本,2019.5.20,友好城市
2,伊春市,帕斯科,美国,二〇〇六年十三月,友好城市
3,伊春市,诺夫哥罗德,俄罗斯,1998年6月,好朋友
4,伊春市,不存在之城,日本,1999-07-01,友好城市
"""
WORDS = {
    "zh-hans": {"one": "已合并", "two_lists": "名单", "settled": "已裁定", "back": "已撤回"},
    "en": {"one": "are one now", "two_lists": "List against list", "settled": "Settled", "back": "Taken back"},
    "ja": {"one": "統合しました", "two_lists": "名簿", "settled": "決定しました", "back": "取り消しました"},
}


class Walk:
    """One installation, walked by several people in one language."""

    def __init__(self, browser: Browser, url: str, language: str) -> None:
        self.browser, self.url, self.language = browser, url, language
        self.words = WORDS[language]
        self.root = f"{url}/{language}"
        self.contexts: list[BrowserContext] = []

    def person(self) -> Page:
        """A browser of their own."""
        context = self.browser.new_context()
        context.set_default_timeout(30_000)
        self.contexts.append(context)
        return context.new_page()

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture(params=WORDS)
def walk(request: pytest.FixtureRequest, browser: Browser, live_server: object) -> Iterator[Walk]:
    """A province's office with a city's below it, and the partner's list already imported."""
    if not config().gazetteer_path.exists():
        lacking("a compiled gazetteer (youcheng gazetteer build)")
    expect.set_options(timeout=30_000)
    _found_the_offices()
    walk = Walk(browser, live_server.url, request.param)  # type: ignore[attr-defined]
    yield walk
    walk.close()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys = ON")


def _found_the_offices() -> None:
    administrator = ensure_first_administrator()
    province = Organisation.objects.get(parent=None)
    create_organisation(name="Example city office", parent=province)
    for place in (HOME, PARTNER, HIDDEN):
        place_entity(place)
    known = Place.objects.get(pk=PARTNER)
    batch = factories.batch(source="partner-list", file_name="partner.csv", by=administrator)
    said = (
        RowClaim("name", "上川町", language="ja"),
        RowClaim("country", "JP"),
        RowClaim("coordinates", {"lat": known.latitude, "lon": known.longitude}),
    )
    places = accept_rows(batch, [SourceRow(2, f"{DOUBLE} 上川町", DOUBLE, said)], kind="place")
    parties = (RowClaim("party", HOME), RowClaim("party", DOUBLE), RowClaim("signed_on", "2018-05-20"))
    hidden = (RowClaim("party", HOME), RowClaim("party", HIDDEN))
    rows = [
        SourceRow(3, "上川町 伊春市 2018-05-20", tie_id(HOME, DOUBLE), parties),
        SourceRow(4, "an example that is not published", tie_id(HOME, HIDDEN), hidden),
    ]
    ties = accept_rows(batch, rows, kind="tie")
    project(places.touched | ties.touched)
    withdraw([Entity.objects.get(pk=tie_id(HOME, HIDDEN))], by=administrator, reason="example")


def _work() -> None:
    """What the background worker would do now."""
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, queue_name="*", verbosity=0)


def test_the_office_moves_in(walk: Walk, tmp_path: Path) -> None:
    officer_link, reviewer_link = _invite(walk)
    officer = _join(walk, officer_link, "example-officer")
    reviewer = _join(walk, reviewer_link, "example-reviewer")
    _import_a_messy_list(walk, officer, tmp_path)
    _merge_settle_and_unmerge(walk, reviewer)
    _look_as_a_visitor(walk)
    assert not rebuild(check=True)


def _invite(walk: Walk) -> tuple[str, str]:
    page = walk.person()
    token = create_sign_in_link(ensure_first_administrator())
    page.goto(f"{walk.root}/account/sign-in/{token}/")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile(rf"/{walk.language}/(?!account/sign-in)"))
    city = Organisation.objects.get(name="Example city office")
    links = []
    for office, role in ((city, "officer"), (city.parent, "reviewer")):
        assert office is not None
        page.goto(f"{walk.root}/account/organisations/{office.pk}/")
        form = page.locator(f'form[action$="/organisations/{office.pk}/invite/"]')
        form.locator('select[name$="role"]').select_option(role)
        form.locator('select[name$="language"]').select_option(walk.language)
        form.locator("button[type=submit]").click()
        links.append(page.locator("#invitation-link").input_value())
    return links[0], links[1]


def _join(walk: Walk, link: str, username: str) -> Page:
    page = walk.person()
    page.goto(link)
    page.locator('input[name="username"]').fill(username)
    page.locator('input[name="name"]').fill(f"Example {username.partition('-')[2]}")
    page.locator('input[name="password"]').fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile(r"^(?!.*/invitation/)"))
    assert Membership.objects.filter(user__username=username).count() == 1
    return page


def _import_a_messy_list(walk: Walk, page: Page, folder: Path) -> None:
    sheet = folder / "友城名单.csv"
    sheet.write_text(SHEET, encoding="gb18030")
    page.goto(f"{walk.root}/desk/imports/")
    page.locator('input[type="file"]').set_input_files(str(sheet))
    page.locator('form:has(input[type="file"]) button[type=submit]').click()
    page.wait_for_url(re.compile(r"/imports/\d+/"))
    draft = ImportDraft.objects.get()
    assert draft.rows.filter(state="bad").count() == 3

    date = page.locator(".import-row--bad").filter(has=page.locator(".import-fix__date[inputmode]")).first
    date.locator('input[name="value"]').fill("2006-10")
    date.locator('form:has(input[name="value"]) button[type=submit]').first.click()
    expect(page.locator(".import-row--bad")).to_have_count(2)
    kind = page.locator(".import-row--bad").filter(has=page.locator("select[name=value]")).first
    kind.locator("select[name=value]").select_option("friendly_cooperation")
    kind.locator("form:has(select[name=value]) button[type=submit]").click()
    expect(page.locator(".import-row--bad")).to_have_count(1)
    page.locator('.import-row--bad button[name="do"][value="skip"]').click()
    expect(page.locator(".import-row--bad")).to_have_count(0)

    _start(page)
    tie = Tie.objects.get(pk=tie_id(HOME, PARTNER))
    assert (tie.since, tie.kind, tie.verification) == ("2019-05-20", "sister_city", "imported")
    page.locator('form[action$="/undo/"] button').click()
    expect(page.locator('form[action$="/prepare-again/"]')).to_be_visible()
    assert not Tie.objects.filter(pk=tie_id(HOME, PARTNER)).exists()
    page.locator('form[action$="/prepare-again/"] button').click()
    expect(page.locator('form[action$="/start/"]')).to_be_visible()
    _start(page)
    assert Tie.objects.filter(pk=tie_id(HOME, PARTNER)).exists()
    assert Batch.objects.filter(source__startswith="spreadsheet", undone_at=None).count() == 1


def _start(page: Page) -> None:
    address = page.url
    with page.expect_navigation():
        page.locator('form[action$="/start/"] button[type=submit]').click()
    with away(page):
        _work()
    page.goto(address)
    expect(page.locator('form[action$="/undo/"]')).to_be_visible()


def _merge_settle_and_unmerge(walk: Walk, page: Page) -> None:
    page.goto(f"{walk.root}/desk/duplicates/")
    page.locator('form[action$="/duplicates/search/"] button').click()
    pair = page.locator(".pair").filter(has_text=DOUBLE)
    expect(pair).to_have_count(1)
    expect(pair.locator(f'input[name="keep"][value="{PARTNER}"]')).to_be_checked()
    pair.locator('input[name="reason"]').fill("same town hall")
    pair.locator("button.button--primary").click()
    expect(page.locator(".judged")).to_contain_text(walk.words["one"])
    assert Entity.objects.get(pk=DOUBLE).canonical_of_id == PARTNER

    ties = page.locator(".pair").filter(has_text=tie_id(HOME, PARTNER))
    expect(ties).to_have_count(1)
    expect(ties).to_contain_text("2018")
    ties.locator(f'input[name="keep"][value="{tie_id(HOME, PARTNER)}"]').check()
    ties.locator("button.button--primary").click()
    expect(page.locator(".judged")).to_contain_text(walk.words["one"])
    assert "signed_on" in Tie.objects.get(pk=tie_id(HOME, PARTNER)).conflicts

    page.goto(f"{walk.root}/desk/conflicts/?property=signed_on")
    right = Claim.objects.get(entity=tie_id(HOME, DOUBLE), property="signed_on", value="2018-05-20")
    judging = page.locator(f'form:has(input[name="claim"][value="{right.pk}"])')
    judging.locator(f'input[value="{right.pk}"]').check()
    judging.locator('input[name="reason"]').fill("the charter says so")
    judging.locator("button").click()
    expect(page.locator(".message").first).to_contain_text(walk.words["settled"])
    assert Tie.objects.get(pk=tie_id(HOME, PARTNER)).since == "2018-05-20"

    page.goto(f"{walk.root}/desk/lists/?left=registry&right=source:partner-list")
    expect(page.locator("h1")).to_contain_text(walk.words["two_lists"])
    page.goto(f"{walk.root}/desk/history/{tie_id(HOME, PARTNER)}/")
    expect(page.locator("main")).to_contain_text("Example reviewer")

    for judgement in Judgement.objects.order_by("-pk"):
        page.goto(f"{walk.root}/desk/merges/")
        page.locator(f'form[action$="/merges/{judgement.pk}/take-back/"] button').click()
        expect(page.locator(".message").first).to_contain_text(walk.words["back"])
    assert {tie.since for tie in Tie.objects.filter(pk__in=[tie_id(HOME, PARTNER), tie_id(HOME, DOUBLE)])} == {
        "2018-05-20",
        "2019-05-20",
    }
    assert Place.objects.filter(pk__in=[PARTNER, DOUBLE]).count() == 2


def _look_as_a_visitor(walk: Walk) -> None:
    page = walk.person()
    page.goto(f"{walk.root}/place/{HOME}/")
    partners = page.locator("main")
    expect(partners).to_contain_text("上川町" if walk.language == "ja" else re.compile("上川|Kamikawa"))
    expect(page.locator(f'main a[href$="/tie/{tie_id(HOME, HIDDEN)}/"]')).to_have_count(0)
    answer = page.goto(f"{walk.root}/tie/{tie_id(HOME, HIDDEN)}/")
    assert answer is not None and answer.status == 404
    page.goto(f"{walk.root}/tie/{tie_id(HOME, PARTNER)}/")
    expect(page.locator('a[href*="/desk/history/"]')).to_have_count(0)
    for private in ("desk/duplicates/", f"desk/history/{HOME}/", "account/organisations/"):
        page.goto(f"{walk.root}/{private}")
        expect(page).to_have_url(re.compile(r"/account/sign-in/"))
