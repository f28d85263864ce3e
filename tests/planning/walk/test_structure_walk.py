"""An officer of Shandong plans the next ties, in a real browser, in Chinese, English and Japanese.

What is known of the cities is confirmed, the coverage read, a policy set and a plan got; one rule is changed and the
two plans compared; two items go to shortlists; the plan is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext, Page, expect
from tests.accounts.factories import make_organisation, make_user
from tests.conftest import lacking
from tests.intake.browser import away, needs_front_end, session_cookie
from tests.walk.test_main_walk import _empty_the_tables, _first_rows

from youcheng.accounts.models import Role
from youcheng.cli import main
from youcheng.planning.domain import partners
from youcheng.planning.domain.plan_report import explain_partners
from youcheng.planning.domain.plans import solve_plan
from youcheng.planning.models import Completeness, LayoutPlan, ShortlistItem
from youcheng.registry.domain.projection import rebuild
from youcheng.web.config import config

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True), needs_front_end]

SHANDONG = "iso:CN-SD"
CITIES = 16
A4 = (595, 842)
WORDS = {
    "zh-hans": {
        "region": "山东省",
        "say": "确认所选单位",
        "said": "已记录 16 个单位的情况",
        "none": "确认没有",
        "unknown": "个单位暂不规划",
        "solve": "生成方案",
        "change": "改动规则",
        "rule": "与同一国家新结好上限",
        "send": "将所选送入候选名单",
        "sent": "已将 2 个伙伴列入",
        "first": "第一个友城",
    },
    "en": {
        "region": "Shandong",
        "say": "Say so of the ticked units",
        "said": "Kept for 16 units",
        "none": "none, confirmed",
        "unknown": "units are left alone",
        "solve": "Work out the plan",
        "change": "Change a rule",
        "rule": "New ties with one country, at most",
        "send": "Send the ticked ones to shortlists",
        "sent": "2 partners are on the shortlists",
        "first": "its first tie",
    },
    "ja": {
        "region": "山東省",
        "say": "選んだ単位について確認する",
        "said": "16単位について",
        "none": "なし（確認済み）",
        "unknown": "単位は対象外",
        "solve": "計画を作成",
        "change": "規則を変える",
        "rule": "一つの国との新規提携の上限",
        "send": "選んだものを候補リストへ送る",
        "sent": "2件の相手を",
        "first": "最初の提携",
    },
}


class Walk:
    """The steps of the walk, in one language."""

    def __init__(self, page: Page, url: str, language: str) -> None:
        self.page, self.words = page, WORDS[language]
        self.root = f"{url}/{language}/structure"

    def button(self, name: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=self.words[name]).first.click()

    def work(self) -> LayoutPlan:
        """Do what the background worker does."""
        waiting = LayoutPlan.objects.get(status=LayoutPlan.Status.WAITING)
        suggest = partial(partners.best_partners, workers=1)
        with away(self.page):
            plan = solve_plan(waiting.pk, suggest=suggest, explain=explain_partners)
        assert plan.status == "ready", plan.failure
        return plan


@pytest.fixture(params=WORDS)
def walk(
    request: pytest.FixtureRequest,
    page: Page,
    context: BrowserContext,
    live_server: object,
    shared_dir: Path,
    tmp_path: Path,
) -> Iterator[Walk]:
    """A registry with some ties, and an officer of Shandong."""
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
        office = make_organisation(name="Example office of Shandong")
        office.place = SHANDONG
        office.save()
        officer = make_user(role=Role.OFFICER, organisation=office)
        url: str = live_server.url  # type: ignore[attr-defined]
        context.add_cookies([session_cookie(officer, url)])  # type: ignore[list-item]
        yield Walk(page, url, request.param)
        page.close()
        _empty_the_tables()
    config.cache_clear()


def test_shandong_plans_its_next_ties(walk: Walk) -> None:
    _confirm_the_cities(walk)
    first = _plan(walk)
    second = _change_one_rule_and_compare(walk, first)
    _send_two_to_shortlists(walk, second)
    _print(walk)
    assert not rebuild(check=True)


def _confirm_the_cities(walk: Walk) -> None:
    page = walk.page
    page.goto(f"{walk.root}/")
    page.get_by_role("main").get_by_role("link", name=walk.words["region"]).first.click()
    expect(page.locator(".doors")).to_contain_text(walk.words["none"])
    confirmed = page.locator(".door").filter(has_text=walk.words["none"])
    expect(confirmed.locator("strong")).to_have_text("0")
    page.goto(f"{walk.root}/{SHANDONG}/units/?level=city")
    boxes = page.locator("tbody input[name=unit]")
    expect(boxes).to_have_count(CITIES)
    for box in boxes.all():
        box.check()
    page.locator("#id_status").select_option("complete")
    page.locator("#id_as_of").fill("2026-10")
    walk.button("say")
    expect(page.locator(".message")).to_contain_text(walk.words["said"])
    assert Completeness.objects.filter(status="complete", as_of="2026-10").count() == CITIES
    page.goto(f"{walk.root}/{SHANDONG}/")
    expect(confirmed.locator("strong")).not_to_have_text("0")
    number = confirmed.locator("strong").inner_text()
    confirmed.click()
    expect(page.locator("tbody tr")).to_have_count(int(number))


def _plan(walk: Walk) -> LayoutPlan:
    page = walk.page
    page.goto(f"{walk.root}/{SHANDONG}/plan/")
    page.locator("#id_title").fill("Example year")
    page.locator("#id_new_ties").fill("6")
    page.locator("#id_at_least_city").fill("1")
    expect(page.locator("#preview")).to_contain_text(walk.words["unknown"])
    expect(page.locator("#preview")).to_contain_text("16")
    walk.button("solve")
    expect(page.locator("#plan-status")).to_be_visible()  # nothing is waited for
    plan = walk.work()
    expect(page.locator(".plan-items tbody tr")).to_have_count(6)
    expect(page.locator(".plan-items")).to_contain_text(walk.words["first"])
    return plan


def _change_one_rule_and_compare(walk: Walk, first: LayoutPlan) -> LayoutPlan:
    page = walk.page
    page.get_by_role("link", name=walk.words["change"]).click()
    expect(page.locator("#id_new_ties")).to_have_value("6")
    page.locator("#id_most_per_country").fill("1")
    walk.button("solve")
    expect(page).to_have_url(re.compile(rf"/plan/{first.version + 1}/$"))
    second = walk.work()
    expect(page.locator(".plan-items tbody tr")).to_have_count(6)
    page.get_by_role("main").locator("a[href*='/plan/compare/']").click()
    expect(page.get_by_role("main")).to_contain_text(walk.words["rule"])
    assert second.result is not None
    countries = [one["country"] for one in second.result["chosen"]]
    assert len(set(countries)) == 6
    return second


def _send_two_to_shortlists(walk: Walk, plan: LayoutPlan) -> None:
    page = walk.page
    page.goto(f"{walk.root}/{SHANDONG}/plan/{plan.version}/")
    boxes = page.locator(".plan-items input[name=item]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    walk.button("send")
    expect(page.locator(".message")).to_contain_text(walk.words["sent"])
    assert ShortlistItem.objects.count() == 2
    expect(page.locator(".plan-items .tag")).to_have_count(2)


def _print(walk: Walk) -> None:
    document = pypdfium2.PdfDocument(walk.page.pdf(prefer_css_page_size=True))
    assert {tuple(round(side) for side in page.get_size()) for page in document} == {A4}
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Example year" in text
    assert walk.words["send"] not in text
