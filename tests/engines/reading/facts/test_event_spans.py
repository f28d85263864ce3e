"""Where a page speaks of a tie."""

from __future__ import annotations

from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.event_forms import FormReader
from youcheng.engines.reading.facts.ties.event_spans import EventSpans
from youcheng.engines.reading.facts.ties.pairs import Pair
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.view import View


def groups(
    gazetteer: Gazetteer, text: str, language: str, *names: str, told: int = 1, main: bool = True
) -> dict[str, list[str]]:
    """The words of each group for the tie of two places told in the sentence of a number."""
    view = View(document(text, language=language), gazetteer)
    scene = Scene(view)
    one, other = (next(e for e in scene.entities.values() if e.name.startswith(name)) for name in names)
    sentence = view.sentences[told]
    spans = EventSpans(scene, FormReader(view), Pair(one, other), [(sentence.start, sentence.end)], names, main=main)
    return {group: [view.text[start:end] for start, end in found] for group, found in spans.groups().items()}


def test_the_clause_of_both_parties_and_the_sentences_around_it(gazetteer: Gazetteer) -> None:
    text = "要闻\n据报道,武汉市与日本大分市结为友好城市,双方将办展览。两市已来往多年。"
    found = groups(gazetteer, text, "zh-Hans", "武汉", "大分")
    assert found["clause"] == ["武汉市与日本大分市结为友好城市,"]
    assert found["sentence"] == found["both"] == ["据报道,武汉市与日本大分市结为友好城市,双方将办展览。"]
    assert found["next"] == ["两市已来往多年。"]
    assert found["previous"] == ["要闻"]
    assert found["title"] == ["要闻"]
    assert found["named_title"] == []


def test_the_next_clause_counts_where_the_names_stand_without_a_verb(gazetteer: Gazetteer) -> None:
    found = groups(gazetteer, "要闻\n武汉市市长会见了日本大分市市长,双方签署友好城市协议。", "zh-Hans", "武汉", "大分")
    assert found["clause"] == ["武汉市市长会见了日本大分市市长,双方签署友好城市协议。"]
    assert found["own"] == ["武汉市市长会见了日本大分市市长,"]


def test_sentences_are_sorted_by_whom_they_name(gazetteer: Gazetteer) -> None:
    text = (
        "News\nPortland is twinned with Suzhou. Suzhou has many gardens. We like Suzhou. "
        "The agreement was renewed. Suzhou and Venice are twins."
    )
    found = groups(gazetteer, text, "en", "Portland", "Suzhou")
    assert found["both"] == ["Portland is twinned with Suzhou."]
    assert found["alone"] == ["Suzhou has many gardens."]
    assert found["us"] == ["We like Suzhou."]
    assert found["unnamed"] == ["The agreement was renewed."]


def test_what_the_page_says_of_the_tie_is_said_of_its_main_one(gazetteer: Gazetteer) -> None:
    text = "News\nPortland is twinned with Suzhou. The council ended the agreement."
    assert groups(gazetteer, text, "en", "Portland", "Suzhou", main=False)["unnamed"] == []


def test_rows_are_told_by_the_line_above_them(gazetteer: Gazetteer) -> None:
    text = "Portland\n\nThe council established two sister cities in 1967:\n\nSuzhou\n\nSapporo\n"
    assert groups(gazetteer, text, "en", "Portland", "Sapporo", told=3)["above"] == [
        "The council established two sister cities in 1967:"
    ]


def test_what_names_the_partner_elsewhere_is_heard_too(gazetteer: Gazetteer) -> None:
    text = "Portland\nPortland is twinned with Suzhou. Partners of Portland:\nSapporo, 1959\nSuzhou, 1988\n"
    found = groups(gazetteer, text, "en", "Portland", "Suzhou")
    assert found["elsewhere"] == ["Suzhou,"]
