"""Place names in running text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youcheng.engines.gazetteer import Context, Gazetteer


def read(gazetteer: Gazetteer, text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.candidates[0].place.id) for mention in gazetteer.mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国驻大阪总领馆与伊春市签署协议", [("中国", "iso:CN"), ("大阪", "gn:1853909"), ("伊春市", "cn:230700")]),
        ("中國駐大阪總領館與伊春市簽署協議", [("中國", "iso:CN"), ("大阪", "gn:1853909"), ("伊春市", "cn:230700")]),
        ("黑龙江省伊春市友好区", [("黑龙江省", "iso:CN-HL"), ("伊春市", "cn:230700"), ("友好区", "cn:230719")]),
        ("广岛县与四川省结为友好城市", [("广岛县", "iso:JP-34"), ("四川省", "iso:CN-SC")]),
        ("広島県は四川省と友好提携を結んだ", [("広島県", "iso:JP-34"), ("四川省", "iso:CN-SC")]),
        ("友好合作市场，友好城市，合作区域", []),
        ("烟台开发区", [("烟台开发区", "cn:370676")]),
        ("伊春经济技术开发区管委会", []),
        ("伊春市高新区", []),
        ("济南市长会见了大阪市长", [("济南市", "cn:370100"), ("大阪市", "gn:1853909")]),
        ("山东省委外办", [("山东省", "iso:CN-SD")]),
        ("澳门太阳城", [("澳门", "iso:CN-MO")]),
        ("两者大同小异", []),
        ("中国人在北京大学", [("中国", "iso:CN"), ("北京", "iso:CN-BJ")]),
        ("新华社济南电", [("济南", "cn:370100")]),
        ("The mayor of Osaka visited Seattle.", [("Osaka", "gn:1853909"), ("Seattle", "gn:5809844")]),
        ("Hiroshima-based firms in Los Angeles", [("Hiroshima", "gn:1862415"), ("Los Angeles", "gn:5368361")]),
        ("osaka, seattle", []),
        ("Osakan, NewSeattleish", []),
        ("In most places this reading is nice", []),
        ("São Paulo e Rio de Janeiro", [("São Paulo", "gn:3448439"), ("Rio de Janeiro", "gn:3451190")]),
        ("in New York and St. Louis", [("New York", "gn:5128581"), ("St. Louis", "gn:4407066")]),
        ("新城区建设", []),
        ("兴\n\n山县", []),
    ],
)
def test_names_are_read_from_text(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str]]) -> None:
    assert read(gazetteer, text) == expected


def test_offsets_point_into_the_text(gazetteer: Gazetteer) -> None:
    text = "《ﬁ》ｶﾞ e\u0301 大阪府、São\u00a0Paulo"
    found = gazetteer.mentions(text)
    assert [text[mention.start : mention.end] for mention in found] == [mention.text for mention in found]
    assert [mention.text for mention in found] == ["大阪府", "São\u00a0Paulo"]


def test_places_beyond_doubt_decide_between_the_others(gazetteer: Gazetteer) -> None:
    for text, place in [
        ("Yichun, Heilongjiang", "cn:230700"),
        ("Yichun in Heilongjiang Province", "cn:230700"),
        ("Nanchang, Yichun, Jiujiang", "cn:360900"),
    ]:
        assert [m.candidates[0].place.id for m in gazetteer.mentions(text) if m.text == "Yichun"] == [place]
    near = gazetteer.mentions("Yichun, Heilongjiang")[0].candidates[0].reasons
    assert {"place": "iso:CN-HL"} in [dict(reason.values) for reason in near if reason.code == "near"]


def test_the_context_ranks_the_candidates(gazetteer: Gazetteer) -> None:
    text = "Yichun"
    first = gazetteer.mentions(text, context=Context(near=("iso:CN-HL",)))[0].candidates[0]
    assert first.place.id == "cn:230700"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="大阪府市伊春山东省Osaka \n’ß①ｶﾞ", max_size=80))
def test_any_text_gives_ordered_spans_that_resolve(gazetteer: Gazetteer, text: str) -> None:
    end = 0
    for mention in gazetteer.mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.candidates
        end = mention.end


def test_a_megabyte_of_chinese_is_read_within_a_second_of_cpu(gazetteer: Gazetteer) -> None:
    text = (
        "5月18日，中国驻大阪总领馆与黑龙江省伊春市以视频形式签署了结对帮建框架协议书。双方就乡村振兴等八个领域开展合作。\n"
        * 6500
    )
    assert len(text.encode()) > 1_000_000
    gazetteer.mentions(text[:100])
    started = time.process_time()
    assert len(gazetteer.mentions(text)) == 4 * 6500
    assert time.process_time() - started < 1.0
