"""Repairs, on text damaged in the ways of real pages (dirt.py)."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.reading import dirt

from youcheng.engines.reading.edits import Edit
from youcheng.engines.reading.model import RepairKind
from youcheng.engines.reading.repair import find_repairs

SENTENCES = (
    "濱海市與日本友人城市的代表團舉行座談會,雙方就港口物流、職業教育和青少年交流交換意見,市長李文華與對方市長簽署了建立友好城市關係協議書。",
    "總領事館將繼續發揮橋樑作用,協助兩地企業開展項目對接,推動經濟、文化、旅遊等領域的務實合作不斷取得新成果。",
    "會議由市外事辦公室主任陳國強主持,參加會議的還有港務集團總經理楊偉民、師範學院院長趙麗華以及有關部門負責人。",
    "今年是兩市締結友好城市三十週年,雙方將舉辦圖片展、青年論壇和友誼足球賽,並互派代表團訪問。",
    "副市長張建軍說,我市地處沿海開放前沿,產業基礎雄厚,歡迎各國友好城市的朋友前來投資興業、觀光旅遊。",
    "据介绍,大会期间共签署友好城市协议十二项,项目合作协议三十项,来自二十个国家的代表参加了会议。",
    "省外办主任表示,要优化全省友城布局,支持县级地方政府与国外地方政府建立友好关系。",
)
JAPANESE = "伊吹市長の山田氏は、今後も両市の友好交流をさらに発展させたいと述べた。"
ENGLISH = "The mayors of Orléans and Dunedin’s twin signed naïvely — at the café."


def repaired(text: str) -> tuple[str, list[Edit]]:
    edits = find_repairs(text)
    parts, position = [], 0
    for edit in edits:
        parts += (text[position : edit.start], edit.after)
        position = edit.end
    return "".join([*parts, text[position:]]), edits


@pytest.mark.parametrize("text", [*SENTENCES, JAPANESE, ENGLISH])
def test_clean_text_is_left_alone(text: str) -> None:
    assert find_repairs(text) == []


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("seed", range(4))
def test_inserted_pinyin_is_taken_out(text: str, seed: int) -> None:
    dirty = dirt.with_pinyin(text, 0.3, random.Random(seed))
    clean, edits = repaired(dirty)
    assert clean == text
    assert {edit.repair for edit in edits} == {RepairKind.PINYIN}


def test_readings_without_tones_set_several_times() -> None:
    clean, edits = repaired(
        "友好(hao)城(cheng)市(shi)(shi)(shi)是指一國與(yu)外國城(cheng)市(shi)之間的重要(yao)(yao)關系"
    )
    assert clean == "友好城市是指一國與外國城市之間的重要關系"
    assert len(edits) == 7


def test_a_gloss_of_a_whole_name_stays() -> None:
    text = "代表团访问了伊春(Yīchūn)和宜春。本次活动(café)在咖啡馆举行。"
    assert find_repairs(text) == []


def damaged_runs() -> list[tuple[str, str]]:
    found = []
    for text in SENTENCES:
        for swallow in (True, False):
            number = 0
            while (dirty := dirt.reading_out_of_step(text, number, swallow=swallow)) is not None:
                found.append((text, dirty))
                number += 1
    return found


def test_runs_out_of_step_are_realigned_and_guesses_are_marked() -> None:
    runs = damaged_runs()
    exact = 0
    for text, dirty in runs:
        clean, edits = repaired(dirty)
        if clean == text:
            exact += 1
        else:
            # What is not restored exactly never passes for certain.
            marked = [edit for edit in edits if edit.inferred or edit.scar]
            assert marked, dirty
    assert len(runs) > 150
    assert exact >= 0.7 * len(runs), f"{exact} of {len(runs)}"


def test_a_reading_proves_the_lost_byte() -> None:
    """The reading between the halves of two characters says which character they seemed to be."""
    text = "港務集團總經理楊偉民及市政府秘書長韓立君出席。"
    places = list(dirt.straddling_readings(text))
    number = next(i for i, (_, reading) in enumerate(places) if reading == "xiàng")
    dirty = dirt.reading_out_of_step(text, number)
    assert dirty is not None
    assert "xiàng)" in dirty
    clean, edits = repaired(dirty)
    assert clean == text
    assert [edit.certain for edit in edits] == [True]


def test_halved_punctuation_that_straddled_two_characters() -> None:
    text = "為創新聯動模式提供經驗做法。總領館將在協議生效後找準合作重點。"
    dirty = dirt.punctuation_out_of_step(text)
    assert dirty is not None
    assert "總領館" not in dirty
    clean, edits = repaired(dirty)
    assert "。總領館將在" in clean
    assert not edits[0].certain
    assert edits[0].inferred


LAYERS = (
    (("utf-8", "gb18030"),),
    (("utf-8", "latin-1"),),
    (("utf-8", "cp1252"),),
    (("gb18030", "latin-1"),),
    (("big5", "latin-1"),),
    (("utf-8", "latin-1"), ("utf-8", "latin-1")),
    (("utf-8", "gb18030"), ("utf-8", "latin-1")),
    (("gb18030", "latin-1"), ("utf-8", "gb18030")),
    (("cp932", "latin-1"), ("utf-8", "latin-1")),
    (("utf-8", "cp932"),),
    (("utf-8", "big5"),),
    (("euc_jp", "latin-1"),),
    (("big5", "gb18030"),),
    (("cp932", "gb18030"),),
)


def misreadings() -> Iterator[tuple[str, str]]:
    for text in (SENTENCES[3], SENTENCES[5], JAPANESE):
        for layers in LAYERS:
            with contextlib.suppress(UnicodeError):  # not every text can be misread in every way
                yield text, dirt.misread(text, *layers)


@pytest.mark.parametrize(("text", "dirty"), list(misreadings()))
def test_mojibake_of_several_layers(text: str, dirty: str) -> None:
    clean, edits = repaired(dirty)
    assert clean == text
    assert all(edit.repair is RepairKind.MOJIBAKE and edit.certain for edit in edits)


def test_english_mojibake() -> None:
    assert repaired(dirt.misread(ENGLISH, ("utf-8", "cp1252")))[0] == ENGLISH


def test_mojibake_that_lost_bytes_is_marked() -> None:
    # An odd number of ideographs in UTF-8 leaves half a pair over when it is read as GB 18030.
    text = "两市签署友好城市关系协议"
    dirty = text.encode()[:-1].decode("gb18030", "replace").replace("\ufffd", "?")
    clean, edits = repaired(f"{dirty}?")
    assert clean.startswith("两市签署友好城市关系协")
    assert not edits[0].certain
    assert edits[0].inferred


def test_noise() -> None:
    assert repaired("两市\u200b缔结\u00ad友好&mdash;城市\ufeff")[0] == "两市缔结友好—城市"
    assert repaired("友友好好城城市市与日本")[0] == "友好城市与日本"
    assert repaired("⼤阪市と友好都市")[0] == "大阪市と友好都市"
    assert repaired("前 橋 市\n高 崎\n伊 勢 崎市の友")[0] == "前橋市\n高崎\n伊勢崎市の友"
    assert repaired("序 号 市 县\n一 市 一 县")[1] == []
    assert repaired("氏 名 年 齢\n千代田区 高 崎 の友")[1] == []
    assert repaired('【友好城市】% _# ^( P5 m" f8 |\n石门市有九个')[0] == "【友好城市】\n石门市有九个"


def test_japanese_readings_are_taken_out_and_words_are_kept() -> None:
    text = "薛山（せつ・さん）総領事は大坂（おおさか）など（ほか）を訪れた（ただし）。"
    assert repaired(text)[0] == "薛山総領事は大坂など（ほか）を訪れた（ただし）。"
    assert repaired("米国（ガルベストン）市と姉妹都市（サンノゼ）市長")[1] == []
    assert repaired("巨済（コジェ）市と寧波（ニンポー）の姉妹都市")[0] == "巨済市と寧波（ニンポー）の姉妹都市"


def test_lost_characters_are_marked() -> None:
    _, edits = repaired("市長張慶?は、久留市の原市長と会談した。")
    assert edits == []  # a question mark at a word's end may be one
    _, edits = repaired("今回、市長の濱田剛史?高原市長は代表団と面会した。")
    assert [edit.scar for edit in edits] == [True]
    _, edits = repaired("两市市长签署了友好城\ufffd协议，并交换了礼品。")
    assert [edit.scar for edit in edits] == [True]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("友好城市?�\ue47f罟珎ゼLI(lǐng)、，。ab \n縣"), max_size=40))
def test_repairs_never_fail_and_never_overlap(text: str) -> None:
    edits = find_repairs(text)
    position = 0
    for edit in edits:
        assert position <= edit.start <= edit.end <= len(text)
        position = edit.end
