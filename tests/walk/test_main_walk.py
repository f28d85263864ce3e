"""The main job from end to end in a real browser, from an empty database, in Chinese, English and Japanese.

Import the ties; read both saved pages; accept some facts, correct one, reject one, undo one; meet a source that
contradicts an accepted fact and settle it; find the facts on the public pages with their evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection
from playwright.sync_api import BrowserContext, Locator, Page, expect
from tests.conftest import lacking
from tests.intake.browser import needs_front_end

from youcheng.accounts.domain.first_user import ensure_first_administrator
from youcheng.accounts.domain.sign_in import create_sign_in_link
from youcheng.cli import main
from youcheng.registry.domain.projection import rebuild
from youcheng.registry.models import Agreement, Claim, Figure, ProfileEntry, Tie
from youcheng.web.config import config

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True), needs_front_end]

PAIRING = "000_e6c864412ab22d5d.txt"
CONFERENCE = "003_18338608a36a67d5.txt"
ROWS_OF_A_SHORT_IMPORT = 1_500
"""The whole list is imported once; the other languages walk over its first rows."""

WORDS = {
    "zh-hans": {
        "sign_in": "登录",
        "add_open": "添加文档",
        "files": "文件",
        "paste": "或粘贴文本",
        "add": "添加并读取",
        "accept": "采纳",
        "correct": "更正",
        "date": "日期",
        "signed_on": "签署日期",
        "save": "保存更正",
        "accepted": "已采纳",
        "disagree": "来源不一致",
        "settled": "已裁定",
        "no_conflicts": "没有冲突",
        "holds": "合计相符",
    },
    "en": {
        "sign_in": "Sign in",
        "add_open": "Add documents",
        "files": "Files",
        "paste": "Or paste the text",
        "add": "Add and read",
        "accept": "Accept",
        "correct": "Correct",
        "date": "Date",
        "signed_on": "Signed on",
        "save": "Save the correction",
        "accepted": "accepted",
        "disagree": "Sources disagree",
        "settled": "Settled",
        "no_conflicts": "No conflicts",
        "holds": "The sum holds",
    },
    "ja": {
        "sign_in": "サインイン",
        "add_open": "文書を追加",
        "files": "ファイル",
        "paste": "または文章を貼り付け",
        "add": "追加して読み取る",
        "accept": "採用",
        "correct": "訂正",
        "date": "日付",
        "signed_on": "調印日",
        "save": "訂正を保存",
        "accepted": "採用済み",
        "disagree": "出典の不一致",
        "settled": "決定しました",
        "no_conflicts": "不一致はありません",
        "holds": "合計は一致します",
    },
}
OTHER_SOURCE = (
    "示例日报 2022年5月20日\n2022年5月17日，中国驻大阪总领事薛剑与伊春市市长董文琴共同签署了"
    "《中华人民共和国驻大阪总领事馆与伊春市结对帮建框架协议书》。"
)


class Walk:
    """The steps of the walk, in one language."""

    def __init__(self, page: Page, url: str, language: str) -> None:
        self.page, self.language, self.words = page, language, WORDS[language]
        self.root = f"{url}/{language}"

    def sign_in(self) -> None:
        token = create_sign_in_link(ensure_first_administrator())
        self.page.goto(f"{self.root}/account/sign-in/{token}/")
        self.page.get_by_role("main").get_by_role("button", name=self.words["sign_in"]).click()
        expect(self.page).to_have_url(re.compile(r"/desk/$"))

    def upload(self, *paths: Path) -> None:
        self.page.goto(f"{self.root}/desk/")
        if not self.page.get_by_label(self.words["files"]).is_visible():
            self.page.locator(".desk-add > summary").click()
        self.page.get_by_label(self.words["files"]).set_input_files([str(path) for path in paths])
        self.page.get_by_role("button", name=self.words["add"]).click()
        expect(self.page).to_have_url(re.compile(r"/desk/$"))
        # On a busy machine the second page may have been left to the background worker.
        assert CliRunner().invoke(main, ["intake", "work"]).exit_code == 0

    def paste(self, text: str) -> None:
        self.page.goto(f"{self.root}/desk/add/")
        self.page.get_by_label(self.words["paste"]).fill(text)
        self.page.get_by_role("button", name=self.words["add"]).click()
        expect(self.page.locator("[data-desk]")).to_be_visible()

    def open(self, title: str) -> None:
        self.page.goto(f"{self.root}/desk/")
        self.page.get_by_role("link", name=title).click()
        expect(self.page.locator("[data-desk]")).to_be_visible()

    def fact(self, title: str, *, exact: bool = False) -> Locator:
        """The fact whose heading holds these words, or is just them."""
        heading = self.page.locator(".fact__title a").get_by_text(title, exact=exact)
        return self.page.locator("[data-finding]").filter(has=heading).first

    def look_at(self, fact: Locator) -> None:
        fact.locator(".fact__confidence").click()
        expect(fact).to_have_class(re.compile("is-current"))

    def press(self, key: str, fact: Locator, *, becomes: str) -> None:
        self.look_at(fact)
        self.page.keyboard.press(key)
        expect(fact).to_have_attribute("data-status", becomes)

    def correct(self, fact: Locator, label: str, value: str) -> None:
        self.look_at(fact)
        self.page.keyboard.press("c")
        field = fact.get_by_label(label, exact=True)
        field.fill(value)
        fact.get_by_role("button", name=self.words["save"]).click()
        expect(fact).to_have_attribute("data-status", "corrected")


@pytest.fixture(params=WORDS)
def walk(
    request: pytest.FixtureRequest,
    page: Page,
    context: BrowserContext,
    live_server: object,
    shared_dir: Path,
    tmp_path: Path,
) -> Iterator[Walk]:
    """An empty database with the ties imported, and somebody signed in."""
    if not config().gazetteer_path.exists():
        lacking("a compiled gazetteer (youcheng gazetteer build)")
    context.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    ties, places = shared_dir / "data" / "ties-2016.tsv", shared_dir / "data" / "cities.tsv"
    if request.param != "zh-hans":
        ties, places = _first_rows(ties, places, tmp_path)
    answer = CliRunner().invoke(main, ["import", "ties", str(ties), "--places", str(places)])
    assert answer.exit_code == 0, answer.output
    walk = Walk(page, live_server.url, request.param)  # type: ignore[attr-defined]
    walk.sign_in()
    yield walk
    page.close()
    _empty_the_tables()


def _empty_the_tables() -> None:
    """Empty a large SQLite database at once: with foreign keys on, each deleted row is looked for elsewhere."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f'DELETE FROM "{table}"')
        cursor.execute("PRAGMA foreign_keys = ON")


def _first_rows(ties: Path, places: Path, folder: Path) -> tuple[Path, Path]:
    """The first ties of the list with their places."""
    lines = ties.read_text(encoding="utf-8").splitlines(keepends=True)[: ROWS_OF_A_SHORT_IMPORT + 1]
    wanted = {item for line in lines for item in line.split("\t") if item.startswith("Q")}
    header, *rows = places.read_text(encoding="utf-8").splitlines(keepends=True)
    named = [row for row in rows if row.partition("\t")[0] in wanted]
    few_ties, few_places = folder / "ties.tsv", folder / "places.tsv"
    few_ties.write_text("".join(lines), encoding="utf-8")
    few_places.write_text("".join([header, *named]), encoding="utf-8")
    return few_ties, few_places


def test_from_two_saved_pages_to_the_public_ones(walk: Walk, shared_dir: Path) -> None:
    imported = Tie.objects.count()
    assert imported > 1_000
    walk.upload(shared_dir / "seeds" / PAIRING, shared_dir / "seeds" / CONFERENCE)
    _review_the_pairing(walk)
    _review_the_conference(walk)
    _meet_a_contradiction(walk)
    _find_it_in_public(walk)
    assert Tie.objects.count() == imported + 1
    assert not rebuild(check=True)


def _review_the_pairing(walk: Walk) -> None:
    walk.open("這是與國內地方省市建立合作關系的首例")
    words = walk.page.locator("a.words.is-current")
    expect(words.first).to_be_visible()
    walk.press("a", walk.fact("總領事館 – 伊春市"), becomes="accepted")
    walk.press("a", walk.fact("結對幫建框架協議書"), becomes="accepted")
    walk.press("a", walk.fact("祖國林都"), becomes="accepted")
    walk.press("r", walk.fact("50"), becomes="rejected")
    person = walk.fact("楊彬", exact=True)
    walk.press("a", person, becomes="accepted")
    walk.page.keyboard.press("u")
    expect(person).to_have_attribute("data-status", "proposed")
    pairing = Tie.objects.get(kind="pairing")
    assert (pairing.legal_status, pairing.since) == ("signed", "2022-05-18")
    assert ProfileEntry.objects.filter(place="cn:230700", text="祖國林都", public=True).exists()


def _review_the_conference(walk: Walk) -> None:
    walk.open("国际友城合作发展大会结硕果")
    expect(walk.page.locator(".desk-checks")).to_contain_text(walk.words["holds"])
    walk.press("a", walk.fact("山东国际友城合作发展大会", exact=True), becomes="accepted")
    walk.correct(walk.fact("国际友城商品展", exact=True), walk.words["date"], "2019-10")
    walk.press("a", walk.fact("886"), becomes="accepted")
    walk.press("a", walk.fact("1,200"), becomes="accepted")
    walk.press("a", walk.fact("济南倡议", exact=True), becomes="accepted")
    figure = Figure.objects.get(measure="foreign_guests")
    assert (figure.value, figure.bound, figure.verification) == (886, "exact", "reviewed")


def _meet_a_contradiction(walk: Walk) -> None:
    walk.paste(OTHER_SOURCE)
    other = walk.fact("结对帮建框架协议书")
    expect(other.locator(".conflict")).to_contain_text(walk.words["disagree"])
    walk.press("a", other, becomes="accepted")
    agreement = Agreement.objects.get()
    assert agreement.conflicts == ["signed_on"]
    walk.page.goto(f"{walk.root}/desk/conflicts/")
    conflict = walk.page.locator(".conflict").filter(has_text=walk.words["disagree"]).first
    right = Claim.objects.get(entity=agreement.entity, property="signed_on", value="2022-05-18")
    conflict.locator(f'input[name="claim"][value="{right.pk}"]').check()
    conflict.locator("form button").click()
    expect(walk.page.locator(".message")).to_contain_text(walk.words["settled"])
    agreement.refresh_from_db()
    assert (agreement.signed_on, agreement.conflicts) == ("2022-05-18", [])


def _find_it_in_public(walk: Walk) -> None:
    pairing = Tie.objects.get(kind="pairing")
    walk.page.goto(f"{walk.root}/tie/{pairing.entity_id}/")
    main_part = walk.page.get_by_role("main")
    expect(main_part).to_contain_text("總領事館")
    expect(main_part).to_contain_text("2022")
    for why in main_part.locator("details.why").all():
        why.locator("summary").first.click()
    expect(main_part.locator(".evidence__quote").filter(has_text="共同簽署").first).to_be_visible()
    walk.page.goto(f"{walk.root}/place/cn:230700/")
    expect(main_part).to_contain_text("祖國林都")
    agreement = Agreement.objects.get()
    walk.page.goto(f"{walk.root}/agreement/{agreement.entity_id}/")
    expect(main_part).to_contain_text("框架協議書")
    figure = Figure.objects.get(measure="foreign_guests")
    walk.page.goto(f"{walk.root}/figure/{figure.entity_id}/")
    expect(main_part).to_contain_text("886")
