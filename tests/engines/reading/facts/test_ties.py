"""Ties: every way of saying them, and what only looks like one."""

# ruff: noqa: E501 - Chinese characters count double

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import Read

SIGNED = ("sister_city", "signed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1981年,石家庄市与日本长野市正式缔结友好城市关系。", {("石家庄市", "长野市", *SIGNED, "1981")}),
        ("绍兴市分别与新西兰陶波市、塞尔维亚苏博蒂察市签订了友好交流关系协议书。",
         {("绍兴市", "陶波市", "friendly_exchange", "signed", None), ("绍兴市", "苏博蒂察市", "friendly_exchange", "signed", None)}),
        ("新乐市、辛集市分别与日本香川县绫南町(1995年5月23日)、意大利索劳伏拉市(1997年8月19日)正式缔结为友好城市。",
         {("新乐市", "绫南町", *SIGNED, "1995-05-23"), ("辛集市", "索劳伏拉市", *SIGNED, "1997-08-19")}),
        ("大庆市与韩国忠清北道忠州市、中山市与智利纽夫莱大区奇廉市签署友好城市关系协议书。",
         {("大庆市", "忠州市", *SIGNED, None), ("中山市", "奇廉市", *SIGNED, None)}),
        ("武汉与大分以钢为媒,正式结为友好城市。", {("武汉", "大分", *SIGNED, None)}),
        ("长野市成为石家庄市第一个国际友城。", {("石家庄市", "长野市", "sister_city", "signed", None)}),
        ("合肥市与日本久留米市结好35周年。", {("合肥市", "久留米市", "sister_city", "anniversary", None)}),
        ("上海市解除与捷克布拉格市的友城关系。", {("上海市", "布拉格市", "sister_city", "terminated", None)}),
        ("江阴市拟与日本南城市缔结友好城市。", {("江阴市", "南城市", "sister_city", "proposed", None)}),
        ("安康市与韩国扶安郡签署友好城市意向书。", {("安康市", "扶安郡", "sister_city", "proposed", None)}),
        ("玉溪市元江县与老挝万象省万荣县签署建立友好城市关系协议书。", {("元江县", "万荣县", *SIGNED, None)}),
    ],
)  # fmt: skip
def test_chinese(read: Read, text: str, expected: set[tuple[str, ...]]) -> None:
    assert read("新闻\n" + text).ties() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("合肥市と久留米市は1980年に友好都市関係を締結した。", {("合肥市", "久留米市", *SIGNED, "1980")}),
        (
            "長野市は昭和56年4月19日、石家庄市と友好都市提携を結びました。",
            {("長野市", "石家庄市", *SIGNED, "1981-04-19")},
        ),
        (
            "高松市と中国・南昌市の友好都市提携20周年を記念した。",
            {("高松市", "南昌市", "sister_city", "anniversary", None)},
        ),
        (
            "大分市の姉妹都市であるアメリカ合衆国オースチン市を訪れた。",
            {("大分市", "オースチン市", "sister_city", "existing", None)},
        ),
        (
            "宮崎市と遼寧省葫芦島市との友好都市協定締結に向けて協議した。",
            {("宮崎市", "葫芦島市", "sister_city", "proposed", None)},
        ),
        (
            "泉崎村と豪テモラ町、姉妹都市提携35周年を祝う。",
            {("泉崎村", "テモラ町", "sister_city", "anniversary", None)},
        ),
        (
            "苫小牧市と姉妹都市のネーピア市を訪れている訪問団は、姉妹都市35周年の式典に出た。",
            {("苫小牧市", "ネーピア市", "sister_city", "anniversary", None)},
        ),
    ],
)
def test_japanese(read: Read, text: str, expected: set[tuple[str, ...]]) -> None:
    assert read("お知らせ\n" + text, language="ja").ties() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tustin, California and Heyuan, Guangdong province, and Yorba Linda, California, and Tongchuan, Shaanxi province signed sister-city agreements.",
         {("Tustin", "Heyuan", *SIGNED, None), ("Yorba Linda", "Tongchuan", *SIGNED, None)}),
        ("Since 1996, Brighton has maintained a sister city relationship with Ziebice, Poland.", {("Brighton", "Ziebice", "sister_city", "existing", "1996")}),
        ("Nanjing is twinned with York, England and Eindhoven, Netherlands.",
         {("Nanjing", "York", "sister_city", "existing", None), ("Nanjing", "Eindhoven", "sister_city", "existing", None)}),
        ("Honolulu is considering a sister city agreement with Nagaoka, Japan.", {("Honolulu", "Nagaoka", "sister_city", "proposed", None)}),
        ("A sister city agreement between Honolulu and Shibuya was signed in 2024.", {("Honolulu", "Shibuya", *SIGNED, "2024")}),
        ("Ehime Prefecture, which includes Honolulu's sister city Uwajima, sent rice.", {("Honolulu", "Uwajima", "sister_city", "existing", None)}),
        ("The Mayor of Honolulu came home. Nagaoka is Honolulu's 28th sister city, joining Baguio, Philippines and Chengdu, China.",
         {("Honolulu", p, "sister_city", "existing", None) for p in ("Nagaoka", "Baguio", "Chengdu")}),
        ("Thirty years ago Ballarat and Inagawa signed a sister city agreement. Mayor Jane Example of Inagawa-cho, Japan, heads the guests.",
         {("Ballarat", "Inagawa", *SIGNED, None)}),
        ("Shanghai terminated its sister city relationship with Prague.", {("Shanghai", "Prague", "sister_city", "terminated", None)}),
    ],
)  # fmt: skip
def test_english(read: Read, text: str, expected: set[tuple[str, ...]]) -> None:
    assert read("News\n" + text, language="en").ties() == expected


@pytest.mark.parametrize(
    "text",
    [
        "四川省、陕西省、广州市获得国际友好城市特别贡献奖,日本神户市获对华友好城市交流合作奖。",  # awards
        "济南市与青岛市签署战略合作协议,结为友好城市。",  # a pact inside one country
        "德国杜伊斯堡市市长访问武汉市,考察了港口。",  # a visit
        "石家庄市友协与日本长野市日中友好协会签署友好合作备忘录。",  # organisations
        "中国驻大阪总领事馆在大阪市开馆。",  # a consulate opens
        "中国国际友好城市大会在昆明市举行,日本奈良市、德国杜伊斯堡市派代表出席。",  # a conference
        "武汉市尚未与日本大分市缔结友好城市。",  # a denial
    ],
)
def test_what_only_looks_like_a_tie(read: Read, text: str) -> None:
    assert read("新闻\n" + text).ties() == set()


def test_a_surname_that_is_a_place_s_name(read: Read) -> None:
    text = "News\nMayor Peter Carlisle spoke. Carlisle signed a sister city agreement with Nagaoka, Japan."
    assert not any("Carlisle" in tie for tie in read(text, language="en").ties())


def test_a_town_that_no_list_holds_is_shown_by_the_page(read: Read) -> None:
    text = "News\nThe people of Zorbleton met at the Zorbleton Town Council. Zorbleton is twinned with Nanjing. Guests from Lyon came."
    assert read(text, language="en").ties() == {("Zorbleton", "Nanjing", "sister_city", "existing", None)}


def test_our_city_is_the_publisher_s(read: Read) -> None:
    facts = read("友城来访\n我市与日本南城市缔结友好城市。", publisher="江阴市人民政府")
    assert facts.ties() == {("江阴市", "南城市", *SIGNED, None)}
    (tie,) = facts.of("tie")
    assert tie.fields["parties"][0]["implied"] is True
    assert (tie.places[0].name, tie.places[0].start) == ("江阴市", None)


def test_a_list_under_a_heading(read: Read) -> None:
    facts = read(
        "石家庄市国际友好城市\n石家庄市的友好城市:\n日本 长野市(1981年4月19日)\n加拿大 萨斯卡通市(1985年5月31日)"
    )
    assert facts.ties() == {
        ("石家庄市", "长野市", "sister_city", "signed", "1981-04-19"),
        ("石家庄市", "萨斯卡通市", "sister_city", "signed", "1985-05-31"),
    }


def test_mentions_of_one_tie_are_one_fact(read: Read) -> None:
    facts = read(
        "长沙与日本鹿儿岛\n1982年10月30日,长沙市与日本鹿儿岛市结为友城。\n两市缔结友好城市35周年。",
        published="2017-08-27",
    )
    (tie,) = facts.of("tie")
    assert (tie.fields["date"], tie.fields["anniversary"]) == ("1982-10-30", 35)
    assert [event["event"] for event in tie.fields["events"]] == ["signed", "anniversary"]


def test_a_name_that_no_list_holds_is_still_a_party(read: Read) -> None:
    (tie,) = read("新闻\n绍兴市与新西兰甲乙丙丁市缔结友好城市。").of("tie")
    assert tie.fields["parties"][1] == {
        "text": "甲乙丙丁市", "zh_hans": "甲乙丙丁市", "country": "NZ", "level": "city", "implied": False, "full": "新西兰甲乙丙丁市",
    }  # fmt: skip
    assert tie.places[1].candidates == ()


def test_names_stand_in_the_page_s_script_with_a_simplified_form(read: Read) -> None:
    (tie,) = read("消息\n湖北省洪湖市與韓國扶安郡簽署了締結友城關係協議。", language="zh-Hant").of("tie")
    assert [(p["text"], p["zh_hans"]) for p in tie.fields["parties"]] == [("洪湖市", "洪湖市"), ("扶安郡", "扶安郡")]
    assert tie.fields["kind_words"] == {"text": "友城關係", "zh_hans": "友城关系"}


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("新闻\n1994年，天津市与日本神户市正式建立友好关系。", "zh-Hans", ["sister_city"]),
        (
            "A new partner\nChangsha signed a friendship city agreement with Entebbe, Uganda on Friday.",
            "en",
            ["sister_city"],
        ),
        (
            "Visitors\nSeoul signed a sister city agreement with Taipei in 1968 and a friendship city agreement with Hanoi in 1996.",
            "en",
            ["sister_city", "friendly_exchange"],
        ),
        (
            "Sister and friendship cities\nNorfolk signed a friendship city agreement with Toyama, Japan in 2012.",
            "en",
            ["friendly_exchange"],
        ),
        ("Friends\nAdelaide signed a friendship agreement with Chengdu, China last year.", "en", ["friendly_exchange"]),
    ],
)
def test_friendship_cities_are_sister_cities_unless_the_page_has_both(
    read: Read, text: str, language: str, kinds: list[str]
) -> None:
    assert [tie.fields["kind"] for tie in read(text, language=language).of("tie")] == kinds
