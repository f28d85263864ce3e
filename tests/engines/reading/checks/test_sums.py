"""Sum relations between figures."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.reading.facts import extract
from youcheng.engines.reading.model import Check


def checks(text: str) -> list[Check]:
    return extract(document("标题\n" + text), None)[1]


@pytest.mark.parametrize(("city", "holds"), [(22, True), (21, False)])
def test_a_stated_breakdown(city: int, holds: bool) -> None:
    (check,) = checks(f"大会签署友城协议28项,其中省级6项、市级{city}项。")
    assert (check.origin, check.holds, check.total.value, [p.value for p in check.parts]) == (
        "stated",
        holds,
        28,
        [6, city],
    )


def test_one_part_is_no_breakdown() -> None:
    assert checks("嘉宾共计1200人,其中外宾886人。") == []


def test_rounded_numbers_are_not_added() -> None:
    assert checks("大会签署协议28项,其中省级6项、市级20多项。") == []


@pytest.mark.parametrize(("total", "holds"), [(54, True), (60, False)])
def test_a_total_against_what_one_sentence_enumerates(total: int, holds: bool) -> None:
    (check,) = checks(f"大会共签署各类协议{total}项。会上签署友城协议12项,还签署了合作意向42项。")
    assert (check.origin, check.holds, check.total.value) == ("derived", holds, total)
    assert check.remarks == (f"42 of the {total} are intents, not agreements",)


def test_terms_name_their_facts_and_words() -> None:
    (check,) = checks("大会签署友城协议28项,其中省级6项、市级22项。")
    assert check.total.fact == "f1"
    assert [part.label for part in check.parts] == ["省级", "市级"]
    assert all(part.evidence[0].quote for part in check.parts)
