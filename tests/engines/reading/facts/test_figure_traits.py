"""What stands around a quantity."""

from __future__ import annotations

from tests.engines.reading.facts.conftest import document

from youcheng.engines.reading.facts.figures.candidates import candidates
from youcheng.engines.reading.facts.figures.traits import Traits, traits_of
from youcheng.engines.reading.facts.view import View


def _traits(text: str, language: str) -> list[Traits]:
    view = View(document(text, language=language), None)
    return [traits_of(view.text, view.language, candidate) for candidate in candidates(view)]


def test_characters_beside_it() -> None:
    (traits,) = _traits("标题\n我市已有友城12个。", "zh-Hans")
    shown = {
        "rule=ties",
        "unit=个",
        "bound=exact",
        "size=1",
        "form=digits",
        "line=0",
        "a1=。",
        "b2=友城",
        "unit,b2=个,友城",
    }
    assert {name: traits[name] for name in shown} == dict.fromkeys(shown, 1.0)
    assert traits["s=友城"] == 0.4
    assert "headline" not in traits


def test_words_beside_it() -> None:
    (traits,) = _traits("A group of twenty students came.", "en")
    shown = {"form=word", "headline", "a0=students", "b0=of", "a01=students came", "b01=group of", "ba=of students"}
    assert {name: traits[name] for name in shown} == dict.fromkeys(shown, 1.0)
    assert traits["s=group"] == 0.4


def test_the_figure_before_it() -> None:
    _, second = _traits("友城12个,另有朋友5位。", "zh-Hans")
    assert second["last=ties,True"] == 1.0


def test_a_number_like_a_year() -> None:
    (traits,) = _traits("Some 2010 students came.", "en")
    assert traits["like a year"] == 1.0
