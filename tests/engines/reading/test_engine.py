"""Whole pages: what is kept, what is left out and why, and that nothing vanishes."""

from __future__ import annotations

import random
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.reading import dirt

from youcheng.engines.reading import Document, clean
from youcheng.engines.reading.model import BlockKind, Reason

HEADLINE = "滨海市与日本原田市缔结友好城市"
BODY = (
    "10月8日,滨海市市长李文华与来访的日本原田市市长在市政府签署协议,两市正式缔结友好城市关系,双方代表团"
    "共六十余人出席签字仪式。",
    "根据协议,两市将在港口物流、职业教育、青少年交流等领域开展合作。市外办主任陈国强介绍,这是我市缔结的"
    "第九个国际友好城市。",
    "签字仪式后,代表团参观了滨海港和市博物馆。",
)
ARTICLE = f"{HEADLINE}\n\n来源:滨海日报\n作者:王小明\n2023-10-09 08:30:15\n\n" + "\n\n".join(BODY)


def visible(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc"))


def assert_nothing_vanished(document: Document) -> None:
    """Text, repairs and what was left out account for every visible character."""
    accounted = visible(document.text)
    for repair in document.repairs:
        accounted.subtract(visible(repair.after))
        accounted.update(visible(repair.before))
    for part in document.left_out:
        accounted.update(visible(part.text))
    assert +accounted == visible(document.decoded)
    assert not -accounted
    for block in document.blocks:
        assert document.text[block.start : block.end].strip()
        assert "\n" not in document.text[block.start : block.end]
    assert "\n".join(document.text[block.start : block.end] for block in document.blocks) == document.text
    for part in document.left_out:
        assert document.decoded[part.start : part.end] == part.text
    for repair in document.repairs:
        assert document.text[repair.start : repair.end] == repair.after
    assert len(document.simplified) == len(document.text)


def lines(document: Document) -> list[str]:
    return [words for _, words in document.lines()]


def test_a_clean_article() -> None:
    document = clean(ARTICLE.encode())
    assert lines(document) == [HEADLINE, "来源:滨海日报", "作者:王小明", "2023-10-09 08:30:15", *BODY]
    assert document.title == HEADLINE
    assert document.publisher == "滨海日报"
    assert document.author == "王小明"
    assert document.published == "2023-10-09T08:30:15"
    assert document.language == "zh-Hans"
    assert document.blocks[0].kind is BlockKind.TITLE
    assert [block.kind for block in document.blocks[1:4]] == [BlockKind.BYLINE] * 3
    assert document.left_out == document.repairs == document.damaged == document.problems == ()
    assert_nothing_vanished(document)


def mirrored(rng: random.Random) -> str:
    """The article as a spam mirror shows it."""
    teasers = "".join(
        dirt.teaser(
            f"{rng.choice(dirt.COUNTIES)}新建{n}所学校稳步推进",
            "教育事业发展取得显著成效,全市上下" * 3,
            "某某在线",
            "2023-10-09",
        )
        for n in range(2, 6)
    )
    return "\n".join(
        (
            "永泰某某科技有限公司",
            "下载客户端",
            "登录",
            ARTICLE,
            "[责任编辑:张三、李四]",
            teasers,
            "版权所有: 某某网 All Rights Reserved",
            "某ICP备09000000号-1",
            dirt.spam_links(rng),
        )
    )


@pytest.mark.parametrize("seed", range(6))
def test_a_mirror_s_furniture_teasers_and_spam_are_left_out(seed: int) -> None:
    page = mirrored(random.Random(seed))
    document = clean(page.encode())
    assert lines(document) == lines(clean(ARTICLE.encode()))
    assert {part.reason for part in document.left_out} == {
        Reason.SPAM,
        Reason.NAVIGATION,
        Reason.BOILERPLATE,
        Reason.OTHER_ARTICLE,
    }
    assert not any(county in document.text for county in dirt.COUNTIES)
    assert document.publisher == "滨海日报"
    assert_nothing_vanished(document)


@pytest.mark.parametrize("seed", range(6))
def test_the_same_page_with_inserted_pinyin(seed: int) -> None:
    rng = random.Random(seed)
    document = clean(dirt.with_pinyin(mirrored(rng), 0.1, rng).encode())
    assert lines(document)[0] == HEADLINE
    assert lines(document)[-3:] == list(BODY)
    assert_nothing_vanished(document)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "big5", "cp932", "euc_jp"])
def test_encodings(encoding: str) -> None:
    japanese = (
        "浜海市と原田市が友好都市に\n\n両市の市長は十月八日、市役所で協定書に署名し、友好都市の関係を結んだ。"
        "代表団六十人が出席し、港を視察した。"
    )
    text = {
        "big5": "濱海市與日本原田市締結友好城市\n\n雙方市長十月八日在市政府簽署協議,兩市正式締結友好城市關係,"
        "代表團共六十餘人出席簽字儀式並參觀港口。",
        "cp932": japanese,
        "euc_jp": japanese,
    }.get(encoding, ARTICLE)
    document = clean(text.encode(encoding))
    assert "\n".join(lines(document)).replace("\n", "") == text.replace("\n", "")
    start = document.text.index("友好")
    spans = document.raw_span(start, start + 4)
    assert b"".join(text.encode(encoding)[low:high] for low, high in spans) == text[
        text.index("友好") : text.index("友好") + 4
    ].encode("utf-16-le" if encoding == "utf-16" else encoding)


@pytest.mark.parametrize("spam", ["百家乐官网平台", "中国福彩app官方下载", "真人娱乐城开户", "大发888"])
def test_spam_inside_a_sentence_leaves_a_scar_and_no_city(spam: str) -> None:
    page = ARTICLE.replace("与来访的日本原田市", f"与来访的日本{spam}市")
    document = clean(page.encode())
    assert spam[-3:] not in document.text
    hole = document.text.index("来访的日本") + len("来访的日本")
    assert document.is_damaged(hole - 1, hole + 1)
    assert [part.reason for part in document.left_out] == [Reason.SPAM]
    assert_nothing_vanished(document)


def test_a_stitched_second_article_is_left_out() -> None:
    second = ARTICLE.replace("滨海", "青原").replace("原田", "白川")
    document = clean(f"{ARTICLE}\n\n{second}".encode())
    assert lines(document) == lines(clean(ARTICLE.encode()))
    assert {part.reason for part in document.left_out} == {Reason.OTHER_ARTICLE}
    assert_nothing_vanished(document)


def test_an_editor_s_note_inside_the_last_line_ends_the_article() -> None:
    page = f"{ARTICLE}(完) 【编辑:某人】 新闻结尾\n震惊:一种新趋势的相关文章\n外交部提醒公民谨慎前往的相关文章\n"
    document = clean(page.encode())
    assert lines(document)[-1] == BODY[-1]
    assert_nothing_vanished(document)


def test_a_list_of_ties_without_prose_is_kept() -> None:
    page = (
        "友好城市一览\n序号\t中方城市\t外方城市\t国别\t结好时间\n1\t石门市\t长田市\t日本\t1981-04-19\n"
        "2\t石门市\t帕玛市\t意大利\t1987-09-22\n版权所有：石门市外办\n"
    )
    document = clean(page.encode())
    assert [block.kind for block in document.blocks] == [BlockKind.TITLE, *[BlockKind.TABLE_ROW] * 3]
    row = document.blocks[2]
    assert [document.text[low:high] for low, high in row.cells] == ["1", "石门市", "长田市", "日本", "1981-04-19"]
    assert document.published is None
    assert_nothing_vanished(document)


def test_wrapped_japanese_lines_are_joined() -> None:
    page = (
        "高原市と中国・南川市の友好都市提携二十周年を記念し、南川市人民政府の副市長\n"
        "を代表とする訪問団が三日、高原市に到着し、大原秀一高原市長を表敬訪問した。市民\n"
        "の交流をさらに深めることを誓い合い、記念品の交換も行われ、和やかな雰囲気に\n"
        "包まれた。\n"
    )
    document = clean(page.encode())
    assert "副市長を代表とする訪問団" in document.text
    assert len(document.blocks) == 1
    assert document.language == "ja"
    assert_nothing_vanished(document)


def test_an_english_page() -> None:
    page = (
        "Skip to main content\nMenu\nHome\nSister City Agreement Signed With Harbour Bay\n\nBy Jane Example\n"
        "Published: May 18, 2022 at 10:30\n\nThe City of Northport and Harbour Bay, China, signed a sist"
        "er city agreement"
        " on Wednesday, the mayors of the two cities announced.\n\nRelated articles\nCouncil approves th"
        "e new budget\n"
        "Copyright 2022 City of Northport. All rights reserved.\n"
    )
    document = clean(page.encode())
    assert document.title == "Sister City Agreement Signed With Harbour Bay"
    assert document.published == "2022-05-18T10:30"
    assert document.author == "Jane Example"
    assert document.language == "en"
    assert len(document.blocks) == 4
    assert_nothing_vanished(document)


DIRT = (
    *("百家乐| 禹州市| 百家乐平台", "登录", "友(yǒu)好(hǎo)城(chéng)市", "?罟珎ゼ\ue47f貢L", "鍙嬪ソ鍩庡競鍏崇郴"),
    *("\u200b", "\u3000\u3000", "<p>", "</div>", "[详细]", "2020-01-01", "(完)【编辑:某】", "&nbsp;", "A", "\t", "\n"),
    *("。", "责任编辑:某", "友友好好城城市市", "大坂（おおさか）", "https://example.org/?a=1", "\x00", "\ufffd"),
)
PARTS = (*BODY, ARTICLE, HEADLINE, *DIRT)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=14), st.sampled_from(["\n", "", " "]))
def test_nothing_ever_vanishes(parts: list[str], glue: str) -> None:
    document = clean(("文" + glue.join(parts)).encode())
    if document.media_type == "text/plain":
        assert_nothing_vanished(document)
