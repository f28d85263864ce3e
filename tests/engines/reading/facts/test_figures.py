"""Figures: measure, value and bound."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engines.reading.facts.conftest import Read


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("领区内有80多对友城关系。", ("ties", 80, "more_than")),
        ("共有1200余人参会。", ("people", 1200, "more_than")),
        ("近百名嘉宾出席。", ("guests", 100, "nearly")),
        ("上千人参加活动。", ("people", 1000, "at_least")),
        ("一千二百人参加活动。", ("people", 1200, "exact")),
        ("庆祝结好３０周年。", ("anniversaries", 30, "exact")),
        ("成为我市第28个国际友城。", ("ties", 28, "exact")),
        ("约500人出席大会。", ("people", 500, "about")),
        ("与129个国家往来。", ("countries", 129, "exact")),
        ("近2万名市民参观。", ("people", 20_000, "nearly")),
        ("友城总数达到120对。", ("ties", 120, "exact")),
        ("两市互访超过9000人次。", ("exchanges", 9000, "more_than")),
        ("签署合作意向42项。", ("intents", 42, "exact")),
        ("举行会谈33场。", ("meetings", 33, "exact")),
        ("外宾886人。", ("foreign_guests", 886, "exact")),
        ("人口580万人。", ("population", 5_800_000, "exact")),
        ("友城有30至40个。", ("ties", 30, "range")),
        ("全省现有省级友城38对、市级172对。", ("ties", 172, "exact")),
        ("签署协议28项,其中省级6、市级22。", ("agreements", 22, "exact")),
        ("三四十人参加活动。", ("people", 30, "range")),
        ("约30至40万名游客到访。", ("visitors", 300_000, "range")),
        ("市长率一行15人到访。", ("delegation_members", 15, "exact")),
        ("结好37年来往来密切。", ("years_of_ties", 37, "exact")),
        ("捐款50万澳元。", ("money", 500_000, "exact")),
        ("生产总值达1兆3900亿人民币。", ("money", 1_390_000_000_000, "exact")),
        ("现有17个邦交国。", ("countries", 17, "exact")),
        ("与12个“一带一路”沿线国家的城市结好。", ("countries", 12, "exact")),
        ("世界500强企业中有312家落户。", ("enterprises", 312, "exact")),
        ("外国驻沪总领馆达77家。", ("institutions", 77, "exact")),
        ("全市现有友好学校48对。", ("schools", 48, "exact")),
        ("每年游客约1200万。", ("visitors", 12_000_000, "about")),
        ("有2万留学生在此学习。", ("students", 20_000, "exact")),
        ("两地结为友城。43年来,两市往来不断。", ("years_of_ties", 43, "exact")),
        ("向友城赠送口罩5万只。", ("items", 50_000, "exact")),
        ("有13个友好城市,4个姐妹城市及1个友好城市在欧洲。", ("ties", 1, "exact")),
        ("三市代表团等700余人出席了峰会。", ("people", 700, "more_than")),
        ("友城总数位居全国前列,达到87个。", ("ties", 87, "exact")),
        ("友好城市数从1个增加到53个。", ("ties", 53, "exact")),
        ("友城数量突破100个大关。", ("ties", 100, "more_than")),
        ("台湾已有1,200组姐妹市。", ("ties", 1200, "exact")),
        ("师生30余人参访该校。", ("students", 30, "more_than")),
        ("青年会员只占百分之六。", ("percent", 6, "exact")),
        ("邻国游客占两成七。", ("percent", 27, "exact")),
        ("议会只出一万二千元。", ("money", 12_000, "exact")),
        ("接待游客已逾万人。", ("visitors", 10_000, "more_than")),
        ("46个友城里多年没有往来的有15个。", ("ties", 15, "exact")),
        ("会员企业8万余家,与中国做生意的约420家。", ("enterprises", 420, "about")),
        ("友好交流(合作)城市29个。", ("ties", 29, "exact")),
        ("商会会长率18人到访。", ("delegation_members", 18, "exact")),
        ("接待来访外宾37批214人次。", ("delegations", 37, "exact")),
        ("三校签署姊妹校约定。", ("schools", 3, "exact")),
    ],
)
def test_chinese(read: Read, text: str, figure: tuple[str, float, str]) -> None:
    assert figure in read("标题\n" + text, published="2020-01-01").figures()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("市民訪問団58人を派遣した。", ("delegation_members", 58, "exact")),
        ("友好都市24都市から代表団が出席した。", ("ties", 24, "exact")),
        ("15か国が参加した。", ("countries", 15, "exact")),
        ("約100人が出席した。", ("people", 100, "about")),
        ("友好都市提携20周年を祝った。", ("anniversaries", 20, "exact")),
        ("旅費は約110万円だった。", ("money", 1_100_000, "about")),
        ("同市にとって3都市目の姉妹都市となる。", ("ties", 3, "exact")),
        ("市長ら6人が来庁した。", ("delegation_members", 6, "exact")),
        ("人口は1億2000万人である。", ("population", 120_000_000, "exact")),
        ("合計70名を超える代表団が訪れた。", ("delegation_members", 70, "more_than")),
        ("面積は約1,200㎢である。", ("area", 1200, "about")),
        ("世界の約2000の自治体が参加した。", ("cities", 2000, "about")),
        ("姉妹都市提携をしている自治体は1696。", ("cities", 1696, "exact")),
        ("姉妹都市は6つ。", ("ties", 6, "exact")),
        ("3つの姉妹校がある。", ("schools", 3, "exact")),
        ("覚書2件に署名した。", ("memorandums", 2, "exact")),
        ("来場者は1万人を超えた。", ("visitors", 10_000, "more_than")),
        ("30年以上友好関係が続く。", ("years_of_ties", 30, "at_least")),
        ("友好都市となって30年。", ("years_of_ties", 30, "exact")),
        ("姉妹都市は11、友好都市は8を数える。", ("ties", 11, "exact")),
        ("89の海外自治体と提携している。", ("ties", 89, "exact")),
        ("姉妹提携は、中国が360組と続く。", ("ties", 360, "exact")),
        ("来賓80人が出席した。", ("guests", 80, "exact")),
        ("市長以下31人が訪れます。", ("delegation_members", 31, "exact")),
        ("州の広さは約35万7,000平方キロメートルである。", ("area", 357_000, "about")),
        ("旅費は201万1,000円である。", ("money", 2_011_000, "exact")),
        ("農家の三割五分が休んだ。", ("percent", 35, "exact")),
        ("第1回中学生派遣(8名)", ("students", 8, "exact")),
        ("海外で縁を結ぶ街は五つで、うち三つが中国にある。", ("ties", 5, "exact")),
    ],
)
def test_japanese(read: Read, text: str, figure: tuple[str, float, str]) -> None:
    assert figure in read("見出し\n" + text, language="ja").figures()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The event drew some 1,200 guests.", ("guests", 1200, "about")),
        ("More than 200 sister cities took part.", ("ties", 200, "more_than")),
        ("They celebrated the 30th anniversary.", ("anniversaries", 30, "exact")),
        ("Delegates from 56 countries came.", ("countries", 56, "exact")),
        ("Nagaoka is its 28th sister city.", ("ties", 28, "exact")),
        ("It is twinned with two dozen towns.", ("ties", 24, "exact")),
        ("A 35-member delegation arrived.", ("delegation_members", 35, "exact")),
        ("The cities mark the 15th-anniversary year.", ("anniversaries", 15, "exact")),
        ("It was the thirtieth anniversary.", ("anniversaries", 30, "exact")),
        ("The gift was worth $5m.", ("money", 5_000_000, "exact")),
        ("It has a population of 2 to 3 million.", ("population", 2_000_000, "range")),
        ("Half a million people took part.", ("people", 500_000, "exact")),
        ("The towns have been friends for 20 years.", ("years_of_ties", 20, "exact")),
        ("For more than 25 years the two towns have been twinned.", ("years_of_ties", 25, "more_than")),
        ("Population : 206,973", ("population", 206_973, "exact")),
        ("Area: 355.15㎢", ("area", 355.15, "exact")),
        ("Participants 53", ("people", 53, "exact")),
        ("Sister city relationships stood at 108.", ("ties", 108, "exact")),
        ("It has made friends with 50 localities.", ("ties", 50, "exact")),
        ("The delegation consisted of 16 members.", ("delegation_members", 16, "exact")),
        ("The province has 8.4 million people.", ("population", 8_400_000, "exact")),
        ("It has seven sister cities and one friendship city.", ("ties", 1, "exact")),
        ("They planted 50 cherry trees.", ("items", 50, "exact")),
        ("The city (population 85,000) lies inland.", ("population", 85_000, "exact")),
        ("Some 70,000 people live in the town.", ("population", 70_000, "about")),
        ("It is twinned with Unna (Germany) and two French towns.", ("ties", 2, "exact")),
        ("They marked the 10th and 20th anniversaries.", ("anniversaries", 10, "exact")),
        ("The relationship is now 63 years old.", ("years_of_ties", 63, "exact")),
        ("There are 75 schools, among them 36 elementary ones.", ("schools", 75, "exact")),
        ("There are 75 schools, among them 36 elementary, 18 middle.", ("schools", 18, "exact")),
        ("It has 95 sister cities. By continent: Europe 41, Asia 23.", ("ties", 41, "exact")),
        ("It has 95 sister cities. 21 of them lie in Asia.", ("ties", 21, "exact")),
        ("14 Japanese and 9 Korean cities joined.", ("cities", 14, "exact")),
        ("The area is 194.3km2.", ("area", 194.3, "exact")),
        ("About 300 Koreans live here.", ("people", 300, "about")),
        ("Over 12 paintings and 202-acre grounds.", ("area", 202, "exact")),
    ],
)
def test_english(read: Read, text: str, figure: tuple[str, float, str]) -> None:
    assert figure in read("Headline\n" + text, language="en").figures()


@pytest.mark.parametrize(
    "text",
    [
        "2019年10月23日",
        "电话0531-66661234。",
        "第3届大会开幕。",
        "第一个友城。",
        "济南路18567号",
        "球队以3-2获胜,2019-20赛季。",
    ],
)
def test_dates_orders_and_numbers_of_addresses_are_no_figures(read: Read, text: str) -> None:
    assert read("标题\n" + text).figures() == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "市長ほか3名が出席した。"),
        ("en", "The two sister cities met."),
        ("en", "One sister city came."),
        ("ja", "引率教員2人が同行した。"),
        ("en", "The 27 EU member states met."),
        ("en", "Four flights a week are planned."),
        ("en", "Fortune 500 companies came."),
        ("en", "Nine in ten residents agree."),
        ("ja", "九州ベトナム友好協会が設立された。"),
        ("ja", "何十万人という表現がある。"),
        ("ja", "平成30 台湾の区と交流"),
    ],
)
def test_both_sides_and_those_besides_are_no_figures(read: Read, language: str, text: str) -> None:
    assert read("Headline\n" + text, language=language).figures() == set()


def test_years_of_a_tie_are_told_once_where_their_anniversary_is(read: Read) -> None:
    page = read("Headline\nThey marked the 25th anniversary. In 25 years of friendship much was done.", language="en")
    assert page.figures() == {("anniversaries", 25, "exact")}


def test_a_range_keeps_both_ends(read: Read) -> None:
    (figure,) = read("标题\n友城有30至40个。").of("figure")
    assert (figure.fields["value"], figure.fields["high"], figure.fields["bound"]) == (30, 40, "range")


def test_a_figure_says_as_of_when(read: Read) -> None:
    (figure,) = read("标题\n截至2015年7月1日,我国友好城市数量达2209对。").of("figure")
    assert figure.fields["as_of"] == "2015-07-01"


def test_a_column_counts_what_its_heading_says(read: Read) -> None:
    page = read(
        "友好城市\n城市 | 国家 | 人口(万) | 面积(平方公里) |\n甲市 | 日本 | 35.45 | 276.84 |\n乙市 | 法国 | 8 | — |"
    )
    assert page.figures() == {
        ("population", 354_500, "exact"), ("area", 276.84, "exact"), ("population", 80_000, "exact"),
    }  # fmt: skip


def test_a_table_without_such_headings_has_no_figures(read: Read) -> None:
    assert read("名单\n序号 | 城市 | 年份\n1 | 甲市 | 1988\n2 | 乙市 | 1990").figures() == set()


_SENTENCES = Path(__file__).with_name("figure_sentences.tsv")
_HEADLINES = {"zh": "标题", "ja": "見出し", "en": "Headline"}


@pytest.mark.parametrize("language", ["zh", "ja", "en"])
def test_a_sentence_has_just_its_figures(read: Read, language: str) -> None:
    wrong = {}
    for line in _SENTENCES.read_text(encoding="utf-8").splitlines()[1:]:
        of, text, told = line.split("\t")
        if of != language:
            continue
        page = read(f"{_HEADLINES[language]}\n{text}", language="zh-Hans" if language == "zh" else language)
        figures = sorted(f"{f.fields['measure']}={f.fields['value']}" for f in page.of("figure"))
        if figures != sorted(told.split()):
            wrong[text] = figures
    assert wrong == {}
