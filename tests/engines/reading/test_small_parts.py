"""Language, dates, fingerprints, the first look: each by its own law."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.reading.test_engine import ARTICLE

from youcheng.engines.reading.edits import Assembler, Edit, OffsetMap, without_overlaps
from youcheng.engines.reading.fingerprint import NEAR, Groups, distance, fingerprint
from youcheng.engines.reading.first_look import ENCODINGS, may_matter
from youcheng.engines.reading.language import language_of
from youcheng.engines.reading.metadata import find_date, headline_of
from youcheng.engines.reading.scripts import simplified


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("两市缔结友好城市关系，双方签署协议。", "zh-Hans"),
        ("兩市締結友好城市關係，雙方簽署協議。", "zh-Hant"),
        ("両市は友好都市の提携を結びました。", "ja"),
        ("The two cities signed a sister city agreement on Friday.", "en"),
        (
            "Sister Cities of Tempe\nSkopje\nRegensburg\nLower Hutt\nZhenjiang\nTimbuktu\nand friends of the city",
            "en",
        ),
        (
            "Twin towns\nSapporo has twinned with several cities for friendship.\nPortland\nMunich\nShenyang\nDaejeon",
            "en",
        ),
        (
            "Start | The City | Sister Cities | News from the Council\nCergy-Pontoise\nVerneuil-sur-Avre\nMontigny-le-"
            "Bretonneux\nSaint-Germain-en-Laye\nLa Celle-Saint-Cloud\nVillers-Cotterêts\nfriends and partners of the"
            " city, with which Neustadt an der Waldnaab has ties",
            "en",
        ),
        (
            "Sister cities\nDie Stadt Leipzig ist seit 1981 mit der Stadt Lyon durch eine Partnerschaft verbunden,"
            " jedes Jahr besuchen sich die Schulen beider Orte, und die Chöre singen gemeinsam auf großen Festen.",
            "de",
        ),
        (
            "Sister cities\nLa ville de Nantes entretient des relations avec Kansas City et Oklahoma City. Chaque"
            " année, des lycéens de Nantes partent en voyage, et ceux des villes américaines viennent chez eux en été.",
            "fr",
        ),
        ("Villes jumelées\nLa ville de Lyon est jumelée avec la ville de Leipzig depuis 1981.", "fr"),
        ("2019", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019-10-23 07:55:10", "2019-10-23T07:55:10"),
        ("2022年5月8日 9:06", "2022-05-08T09:06"),
        ("更新日：令和4年3月1日", "2022-03-01"),
        ("令和元年10月15日", "2019-10-15"),
        ("May 18, 2022 at 10:30", "2022-05-18T10:30"),
        ("18 May 2022", "2022-05-18"),
        ("May 2022", "2022-05"),
        ("2019年10月", "2019-10"),
        ("2019-13-45", None),
        ("第28个", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert find_date(text) == date


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("滨海市与日本原田市缔结友好城市 - 新闻 - 滨海网", "滨海市与日本原田市缔结友好城市"),
        ("滨海市与日本原田市缔结友好城市_滨海网", "滨海市与日本原田市缔结友好城市"),
        ("Sister-city agreement signed", "Sister-city agreement signed"),
        ("友好城市", "友好城市"),
    ],
)
def test_headlines(title: str, headline: str) -> None:
    assert headline_of(title) == headline


@given(st.text(max_size=80), st.sampled_from(["zh-Hant", "ja", "en", None]))
def test_the_simplified_form_has_the_same_length(text: str, language: str | None) -> None:
    assert len(simplified(text, language)) == len(text)


def test_simplified_forms() -> None:
    assert simplified("總領事館與廣島縣", "zh-Hant") == "总领事馆与广岛县"
    assert simplified("広島県の総領事館", "ja") == "广岛县の总领事馆"


def test_copies_of_a_story_are_near_and_other_stories_far() -> None:
    one = fingerprint(ARTICLE)
    copy = fingerprint(ARTICLE.replace("来源:滨海日报", "文章来源:某某网").replace("六十", "60"))
    other = fingerprint("滨海市今年粮食生产再获丰收,市农业农村局介绍,秋粮收购工作正在有序进行,农民收入提高。" * 3)
    assert distance(one, copy) <= NEAR
    assert distance(one, other) > 2 * NEAR
    groups = Groups()
    assert [groups.group_of(print_, name) for print_, name in ((one, "a"), (other, "b"), (copy, "c"), (0, "d"))] == [
        "a",
        "b",
        "a",
        "d",
    ]


@given(st.integers(1, 2**64 - 1), st.sets(st.integers(0, 63), max_size=NEAR))
def test_no_near_pair_is_missed(print_: int, bits: set[int]) -> None:
    other = print_
    for bit in bits:
        other ^= 1 << bit
    groups = Groups()
    groups.group_of(print_, "first")
    assert groups.group_of(other, "second") == ("first" if other else "second")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_first_look_sees_key_terms_in_every_encoding(encoding: str) -> None:
    for text in ("两市缔结友好城市关系", "両市が友好都市に", "Sister City Agreement", "TWIN TOWNS"):
        data = text.encode(encoding, "ignore")
        assert may_matter(b"\x00" * 70_000 + data)
    assert not may_matter("今年粮食生产再获丰收 harvest festival 収穫祭".encode(encoding, "ignore"))


@given(st.integers(60_000, 140_000))
def test_the_first_look_misses_no_term_between_two_chunks(offset: int) -> None:
    assert may_matter(b"x" * offset + "友好城市".encode() + b"y" * 1_000)


@given(st.text(max_size=30), st.data())
def test_offsets_lead_back(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=5))
    edits = without_overlaps(Edit(min(span), max(span), "新") for span in spans)
    builder, position = Assembler(), 0
    for edit in edits:
        builder.take(text[position : edit.start], position, edit.start)
        builder.take(edit.after, edit.start, edit.end)
        position = edit.end
    builder.take(text[position:], position, len(text))
    whole = OffsetMap(builder.runs).spans(0, builder.length)
    assert "".join(text[low:high] for low, high in whole) == text
