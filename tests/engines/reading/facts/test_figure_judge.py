"""What a quantity counts, by the rules and by what was learnt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.reading.facts.conftest import Read, document

from youcheng.engines.reading.facts.figures.candidates import candidates
from youcheng.engines.reading.facts.figures.judge import (
    BETTER,
    KEPT,
    OFFERED,
    OFFERED_YEARS,
    Model,
    models,
    read_model,
    settled,
)
from youcheng.engines.reading.facts.figures.measures import NOTHING
from youcheng.engines.reading.facts.view import View

STORED = {
    "measures": [NOTHING, "people", "ties"],
    "base": [1.0, 0.0, 0.0],
    "weights": {"unit=人": [1, 2.0], "rule=none": [0, 1.0, 2, -1.0]},
}


@pytest.fixture
def model() -> Model:
    return read_model(STORED)


def test_chances(model: Model) -> None:
    assert model.chances({}) == pytest.approx({NOTHING: 0.57612, "people": 0.21194, "ties": 0.21194}, abs=1e-5)
    told = model.chances({"unit=人": 1.0, "rule=none": 0.5, "never seen": 1.0})
    assert told == pytest.approx({NOTHING: 0.35919, "people": 0.59220, "ties": 0.04861}, abs=1e-5)


@given(st.dictionaries(st.sampled_from(["unit=人", "rule=none", "other"]), st.floats(-50, 50)))
def test_chances_are_one_together(traits: dict[str, float]) -> None:
    chances = read_model(STORED).chances(traits)
    assert sum(chances.values()) == pytest.approx(1)
    assert min(chances.values()) >= 0


def _settled(text: str, chances: dict[str, float], language: str = "zh-Hans") -> tuple[str, str, float] | None:
    view = View(document(text, language=language), None)
    (candidate,) = candidates(view)
    told = settled(candidate, chances)
    return told and (told.measured.measure, view.text[told.measured.start : told.measured.end], told.chance)


def test_what_the_rules_say_holds_unless_another_is_likely() -> None:
    text = "现有友城12个。"
    assert _settled(text, {"ties": KEPT, "cities": BETTER - 0.01, NOTHING: 0.6}) == ("ties", "友城12个", KEPT)
    assert _settled(text, {"ties": 0.3, "cities": BETTER, NOTHING: 0.3}) == ("cities", "友城12个", BETTER)
    assert _settled(text, {"ties": KEPT - 0.01, "cities": 0.02, NOTHING: 0.96}) is None


def test_what_the_rules_do_not_know_is_offered_where_it_is_likely() -> None:
    text = "They went there with 20 summers behind them."
    assert _settled(text, {"people": OFFERED - 0.01, NOTHING: 0.76}, "en") is None
    assert _settled(text, {"people": OFFERED, NOTHING: 0.75}, "en") == ("people", "20", OFFERED)
    assert _settled(text, {"years_of_ties": OFFERED_YEARS - 0.01, NOTHING: 0.51}, "en") is None
    assert _settled(text, {"years_of_ties": OFFERED_YEARS, NOTHING: 0.5}, "en") == (
        "years_of_ties",
        "20",
        OFFERED_YEARS,
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He has been a teacher for 30 years.", "en"),
        ("The town was founded 350 years ago.", "en"),
        ("编号" + "1" * 400 + "。", "zh-Hans"),
    ],
)
def test_what_is_no_figure(read: Read, text: str, language: str) -> None:
    assert read("标题\n" + text, language=language).figures() == set()


def test_a_measure_that_was_not_learnt_is_the_rules_own() -> None:
    assert _settled("举行会谈33场。", {"events": 0.9, NOTHING: 0.1}) == ("meetings", "举行会谈33场", 0.7)


def test_every_language_has_a_model() -> None:
    assert {language: model.measures[0] for language, model in models().items()} == {
        "en": NOTHING,
        "ja": NOTHING,
        "zh": NOTHING,
    }


@pytest.mark.parametrize(
    ("text", "language", "figure"),
    [
        ("両市の付き合いはおよそ15年になる。", "ja", ("years_of_ties", 15, "about")),
        ("兩市締結友好城市30多年,人員往來頻密。", "zh-Hant", ("years_of_ties", 30, "more_than")),
        ("For 23 years now the two towns have been twins.", "en", ("years_of_ties", 23, "exact")),
    ],
)
def test_told_in_other_words_than_the_rules_know(
    read: Read, text: str, language: str, figure: tuple[str, float, str]
) -> None:
    assert figure in read("標題\n" + text, language=language).figures()
