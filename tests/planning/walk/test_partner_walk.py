"""Yichun seeks a partner in the consular district of Osaka, from the first suggestion to the public tie.

In a real browser, in Chinese, English and Japanese: suggestions with reasons, two compared, one set aside with a reason
that is respected from then on, one shortlisted, moved along to signed with its documents, standing in the registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext, Locator, Page, expect
from tests.accounts.factories import make_organisation, make_user
from tests.conftest import lacking
from tests.intake.browser import away, needs_front_end, session_cookie
from tests.walk.test_main_walk import _empty_the_tables, _first_rows

from youcheng.accounts.models import Role, User
from youcheng.cli import main
from youcheng.planning.domain import partners
from youcheng.planning.domain.partner_candidates import members_of
from youcheng.planning.domain.partner_places import place_cards
from youcheng.planning.domain.partner_search import answer
from youcheng.planning.models import PartnerSearch, Prospect, SetAside
from youcheng.registry.domain.projection import rebuild
from youcheng.registry.models import Agreement, Claim, Tie
from youcheng.web.config import config

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True), needs_front_end]

YICHUN = "cn:230700"
OSAKA = "consular-district-osaka"
WORDS = {
    "zh-hans": {
        "suggested": "推荐友城",
        "district": "中国驻大阪总领事馆领区",
        "japan": "日本",
        "reason": "双方没有共同的友城",
        "shortlist": "列入备选",
        "follow": "开始跟进",
        "intent": "已表明意向",
        "submit": "报批",
        "approve": "批准",
        "accept": "采纳入库",
        "tie_page": "友城关系页面",
        "missing": "对方同意的证明",
        "sister": "友好城市",
        "why": "示例原因：对方另有安排",
        "title": "示例友好城市协议书",
    },
    "en": {
        "suggested": "Suggested partners",
        "district": "Consular district of the Consulate-General of China in Osaka",
        "japan": "Japan",
        "reason": "You have no partner in common",
        "shortlist": "Shortlist",
        "follow": "Begin to follow",
        "intent": "Intent declared",
        "submit": "Submit for approval",
        "approve": "Approve",
        "accept": "Accept into the registry",
        "tie_page": "Page of the tie",
        "missing": "proof of the partner's consent",
        "sister": "sister city",
        "why": "An example: they have other plans",
        "title": "Example sister-city agreement",
    },
    "ja": {
        "suggested": "提案された相手",
        "district": "在大阪中国総領事館の管轄地域",
        "japan": "日本",
        "reason": "共通の提携先はありません",
        "shortlist": "候補に入れる",
        "follow": "案件として進める",
        "intent": "意向を表明",
        "submit": "承認を申請",
        "approve": "承認する",
        "accept": "登録簿に採用",
        "tie_page": "提携のページ",
        "missing": "相手の同意を示す文書",
        "sister": "友好都市",
        "why": "例：先方に別の予定がある",
        "title": "例：友好都市協定書",
    },
}


class Walk:
    """The steps of the walk, in one language."""

    def __init__(self, page: Page, context: BrowserContext, url: str, language: str) -> None:
        self.page, self.context, self.url, self.words = page, context, url, WORDS[language]
        self.root = f"{url}/{language}"
        province = make_organisation(name="Example provincial office")
        office = make_organisation(name="Example city office", parent=province)
        self.officer = make_user(role=Role.OFFICER, organisation=office, name="Example officer")
        self.reviewer = make_user(role=Role.REVIEWER, organisation=province, name="Example reviewer")

    def enter(self, person: User, path: str = "") -> None:
        self.context.clear_cookies()
        self.context.add_cookies([session_cookie(person, self.url)])  # type: ignore[list-item]
        if path:
            self.page.goto(f"{self.url}{path}")

    def work(self) -> None:
        """What the background worker does."""
        with away(self.page):
            partners.refresh()
            for search in PartnerSearch.objects.exclude(status="ready"):
                assert answer(search.pk).status == "ready"

    def press(self, name: str, *, within: Locator | None = None) -> None:
        (within or self.page.get_by_role("main")).get_by_role("button", name=self.words[name]).first.click()

    def attach(self, file: Path, kind: str) -> None:
        form = self.page.locator(".attach-form")
        form.locator("input[type=file]").set_input_files(str(file))
        form.locator("select").select_option(kind)
        form.locator("button").click()
        expect(self.page.get_by_role("main").get_by_role("link", name=file.name)).to_be_visible()

    def step(self, name: str, *, note: str = "", on: str = "") -> None:
        form = self.page.locator(".step-form")
        form.locator("textarea").fill(note)
        form.locator("input[name=on]").fill(on)
        self.press(name, within=form)


@pytest.fixture(params=WORDS)
def walk(
    request: pytest.FixtureRequest,
    page: Page,
    context: BrowserContext,
    live_server: object,
    shared_dir: Path,
    tmp_path: Path,
) -> Iterator[Walk]:
    """A registry with some ties, and an officer of a city below a province."""
    gazetteer = config().gazetteer_path
    if not gazetteer.exists():
        lacking("a compiled gazetteer (youcheng gazetteer build)")
    context.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YOUCHENG_DATA_DIR", str(tmp_path / "data"))
        patch.setenv("YOUCHENG_GAZETTEER", str(gazetteer.resolve()))
        config.cache_clear()
        ties, places = _first_rows(shared_dir / "data" / "ties-2016.tsv", shared_dir / "data" / "cities.tsv", tmp_path)
        done = CliRunner().invoke(main, ["import", "ties", str(ties), "--places", str(places)])
        assert done.exit_code == 0, done.output
        yield Walk(page, context, live_server.url, request.param)  # type: ignore[attr-defined]
        page.close()
        _empty_the_tables()
    config.cache_clear()


def test_yichun_finds_a_partner_in_the_osaka_district(walk: Walk, tmp_path: Path) -> None:
    _ask_for_suggestions(walk)
    first, second = _compare_two(walk)
    _set_one_aside(walk, second)
    _shortlist_and_follow(walk, first)
    _move_along_to_the_signature(walk, tmp_path)
    _find_the_tie_in_public(walk, first)
    assert not rebuild(check=True)


def _ask_for_suggestions(walk: Walk) -> None:
    page = walk.page
    walk.enter(walk.officer, f"{walk.root.removeprefix(walk.url)}/place/{YICHUN}/")
    page.get_by_role("link", name=walk.words["suggested"]).click()
    filters = page.locator("form.filters")
    filters.locator("select[name=country]").select_option(label=walk.words["japan"])
    filters.locator("select[name=group]").select_option(label=walk.words["district"])
    filters.locator("select[name=level]").select_option("city")
    filters.locator("button").click()
    expect(page.locator("#answer [role=status]")).to_be_visible()  # nothing is waited for
    walk.work()
    rows = page.locator(".suggested")
    expect(rows).to_have_count(20)
    expect(rows.first).to_contain_text(walk.words["reason"])
    ids = [box.get_attribute("value") or "" for box in rows.locator("input[name=with]").all()]
    members = members_of(OSAKA)
    assert {card.province in members and card.level == "city" for card in place_cards(ids).values()} == {True}


def _compare_two(walk: Walk) -> tuple[str, str]:
    boxes = walk.page.locator(".suggested input[name=with]")
    first, second = (boxes.nth(n).get_attribute("value") or "" for n in range(2))
    boxes.nth(0).check()
    boxes.nth(1).check()
    walk.page.locator(".compare-bar button").click()
    expect(walk.page.locator(".versus__side")).to_have_count(2)
    walk.work()
    expect(walk.page.locator(".versus__side").nth(1)).to_contain_text(walk.words["reason"])
    expect(walk.page.locator(".ground tbody tr").first).to_contain_text(walk.words["japan"])
    return first, second


def _set_one_aside(walk: Walk, partner: str) -> None:
    page = walk.page
    side = page.locator(".versus__side").nth(1)
    side.locator("summary").click()
    side.locator("input[name=reason]").fill(walk.words["why"])
    side.locator(".aside-form button").click()
    expect(page.locator(".message--success")).to_be_visible()
    assert SetAside.objects.get().partner_id == partner
    page.goto(f"{walk.root}/partners/place/{YICHUN}/?country=JP&group={OSAKA}&level=city")
    expect(page.locator(".suggested")).to_have_count(20)
    expect(page.locator(f'.suggested input[value="{partner}"]')).to_have_count(0)
    expect(page.locator("aside").filter(has_text=walk.words["why"])).to_be_visible()


def _shortlist_and_follow(walk: Walk, partner: str) -> None:
    page = walk.page
    row = page.locator(".suggested").filter(has=page.locator(f'input[name=with][value="{partner}"]'))
    walk.press("shortlist", within=row)
    expect(row.locator(".badge--accepted")).to_be_visible()
    page.goto(f"{walk.root}/partners/shortlists/")
    page.locator("tbody th a").click()
    page.locator(".note-form textarea").fill("Example note")
    page.locator(".note-form button").click()
    expect(page.locator(".note-form textarea")).to_have_value("Example note")
    walk.press("follow")
    expect(page).to_have_url(re.compile(r"/partners/prospects/\d+/$"))
    assert Prospect.objects.get().partner_id == partner


def _move_along_to_the_signature(walk: Walk, folder: Path) -> None:
    page = walk.page
    letter, reply, signed = (folder / name for name in ("letter.txt", "reply.txt", "signed.txt"))
    for file in (letter, reply, signed):
        file.write_text(f"An example: {file.stem}", encoding="utf-8")
    prospect = Prospect.objects.get()
    address = f"{walk.root.removeprefix(walk.url)}/partners/prospects/{prospect.pk}/"
    walk.step("intent", note="Example: both sides are willing", on="2026-02")
    expect(page.locator(".track__step--now")).to_be_visible()
    walk.attach(letter, "intent")
    walk.step("submit")
    expect(page.locator(".message--warning")).to_contain_text(walk.words["missing"])
    expect(page.locator(".step-form").get_by_role("button", name=walk.words["approve"], exact=True)).to_have_count(0)
    walk.enter(walk.reviewer, address)
    walk.attach(reply, "reply")
    walk.step("approve", note="Example: agreed")
    walk.enter(walk.officer, address)
    form = page.locator(".sign-form")
    form.locator("select[name=kind]").select_option("sister_city")
    form.locator("input[name=signed_on]").fill("2026-05-18")
    form.locator("input[name=title]").fill(walk.words["title"])
    form.locator("input[type=file]").set_input_files(str(signed))
    form.locator("button").click()
    expect(page.locator(".message--success")).to_be_visible()
    prospect.refresh_from_db()
    assert prospect.stage == "signed"
    assert not Tie.objects.filter(pk=prospect.tie_id).exists()
    walk.enter(walk.reviewer, address)
    walk.press("accept")
    page.get_by_role("main").get_by_role("link", name=walk.words["tie_page"]).click()


def _find_the_tie_in_public(walk: Walk, partner: str) -> None:
    prospect = Prospect.objects.get()
    expect(walk.page).to_have_url(re.compile(rf"/tie/{prospect.tie_id}/$"))
    walk.context.clear_cookies()
    walk.page.reload()
    main_part = walk.page.get_by_role("main")
    expect(main_part).to_contain_text(walk.words["sister"])
    expect(main_part).to_contain_text(walk.words["title"])
    tie = Tie.objects.get(pk=prospect.tie_id)
    assert (tie.kind, tie.since, tie.legal_status, tie.public) == ("sister_city", "2026-05-18", "signed", True)
    assert {party.party_id for party in tie.parties.all()} == {YICHUN, partner}
    assert Agreement.objects.get(tie=tie.pk).title == walk.words["title"]
    claims = Claim.objects.filter(entity__in=[tie.pk, prospect.agreement_id])
    assert {ground.kind for claim in claims for ground in claim.evidence.all()} == {"scan"}
    assert [one.kind for one in prospect.documents.all()] == ["intent", "reply", "signed"]
    partners.refresh()
    walk.enter(walk.officer)
    walk.page.goto(f"{walk.root}/partners/place/{YICHUN}/?country=JP&group={OSAKA}&level=city")
    expect(walk.page.locator(".suggested")).to_have_count(20)  # the older answer, until the newer one is there
    walk.work()
    expect(walk.page.locator(f'.suggested input[value="{partner}"]')).to_have_count(0)
