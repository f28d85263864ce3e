"""What holds of every fact: its quotes stand in the text, its words in its quotes, and no text makes reading fail."""

# ruff: noqa: E501 - Chinese characters count double

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts import extract
from youcheng.engines.reading.facts.evidence import sound
from youcheng.engines.reading.model import Damaged, Document, Evidence, Fact, FactKind

# Pieces that rules look for, in any order: more likely than random characters to reach odd corners.
_PIECES = st.sampled_from(
    ["武汉市", "日本大分市", "与", "、", "和", "缔结", "友好城市", "关系", "30周年", "1979年", "5月18日", "市长", "张示例", "(", ")", "《", "》",
     "协议书", "82项", "其中", "近百", "两市", "我市", "。", ",", "\n", "“", "”", "首次", "将举办", "等领域的合作", "素有", "之称", "·", "第", "个",
     "長野市", "姉妹都市", "提携", "は", "と", "の", "を", "締結", "米セント", "令和", "年", "Mayor", " of ", "Sister City", "Carmel, Indiana",
     " and ", "'s ", "-", "signed ", "1,200 ", "guests", "億", "万", "〇", "𠮷", "İ"]
)  # fmt: skip
_TEXTS = st.lists(_PIECES | st.text(max_size=4), min_size=1, max_size=40).map("".join)


@pytest.mark.parametrize("looked_up", [True, False])
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja", "en"])
@given(text=_TEXTS)
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_every_quote_is_exact(
    gazetteer: Gazetteer, language: str, looked_up: bool, text: str
) -> None:
    page = document(text.replace("\r", " "), language=language, published="2020-05-05", publisher="武汉市人民政府")
    facts, _ = extract(page, gazetteer if looked_up else None)
    for fact in facts:
        assert sound(page, fact)
        assert 0 < fact.confidence <= 1


@given(text=_TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_words_of_a_fact_stand_in_its_evidence(text: str) -> None:
    page = document(text)
    for fact in extract(page, None)[0]:
        quotes = [item.quote for item in fact.evidence]
        for name in ("name", "claim", "value", "text", "words", "kind_words"):
            value = fact.fields.get(name)
            if isinstance(value, dict) and fact.kind is not FactKind.AGREEMENT:
                assert any(str(value["text"]) in quote for quote in quotes), (fact.kind, name, value, quotes)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"国際化潟{'ャ' * 400}などの分野の交流", "ja"),  # items without marks between them
        (
            "Our sister school: " + "St. John's Of The " * 60 + "School",
            "en",
        ),  # every 's could be the name's or the owner's
        (f"Mayor {'of the A ' * 60}, Jane Sample, came.", "en"),
        ("友好城市:" + "大分市、武汉市和" * 3_000, "zh-Hans"),  # mentions of two places in one sentence
    ],
)
def test_what_has_no_end_is_read_in_time(gazetteer: Gazetteer, text: str, language: str) -> None:
    """Each took minutes, or for ever, when its parts were tried in every way."""
    page = document(text, language=language)
    assert all(sound(page, fact) for fact in extract(page, gazetteer)[0])


def page_and_fact(quote: str) -> tuple[Document, Fact]:
    page = document("武汉市与大分市结为友城。")
    return page, Fact("f1", FactKind.TIE, {}, (Evidence(0, 3, quote),), 0.9)


def test_a_quote_that_is_not_in_the_text_is_refused() -> None:
    assert sound(*page_and_fact("武汉市"))
    assert not sound(*page_and_fact("上海市"))


def test_a_fact_without_evidence_is_refused() -> None:
    page, fact = page_and_fact("武汉市")
    assert not sound(page, replace(fact, evidence=()))


def test_what_rests_on_damaged_words_says_so_and_is_doubted() -> None:
    page = document("新闻\n近百名嘉宾出席大会。")
    (whole,) = (f for f in extract(page, None)[0] if f.kind is FactKind.FIGURE)
    (hurt,) = (f for f in extract(replace(page, damaged=(Damaged(3, 5),)), None)[0] if f.kind is FactKind.FIGURE)
    assert (whole.damaged, hurt.damaged) == (False, True)
    assert hurt.confidence <= 0.5 < whole.confidence


def test_a_page_in_another_language_yields_nothing() -> None:
    assert extract(document("우호도시 협약을 체결했다.", language="ko"), None) == ([], [])


def test_an_empty_page_yields_nothing() -> None:
    assert extract(document(""), None) == ([], [])
