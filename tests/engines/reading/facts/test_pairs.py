"""Which pairs of places get a second look, and what is told of those that no pattern reads."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.ties.merge import merge
from youcheng.engines.reading.facts.ties.pairs import Pair, pairs
from youcheng.engines.reading.facts.ties.reader import raw_ties
from youcheng.engines.reading.facts.ties.scene import Scene
from youcheng.engines.reading.facts.ties.sentence_traits import plainest
from youcheng.engines.reading.facts.ties.told import tell
from youcheng.engines.reading.facts.view import View


def looked_at(gazetteer: Gazetteer, text: str, language: str = "zh-Hans") -> tuple[Scene, list[Pair]]:
    view = View(document(text, language=language, published="2021-06-15"), gazetteer)
    facts = merge(view, raw_ties(view))
    scene = Scene(view, facts)
    return scene, pairs(scene, facts)


def names(found: list[Pair]) -> list[tuple[str, str, bool]]:
    return [(pair.one.name, pair.other.name, pair.fact is not None) for pair in found]


def test_the_place_at_home_comes_first_and_brings_what_patterns_read(gazetteer: Gazetteer) -> None:
    _, found = looked_at(gazetteer, "要闻\n日本长野市与石家庄市结为友好城市。")
    assert names(found) == [("石家庄市", "长野市", True)]


def test_every_pair_of_two_countries_near_talk_of_ties(gazetteer: Gazetteer) -> None:
    _, found = looked_at(gazetteer, "要闻\n武汉市友城众多。日本大分市和法国波尔多市的客人都来过武汉市。")
    assert names(found) == [("武汉市", "大分市", False), ("武汉市", "波尔多市", False), ("大分市", "波尔多市", False)]


@pytest.mark.parametrize(
    "text",
    [
        "德国曼海姆市市长访问青岛市。",  # no talk of ties
        "济南市与青岛市结为友好城市。",  # one country
        "武汉市尚未与日本大分市缔结友好城市。",  # a denial
        "石家庄市友协与日本长野市日中友好协会签署友好合作备忘录。",  # organisations
        "中国国际友好城市大会在昆明市举行,日本奈良市派代表出席。",  # a conference's name
    ],
)
def test_no_pair(gazetteer: Gazetteer, text: str) -> None:
    assert names(looked_at(gazetteer, "要闻\n" + text)[1]) == []


def test_a_tie_that_no_longer_stands_is_not_denied(gazetteer: Gazetteer) -> None:
    _, found = looked_at(gazetteer, "要闻\n吕勒奥市议会表决通过,不再延续与中国西安市的友好城市协议。")
    assert [{pair.one.name, pair.other.name} for pair in found] == [{"西安市", "吕勒奥市"}]


def test_pairs_that_order_ties_wherever_they_stand(gazetteer: Gazetteer) -> None:
    towns = "".join(f"江苏{city}来客。" for city in ("南京", "苏州", "无锡", "常州", "扬州", "徐州"))
    scene, near = looked_at(gazetteer, f"要闻\n南京友城众多。{towns}{towns}武汉市很大。日本大分市不远。")
    oita = next(entity for entity in scene.entities.values() if entity.name == "大分市")
    wuhan = next(entity for entity in scene.entities.values() if entity.name == "武汉市")
    assert {"武汉市", "大分市"} not in [{one, other} for one, other, _ in names(near)]
    assert names(pairs(scene, [], [frozenset((oita, wuhan))]))[-1] == ("武汉市", "大分市", False)


def test_the_plainest_sentence_names_both_and_a_kind_of_tie(gazetteer: Gazetteer) -> None:
    text = "要闻\n大分市客人访问武汉市。武汉市与日本大分市1979年结为友好城市。友好城市常来常往。"
    scene, (pair,) = looked_at(gazetteer, text)
    telling = plainest(scene, pair.one, pair.other)
    assert telling is not None
    assert (telling.index, telling.tier, telling.distance) == (2, 0, 2)


def test_a_partner_in_a_list_says_more_than_its_subject_in_a_sentence(gazetteer: Gazetteer) -> None:
    text = "武汉市国际友城\n武汉市的友好城市:\n日本大分市\n法国波尔多市\n德国杜伊斯堡市"
    scene, found = looked_at(gazetteer, text)
    assert [(t.index, t.tier) for pair in found if (t := plainest(scene, pair.one, pair.other))][:3] == [
        (2, 4),
        (3, 4),
        (4, 4),
    ]


def test_what_is_told_of_a_pair_that_no_pattern_reads(gazetteer: Gazetteer) -> None:
    text = (
        "Visit\nWatanabe of Kyoto met the mayor of Busan.\n"
        "Since signing a pact in 1976, Busan has established sister cities with Fukuoka and Osaka."
    )
    scene, found = looked_at(gazetteer, text, "en")
    (pair,) = [pair for pair in found if {pair.one.name, pair.other.name} == {"Busan", "Osaka"}]
    fact = tell(scene, pair, 0.7)
    assert fact is not None
    told = {key: fact.fields[key] for key in ("kind", "event", "date", "ordinal", "anniversary")}
    assert told == {"kind": "sister_city", "event": "signed", "date": "1976", "ordinal": None, "anniversary": None}
    quotes = ["Busan has established sister cities with Fukuoka and Osaka", "1976"]
    assert [item.quote for item in fact.evidence] == quotes
    assert fact.confidence == 0.7


def test_of_very_many_places_in_one_sentence_only_those_next_to_each_other(gazetteer: Gazetteer) -> None:
    """Else a page of one endless list would take as long as all its places with all others."""
    numbers = "甲乙丙丁戊己庚辛壬癸"
    many = [f"韩国{a}{b}市" for a in numbers for b in numbers]
    _, found = looked_at(gazetteer, "要闻\n武汉市与" + "、日本大分市、".join(many) + "结为友好城市。")
    assert len(found) < 20 * len(many)
