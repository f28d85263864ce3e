"""What a name means: exact expectations on the real sources."""

from __future__ import annotations

import pytest

from youcheng.engines.gazetteer import Candidate, Context, Gazetteer, Level


def ids(candidates: list[Candidate]) -> list[str]:
    return [candidate.place.id for candidate in candidates]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("伊春", "cn:230700"),
        ("伊春市", "cn:230700"),
        ("伊美区", "cn:230717"),
        ("宜春", "cn:360900"),
        ("大阪", "gn:1853909"),
        ("大阪市", "gn:1853909"),
        ("大阪府", "iso:JP-27"),
        ("オオサカ", "iso:JP-27"),
        ("山东", "iso:CN-SD"),
        ("山东省", "iso:CN-SD"),
        ("山東省", "iso:CN-SD"),
        ("鲁", "iso:CN-SD"),
        ("吉林", "iso:CN-JL"),
        ("吉林市", "cn:220200"),
        ("吉林省", "iso:CN-JL"),
        ("濟寧", "cn:370800"),
        ("済寧市", "cn:370800"),
        ("广岛", "gn:1862415"),
        ("広島県", "iso:JP-34"),
        ("广岛县", "iso:JP-34"),
        ("山口县", "iso:JP-35"),
        ("平江县", "cn:430626"),
        ("圣保罗", "gn:3448439"),
        ("サンパウロ", "gn:3448439"),
        ("圣保罗州", "iso:BR-SP"),
        ("巴塞罗那", "gn:3128760"),
        ("バルセロナ", "gn:3128760"),
        ("加利福尼亚州", "iso:US-CA"),
        ("加州", "iso:US-CA"),
        ("カリフォルニア州", "iso:US-CA"),
        ("京畿道", "iso:KR-41"),
        ("釜山", "iso:KR-26"),
        ("海参崴", "gn:2013348"),
        ("中华人民共和国", "iso:CN"),
        ("アメリカ合衆国", "iso:US"),
        ("Japan", "iso:JP"),
        ("Mexico", "iso:MX"),
        ("新加坡", "iso:SG"),
        ("New York", "gn:5128581"),
        ("Washington", "iso:US-DC"),
        ("华盛顿州", "iso:US-WA"),
        ("Xi'an", "cn:610100"),
        ("Xian", "cn:610100"),
        ("北京", "iso:CN-BJ"),
        ("Peking", "iso:CN-BJ"),
        ("香港", "iso:CN-HK"),
        ("澳門", "iso:CN-MO"),
        ("臺灣", "iso:CN-TW"),
        ("臺北市", "iso:TW-TPE"),
        ("Tokyo", "iso:JP-13"),
        ("东京都", "iso:JP-13"),
        ("浦和市", "gn:6940394"),
        ("延边", "cn:222400"),
    ],
)
def test_the_first_candidate(gazetteer: Gazetteer, text: str, place: str) -> None:
    assert ids(gazetteer.resolve(text))[:1] == [place]


def test_yichun_is_two_cities_and_neither_is_guessed_away(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Yichun")
    assert set(ids(found)[:2]) == {"cn:230700", "cn:360900"}
    assert found[0].score - found[1].score < 0.1


def test_the_context_decides_between_the_yichuns(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer.resolve("Yichun", context=Context(near=("iso:CN-HL",))))[0] == "cn:230700"
    assert ids(gazetteer.resolve("Yichun", context=Context(near=("cn:360100",))))[0] == "cn:360900"
    reasons = gazetteer.resolve("Yichun", context=Context(near=("iso:CN-HL",)))[0].reasons
    assert ("near", {"place": "iso:CN-HL"}) in [(reason.code, dict(reason.values)) for reason in reasons]


def test_a_country_spoken_of_decides(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer.resolve("Córdoba", context=Context(countries=frozenset({"ES"}))))[0] == "gn:2519240"


def test_the_level_meant_decides(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer.resolve("大阪", context=Context(level=Level.PROVINCE)))[0] == "iso:JP-27"
    assert ids(gazetteer.resolve("吉林", context=Context(level=Level.CITY)))[0] == "cn:220200"


def test_a_development_zone_is_not_its_city(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("烟台开发区")
    assert "cn:370600" not in ids(found)
    assert all(candidate.place.flags == {"functional_zone", "position_estimated"} for candidate in found)
    assert [candidate.place.parent for candidate in found] == ["cn:370600"]
    assert gazetteer.resolve("高新技术产业开发区") == []


def test_prefecture_and_county_are_told_apart(gazetteer: Gazetteer) -> None:
    japanese = gazetteer.resolve("山県")
    assert all(candidate.place.country == "JP" or candidate.score < 0.6 for candidate in japanese)
    assert gazetteer.resolve("长崎县")[0].place.level is Level.PROVINCE
    assert gazetteer.resolve("龙江县")[0].place.level is Level.COUNTY


def test_reasons_say_what_matched(gazetteer: Gazetteer) -> None:
    official, short = gazetteer.resolve("伊春市")[0], gazetteer.resolve("伊春")[0]
    assert [reason.code for reason in official.reasons] == ["official", "population", "level"]
    assert [reason.code for reason in short.reasons] == ["short", "population"]
    assert official.score > short.score
    assert (official.matched.text, official.matched.language, official.matched.inferred) == ("伊春市", "zh-Hans", False)


def test_the_limit_holds(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.resolve("Springfield", limit=3)) == 3
    assert gazetteer.resolve("Springfield", limit=0) == []


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "\x07\x1b[31m", "·", "’", "x" * 1_000_000, "山" * 1_000_000, "😀", "\ud800"]
)
def test_hostile_input_finds_nothing_and_harms_nothing(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.resolve(text) == []
    assert gazetteer.suggest(text) == []
    assert gazetteer.mentions(text) == []
