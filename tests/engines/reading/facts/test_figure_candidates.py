"""The quantities of a page that may be figures."""

from __future__ import annotations

from tests.engines.reading.facts.conftest import document

from youcheng.engines.reading.facts.figures.candidates import Candidate, candidates
from youcheng.engines.reading.facts.view import View


def _found(text: str, language: str = "zh-Hans") -> list[Candidate]:
    return candidates(View(document(text, language=language, published="2020-01-01"), None))


def test_dates_are_no_candidates() -> None:
    assert [(c.quantity.value, c.measure) for c in _found("2019年5月3日,全市有友城12个。")] == [(12, "ties")]


def test_what_the_rules_do_not_know_is_a_candidate() -> None:
    (unknown,) = _found("They have met for 20 summers.", "en")
    assert (unknown.quantity.value, unknown.measured, unknown.measure) == (20, None, None)


def test_what_the_rules_refuse_has_no_measure() -> None:
    (refused,) = _found("市長ほか3名が出席した。", "ja")
    assert refused.refused
    assert refused.measured is not None
    assert refused.measure is None


def test_a_number_told_by_the_one_before_it_is_not_its_own() -> None:
    found = _found("签署协议28项,其中省级6、市级22。")
    assert [(c.quantity.value, c.measure, c.own) for c in found] == [
        (28, "agreements", True),
        (6, "agreements", False),
        (22, "agreements", False),
    ]
    assert found[1].last is not None
    assert found[1].last[0].value == 28


def test_in_the_order_of_the_page() -> None:
    found = _found("街上挂着上百个灯笼。我市现有友城12个。")
    assert [c.quantity.value for c in found] == [100, 12]
    assert _found("编号" + "9" * 400 + "。") == []


def test_a_spelled_ordinal_ends_a_page() -> None:
    """Its unit is its own last letters, not what stands behind it."""
    (last,) = _found("This year is the fortieth", "en")
    assert (last.quantity.value, last.quantity.unit_start, last.quantity.number_end) == (40, 23, 25)
