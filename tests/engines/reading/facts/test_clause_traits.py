"""What clauses say of a tie: the forms seen and the event they speak for."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.reading.facts.ties.clause_traits import clause_traits
from youcheng.engines.reading.facts.view import View


def traits(language: str, text: str, *names: str, main: bool = False) -> dict[str, float]:
    """The traits of a page of one paragraph whose sentences naming a party are all evidence."""
    view = View(document(text, language=language), None)
    spoken = [(s.start, s.end) for s in view.sentences if any(name in view.text[s.start : s.end] for name in names)]
    return clause_traits(view, spoken, names, 0, main=main)


@pytest.mark.parametrize(
    ("language", "text", "names", "form", "event"),
    [
        ("zh-Hans", "甲州市与乙川市正式签署友好城市协议书。", ("甲州", "乙川"), "done", "signed"),
        ("zh-Hans", "甲州市拟于明年与乙川市结为友好城市。", ("甲州", "乙川"), "meant", "proposed"),
        ("zh-Hans", "甲州市与乙川市签署建立友好城市关系意向书。", ("甲州", "乙川"), "plan", "proposed"),
        ("zh-Hans", "甲州市与乙川市互为友好城市。", ("甲州", "乙川"), "stands", "existing"),
        ("zh-Hans", "截至目前,甲州市已与乙川市缔结友好城市关系。", ("甲州", "乙川"), "so_far", "existing"),
        ("zh-Hans", "与甲州市缔结友好城市关系的有四家:乙川市。", ("甲州", "乙川"), "stands", "existing"),
        ("zh-Hans", "甲州市与乙川市的友好合作协议不再续签。", ("甲州", "乙川"), "ended", "terminated"),
        ("zh-Hans", "甲州市与乙川市结好20周年。", ("甲州", "乙川"), "counted", "anniversary"),
        ("zh-Hans", "甲州市终止与乙川市的友好城市关系。", ("甲州", "乙川"), "ended", "terminated"),
        ("zh-Hans", "城市 | 结好时间 | 甲州市与乙川市 | 1990年", ("甲州", "乙川"), "column", "existing"),
        ("zh-Hans", "此次新增的友好城市分别为甲州市与乙川市。", ("甲州", "乙川"), "newly", "signed"),
        ("ja", "甲川市と乙山市は姉妹都市提携を締結した。", ("甲川", "乙山"), "done", "signed"),
        ("ja", "甲川市は乙山市と姉妹都市提携を結んでいる。", ("甲川", "乙山"), "stands", "existing"),
        ("ja", "甲川市は乙山市との姉妹都市提携を目指す。", ("甲川", "乙山"), "meant", "proposed"),
        ("en", "Alford and Belmar signed a sister city agreement.", ("Alford", "Belmar"), "done", "signed"),
        ("en", "Alford hopes to sign a sister city agreement with Belmar.", ("Alford", "Belmar"), "meant", "proposed"),
        ("ja", "甲川市と乙山市の姉妹都市交流は見送られた。", ("甲川", "乙山"), "paused", "suspended"),
        ("en", "Alford and Belmar are to be sister cities.", ("Alford", "Belmar"), "meant", "proposed"),
        ("en", "Alford and Belmar joined hands in 1982.", ("Alford", "Belmar"), "acted", "signed"),
        ("en", "Alford voted to end its ties with Belmar.", ("Alford", "Belmar"), "ended", "terminated"),
        ("en", "When talks had ended Alford and Belmar became twin towns.", ("Alford", "Belmar"), "done", "signed"),
        ("en", "Alford is considering a sister city tie with Belmar.", ("Alford", "Belmar"), "meant", "proposed"),
        ("en", "Alford is twinned with Belmar.", ("Alford", "Belmar"), "stands", "existing"),
        ("en", "Alford renewed the sister city agreement with Belmar.", ("Alford", "Belmar"), "again", "renewed"),
        ("en", "Alford suspended its sister city Belmar.", ("Alford", "Belmar"), "paused", "suspended"),
    ],
)
def test_a_clause_is_understood_in_one_form(
    language: str, text: str, names: tuple[str, str], form: str, event: str
) -> None:
    seen = traits(language, text, *names)
    assert {name for name in seen if name.startswith("clause=")} == {f"clause={form}"}
    assert seen[f"heard.clause+any={event}"] == 1
    assert seen["sentences_of_both"] == 1


def test_what_other_clauses_intend_is_not_said_of_the_pair() -> None:
    seen = traits("zh-Hans", "甲州市与乙川市签署友好城市协议,双方将推动建立友好学校关系。", "甲州", "乙川")
    assert "clause.meant" not in seen
    assert seen["heard.clause+any=signed"] == 1


def test_the_next_clause_counts_where_the_names_stand_without_a_verb() -> None:
    seen = traits("zh-Hans", "甲州市市长会见了乙川市市长,双方签署友好城市协议。", "甲州", "乙川")
    assert seen["clause=acted"] == 1


def test_rows_are_told_by_the_line_above_them() -> None:
    seen = traits("en", "The council established two sister cities in 1967:\n\nBelmar\n\nCorby\n", "Alford", "Corby")
    assert seen["above=done"] == 1
    assert seen["heard.clause+above=signed"] == 1
    assert "heard.clause+any=signed" not in seen


def test_how_an_act_was_done_says_nothing_without_the_act() -> None:
    seen = traits("en", "Belmar officially opened a library.", "Alford", "Belmar")
    assert seen["clause.done"] == 1
    assert not any(name.startswith("clause=") for name in seen)


def test_what_the_page_says_of_the_tie_is_said_of_its_main_one() -> None:
    text = "Alford is twinned with Belmar. The council voted to end the sister city agreement."
    assert "news=ended" not in traits("en", text, "Alford", "Belmar")
    assert traits("en", text, "Alford", "Belmar", main=True)["heard.news=terminated"] == 1
