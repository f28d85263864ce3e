"""The two real pages that started the project, as they are and with other dirt."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from tests.engines.reading import dirt

from youcheng.engines.reading import clean
from youcheng.engines.reading.model import BlockKind, Reason, RepairKind


def seed(shared_dir: Path, number: str) -> bytes:
    return next((shared_dir / "seeds").glob(f"{number}_*.txt")).read_bytes()


def test_the_mirrored_page(shared_dir: Path) -> None:
    document = clean(seed(shared_dir, "000"))
    assert document.language == "zh-Hant"
    assert document.title is not None
    assert document.title.startswith("駐大阪總領事薛劍")
    assert document.title == document.text[: len(document.title)]
    assert document.publisher == "澎湃新聞·澎湃號·政務"
    assert document.published == "2022-05-19T19:06"
    assert document.host == "长兴郴障科技有限公司"
    assert "總經理楊公偉及伊春市政府秘書長韓殿君" in document.text
    assert "。總領館將在協議生效後" in document.simplified or "。總領館將在協議生效后" in document.text
    start = document.text.index("總領館將在協議生效")
    assert document.is_damaged(start - 1, start + 1)
    assert not re.search("[a-zāáǎàēéěèīíǐìōóǒòūúǔù]{1,6}\\)", document.text)
    kinds = Counter(repair.kind for repair in document.repairs)
    assert kinds[RepairKind.PINYIN] >= 171
    realigned = [repair for repair in document.repairs if repair.kind is RepairKind.REALIGNED]
    assert {repair.after: repair.certain for repair in realigned} == {
        "楊公偉及伊春市政府秘書長": True,
        "歷": True,
        "。總領": False,
    }
    assert len([block for block in document.blocks if block.kind is BlockKind.PARAGRAPH]) == 6
    for county in ("禹州市", "平江县", "高碑店市", "百家乐", "公司", "ICP", "客戶端"):
        assert county not in document.text
    spam = [part for part in document.left_out if part.reason is Reason.SPAM]
    assert any("平江县" in part.text for part in spam)


def test_the_reposted_page(shared_dir: Path) -> None:
    document = clean(seed(shared_dir, "003"))
    assert (document.publisher, document.host, document.author) == ("大众日报", "齐鲁网", "刘一颖")
    assert document.published == "2019-10-23T07:55:10"
    assert document.text.endswith("(大众日报记者 刘一颖 报道)")
    assert document.repairs == document.damaged == ()
    reasons = Counter(part.reason for part in document.left_out)
    assert reasons[Reason.OTHER_ARTICLE] == 30  # ten headlines, summaries and datelines
    for other in ("烟台", "枣庄", "高密", "CMEF", "ICP", "爆料", "责任编辑"):
        assert other not in document.text


@pytest.mark.parametrize("number", ["000", "003"])
@pytest.mark.parametrize("variant", range(4))
def test_other_dirt_on_the_same_pages(shared_dir: Path, number: str, variant: int) -> None:
    """The clean article, dirtied anew, comes out clean again."""
    rng = random.Random(variant)
    good = clean(seed(shared_dir, number))
    article = good.text
    if variant % 2:
        article = dirt.with_pinyin(article, 0.15, rng)
    page = f"某某建材有限公司\n下载客户端\n登录\n{article}\n"
    page += dirt.teaser("某市新建三所学校", "某市教育事业发展取得显著成效,记者了解到," * 2, "某某网", "2019-10-22")
    page += f"某ICP备000000号\n{dirt.spam_links(rng)}\n"
    again = clean(page.encode("gb18030" if variant >= 2 else "utf-8"))
    assert again.text == good.text
    assert again.title == good.title
    assert again.published == good.published


@pytest.mark.parametrize("variant", range(5))
def test_other_runs_out_of_step_on_the_same_page(shared_dir: Path, variant: int) -> None:
    good = clean(seed(shared_dir, "000")).text
    paragraph = max(good.split("\n"), key=len)
    places = [number for number, (_, reading) in enumerate(dirt.straddling_readings(paragraph)) if len(reading) > 2]
    number = places[len(places) * variant // 5]
    dirty = dirt.reading_out_of_step(paragraph, number)
    assert dirty is not None
    again = clean(good.replace(paragraph, dirty).encode())
    if paragraph not in again.text:
        assert any(not repair.certain for repair in again.repairs)
        assert again.damaged
