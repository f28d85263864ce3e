"""The forms in which a clause speaks of a tie, and how it is understood."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.reading.facts.ties.event_forms import FormReader, sense
from youcheng.engines.reading.facts.view import View


def forms(language: str, text: str) -> frozenset[str]:
    view = View(document(text, language=language), None)
    return FormReader(view).of((0, len(view.text)))


@pytest.mark.parametrize(
    ("language", "text", "name", "event"),
    [
        ("zh-Hans", "甲州市与乙川市正式签署友好城市协议书", "done", "signed"),
        ("zh-Hans", "甲州市与乙川市牵手成为友城", "acted", "signed"),
        ("zh-Hans", "甲州市拟于明年与乙川市结为友好城市", "will", "proposed"),
        ("zh-Hans", "甲州市与乙川市签署建立友好城市关系意向书", "intent", "proposed"),
        ("zh-Hans", "市人大批准甲州市与乙川市结为友好城市", "approved", "proposed"),
        ("zh-Hans", "甲州市与乙川市通过视频签署友好城市协议书", "acted", "signed"),
        ("zh-Hans", "甲州市与乙川市互为友好城市", "stands", "existing"),
        ("zh-Hans", "乙川市是甲州市的友好城市", "stands", "existing"),
        ("zh-Hans", "截至目前已与乙川市缔结友好城市关系", "so_far", "existing"),
        ("zh-Hans", "乙川市(国别:某国,结好时间:1990年)", "column", "existing"),
        ("zh-Hans", "甲州市与乙川市结好20周年", "counted", "anniversary"),
        ("zh-Hans", "友好城市乙川市庆祝建市20周年", "kind", "existing"),
        ("zh-Hans", "乙川市友好城市纪念碑", "kind", "existing"),
        ("zh-Hans", "甲州市终止与乙川市的友好城市关系", "ended", "terminated"),
        ("zh-Hans", "议员呼吁终止与乙川市的友好城市关系", "called", "existing"),
        ("zh-Hans", "甲州市暂停与乙川市的友城往来", "paused", "suspended"),
        ("zh-Hans", "甲州市撤销终止与乙川市友好城市关系的决定", "again", "renewed"),
        ("zh-Hans", "两市由友好交流关系升格为友好城市", "raised", "upgraded"),
        ("zh-Hans", "此次新增友好城市一个", "newly", "signed"),
        ("zh-Hans", "甲州市与乙川市缔结友好城市逾半个世纪", "since", "existing"),
        ("zh-Hans", "同甲州市结为友好城市的乙川市", "relative", "existing"),
        ("zh-Hans", "与乙川市建立友好城市关系的手续正在办理", "talks", "proposed"),
        ("zh-Hans", "甲州市与乙川市结姐妹市20年", "counted", "anniversary"),
        ("zh-Hans", "在省里的大力支持下甲州市与乙川市正式缔结友好城市关系", "done", "signed"),
        ("zh-Hans", "甲州市与乙川市的友好城市协议已于2019年5月签署", "done", "signed"),
        ("zh-Hans", "两市签署建立友好城市关系的正式协议", "acted", "signed"),
        ("zh-Hans", "甲州市不再延续与乙川市的友好城市协议", "ended", "terminated"),
        ("ja", "甲川市と乙山市は姉妹都市提携を締結した", "done", "signed"),
        ("ja", "甲川市と姉妹都市提携を締結する乙山市", "relative", "existing"),
        ("ja", "姉妹都市協定に調印する式があった", "acted", "signed"),
        ("ja", "甲川高校と乙山高校は姉妹校の提携をしており", "stands", "existing"),
        (
            "ja",
            "甲川市は乙山市、丙市と姉妹提携し、市民の行き来など多くの分野で交流を進めています",
            "stands",
            "existing",
        ),
        ("ja", "甲川市が友好都市となっているのは乙山市", "stands", "existing"),
        ("ja", "姉妹都市提携をしてからことしで20年", "counted", "anniversary"),
        ("ja", "今年平成30年、甲川市と乙山市は姉妹都市提携を結びました", "done", "signed"),
        ("ja", "姉妹都市ミンスクとの交流を控える", "paused", "suspended"),
        ("ja", "甲川市は乙山市と姉妹都市提携を結んでいる", "stands", "existing"),
        ("ja", "甲川市は乙山市との姉妹都市提携を目指す", "hope", "proposed"),
        ("ja", "乙山市との姉妹都市提携30周年", "counted", "anniversary"),
        ("ja", "乙山市との姉妹都市提携を解消した", "ended", "terminated"),
        ("ja", "乙山市との交流を凍結した", "paused", "suspended"),
        ("en", "Alford and Belmar signed a sister city agreement", "done", "signed"),
        ("en", "Alford and Belmar joined hands in 1982", "acted", "signed"),
        ("en", "Alford hopes to sign a sister city agreement with Belmar", "hope", "proposed"),
        ("en", "Alford is twinned with Belmar", "stands", "existing"),
        ("en", "Alford and Belmar have been sister cities since 1956", "since", "existing"),
        ("en", "the sister city agreement of Alford and Belmar turned 60", "counted", "anniversary"),
        ("en", "its twinning with Belmar was brought to a close", "ended", "terminated"),
        ("en", "the sister city agreement of Alford and Belmar was handed over", "kind", "existing"),
        ("en", "Belmar was the first city to become Alford's sister city", "stands", "existing"),
        ("en", "Alford, to become Belmar's newest sister city", "will", "proposed"),
        ("en", "Alford renewed the sister city agreement with Belmar", "again", "renewed"),
        ("en", "Alford severed its ties with Belmar", "ended", "terminated"),
        ("en", "a motion to end ties with Belmar was defeated", "called", "existing"),
        ("en", "Alford has put the twinning on hold", "paused", "suspended"),
        ("en", "the 20th anniversary of the twinning with Belmar", "counted", "anniversary"),
    ],
)
def test_a_clause_is_understood_in_one_way(language: str, text: str, name: str, event: str) -> None:
    assert sense(forms(language, text)) == (name, event)


def test_how_an_act_was_done_says_nothing_without_the_act() -> None:
    shown = forms("en", "Belmar officially opened a library")
    assert "done" in shown
    assert sense(shown) is None


def test_only_the_words_of_the_span_count() -> None:
    view = View(document("甲州市与乙川市签署友好城市协议,双方将推动建立友好学校。", language="zh-Hans"), None)
    reader, comma = FormReader(view), view.text.index(",")
    assert sense(reader.of((0, comma))) == ("acted", "signed")
    assert sense(reader.of((comma + 1, len(view.text)))) == ("will", "proposed")


@pytest.mark.parametrize("language", ["zh-Hans", "ja", "en"])
def test_a_hundred_thousand_digits_are_gone_through_once(language: str) -> None:
    assert forms(language, "1" * 100_000) == frozenset()
