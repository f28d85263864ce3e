"""Institutions by their names, and their ties: ports, schools, zoos and the like."""

# ruff: noqa: E501 - Chinese characters count double

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.places.institutions import find_institutions, own_institution, sorts_of
from youcheng.engines.reading.facts.ties.institutions import institutional_ties, with_institutions
from youcheng.engines.reading.facts.ties.merge import merge
from youcheng.engines.reading.facts.ties.reader import raw_ties
from youcheng.engines.reading.facts.view import View

Names = list[tuple[str, str, str | None]]
Ties = set[tuple[str, str, str, str | None]]


def view_of(gazetteer: Gazetteer, text: str, language: str, publisher: str | None = None) -> View:
    return View(document(text, language=language, published="2019-06-01", publisher=publisher), gazetteer)


def names(gazetteer: Gazetteer, text: str, language: str, publisher: str | None = None) -> Names:
    """Each institution as (name, sort, country)."""
    view = view_of(gazetteer, text, language, publisher)
    return [(view.document.text[one.start : one.end], one.sort, one.country) for one in find_institutions(view)]


def ties(gazetteer: Gazetteer, text: str, language: str, publisher: str | None = None) -> Ties:
    """Each tie as (one, other, event, date)."""
    found = institutional_ties(view_of(gazetteer, text, language, publisher))
    assert all(fact.fields["kind"] == "institutional" and fact.confidence >= 0.6 for fact in found)
    assert all(item.quote == text[item.start : item.end] for fact in found for item in fact.evidence)
    return {(*(p["text"] for p in f.fields["parties"]), f.fields["event"], f.fields["date"]) for f in found}  # type: ignore[index, union-attr, misc]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("新闻\n上海市育才中学与德国汉堡文理中学、岳阳市三中与英国伊顿公学是友好学校。", "zh-Hans",
         [("育才中学", "school", "CN"), ("汉堡文理中学", "school", "DE"), ("岳阳市三中", "school", "CN"), ("伊顿公学", "school", "GB")]),
        ("新闻\n福州港口管理局与马来西亚巴生港务局是友好港,香港、空港、港区和中学生不是港口和学校。", "zh-Hans",
         [("福州港", "port", "CN"), ("巴生港", "port", "MY")]),
        ("新闻\n蒙彼利埃市海洋博物馆和青岛市博物馆是友好博物馆。", "zh-Hans",
         [("海洋博物馆", "museum", "FR"), ("青岛市博物馆", "museum", "CN")]),
        ("お知らせ\n和歌山県立紀北高等学校とデンマークのオーデンセ高校、西安中学(中国)は姉妹校で、高校生が行き来する。", "ja",
         [("紀北高等学校", "school", "JP"), ("オーデンセ高校", "school", "DK"), ("西安中学", "school", "CN")]),
        ("お知らせ\n姉妹動物園の友好動物園サミットにミュンヘン市ヘラブルン動物園とシカゴ国立動物園が来た。", "ja",
         [("ヘラブルン動物園", "zoo", "DE"), ("シカゴ国立動物園", "zoo", "US")]),
        ("News\nStudents of Lincoln High School, Oregon, met those of Liberia's Monrovia Bay School and of Sapporo Kita HS, all sister schools.", "en",
         [("Lincoln High School", "school", "US"), ("Monrovia Bay School", "school", "LR"), ("Sapporo Kita HS", "school", "JP")]),
        ("News\nThe Port of Houston Authority (PHA) has sister ports. PHA likes Osaka Port.", "en",
         [("Port of Houston Authority", "port", "US"), ("PHA", "port", "US"), ("PHA", "port", "US"), ("Osaka Port", "port", "JP")]),
        ("News\nA sister school is no High School, nor are Public Schools or The School.", "en", []),
        ("新闻\n上海市育才中学与德国汉堡文理中学师生联欢。", "zh-Hans", []),
        ("连云港市的连云港港与日本堺泉北港缔结友好港。", "zh-Hans", [("连云港港", "port", "CN"), ("堺泉北港", "port", "JP")]),
    ],
)  # fmt: skip
def test_names(gazetteer: Gazetteer, text: str, language: str, expected: Names) -> None:
    assert names(gazetteer, text, language) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("姉妹港提携", ("port",)), ("姉妹空港", ("airport",)), ("姐妹学校", ("school",)), ("友好医院", ("hospital",)),
        ("sister lakes", ("lake",)), ("姉妹館", ("museum", "library", "zoo")), ("sister bridge", ()),
    ],
)  # fmt: skip
def test_sorts(kind: str, expected: tuple[str, ...]) -> None:
    assert sorts_of(kind) == expected


@pytest.mark.parametrize(
    ("publisher", "language", "expected"),
    [
        ("長野県立高遠東高等学校", "ja", ("長野県立高遠東高等学校", "school")),
        ("Glenelg Secondary College", "en", ("Glenelg Secondary College", "school")),
        ("GSHS", "en", ("GSHS", "school")),
        ("绍兴市外事办", "zh-Hans", None),
    ],
)
def test_own(gazetteer: Gazetteer, publisher: str, language: str, expected: tuple[str, str] | None) -> None:
    view = view_of(gazetteer, "友好学校 姉妹校\nGSHS has a sister school.", language, publisher)
    assert own_institution(view) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年5月8日,绍兴市第一中学与日本福冈县修猷馆高中缔结为友好学校。", {("绍兴市第一中学", "修猷馆高中", "signed", "2019-05-08")}),
        ("青岛第九中学、烟台第二中学分别与韩国釜山东高中、日本下关西高中结为友好学校。",
         {("青岛第九中学", "釜山东高中", "signed", None), ("烟台第二中学", "下关西高中", "signed", None)}),
        ("上海市育才中学与德国汉堡文理中学、北京市第四中学与英国伊顿公学分别签约,成为友好学校。",
         {("育才中学", "汉堡文理中学", "signed", None), ("北京市第四中学", "伊顿公学", "signed", None)}),
        ("烟台市第三中学拟与韩国群山第一高中结为友好学校。", {("烟台市第三中学", "群山第一高中", "proposed", None)}),
        ("日本下关西高中师生到访,与青岛第九中学签订了友好合作学校意向书。", {("下关西高中", "青岛第九中学", "proposed", None)}),
        ("南京图书馆与俄罗斯圣彼得堡图书馆缔结友好图书馆十周年。", {("南京图书馆", "圣彼得堡图书馆", "anniversary", None)}),
        ("参加仪式的有韩国釜山东高中、日本大阪南高中和青岛第二中学,青岛第二中学与釜山东高中缔结姊妹学校。", {("青岛第二中学", "釜山东高中", "signed", None)}),
        ("昨日,日本大分县立上野丘高等学校师生访问友好学校武汉外国语学校。", {("上野丘高等学校", "武汉外国语学校", "existing", None)}),
        ("宁波港与德国汉堡港重申友好港口关系。", {("宁波港", "汉堡港", "renewed", None)}),
        ("5月3日,泉州第七中学与美国Lincoln High School结为姊妹学校。", {("泉州第七中学", "Lincoln High School", "signed", "2019-05-03")}),
        ("杭州第二中学与宁波中学是结对学校。", set()),
        ("济南第一实验中学与澳门培华中学缔结姊妹学校。", set()),
        ("全市已有12所中学、8所小学与国外学校结为友好学校。", set()),
        ("友好学校的学生参观了青岛博物馆和日本长崎博物馆。", set()),
    ],
)  # fmt: skip
def test_chinese(gazetteer: Gazetteer, text: str, expected: Ties) -> None:
    assert ties(gazetteer, "新闻\n" + text, "zh-Hans") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("清水港とストックトン港は1990年に姉妹港提携を結びました。", {("清水港", "ストックトン港", "signed", "1990")}),
        ("大阪港は、サンフランシスコ港、メルボルン港、釜山港と姉妹港提携を結んでいる。",
         {("大阪港", "サンフランシスコ港", "existing", None), ("大阪港", "メルボルン港", "existing", None), ("大阪港", "釜山港", "existing", None)}),
        ("札幌市円山動物園とミュンヘン市ヘラブルン動物園の姉妹動物園提携50周年を記念した。", {("円山動物園", "ヘラブルン動物園", "anniversary", None)}),
        ("福井市の成徳高校が、オーストラリアのシドニー近郊にあるグリーン・ポイント・ハイスクールと姉妹校の提携を結んだ。",
         {("成徳高校", "グリーン・ポイント・ハイスクール", "signed", None)}),
        ("松山北中等教育学校と台湾の光仁高級中学が4月7日、姉妹校提携を結んだ。", {("松山北中等教育学校", "光仁高級中学", "signed", "2019-04-07")}),
        ("青森南高校は2002年にメルボルンのセント・ジョーンズ・グラマースクールと姉妹校となった。", {("青森南高校", "セント・ジョーンズ・グラマースクール", "signed", "2002")}),
        ("鳥羽水族館は、台湾の花蓮遠雄海洋公園と姉妹館提携を結びました。", {("鳥羽水族館", "花蓮遠雄海洋公園", "signed", None)}),
        ("桜島小学校と霧島小学校が姉妹校盟約を結んだ。", set()),
        ("明和中学校・高等学校と北京第五実験学校、東栄女子高校と上海実験中学とが姉妹校協定を結び、大連第八中学も来た。", set()),
    ],
)  # fmt: skip
def test_japanese(gazetteer: Gazetteer, text: str, expected: Ties) -> None:
    assert ties(gazetteer, "お知らせ\n" + text, "ja") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Port of Baltimore and the Port of Nagoya signed a sister port agreement in 1985.", {("Port of Baltimore", "Port of Nagoya", "signed", "1985")}),
        ("The Port of Oakland has been a sister port of Osaka Port since 1992.", {("Port of Oakland", "Osaka Port", "existing", "1992")}),
        ("Port of Portland has sister port agreements with Port of Kobe, Port of Busan and Port of Ningbo.",
         {("Port of Portland", "Port of Kobe", "existing", None), ("Port of Portland", "Port of Busan", "existing", None), ("Port of Portland", "Port of Ningbo", "existing", None)}),
        ("Highfields State School and Takatsuki Higashi Elementary School in Japan celebrated 25 years as sister schools.",
         {("Highfields State School", "Takatsuki Higashi Elementary School", "anniversary", None)}),
        ("Franklin High School hopes to become a sister school of Busan Nam High School, South Korea.", {("Franklin High School", "Busan Nam High School", "proposed", None)}),
        ("The ports of Tacoma and Hakodate became sister ports in 1991.", {("Tacoma", "Hakodate", "signed", "1991")}),
        ("Westbury High School welcomed guests from its sister school in Japan, Obihiro Minami High School.",
         {("Westbury High School", "Obihiro Minami High School", "existing", None)}),
        ("Ravenswood School for Girls became a sister school of Obihiro Minami High School, Japan, in 1996.",
         {("Ravenswood School for Girls", "Obihiro Minami High School", "signed", "1996")}),
        ("Honolulu Zoo and Hiroshima Asa Zoo are sister zoos.", {("Honolulu Zoo", "Hiroshima Asa Zoo", "existing", None)}),
        ("Students of Lincoln High School, Oregon, and Sakura High School, Japan, visited their sister school Busan Nam High School, South Korea.", set()),
        ("Tom Price Primary School and Roma State School are sister schools.", set()),
    ],
)  # fmt: skip
def test_english(gazetteer: Gazetteer, text: str, expected: Ties) -> None:
    assert ties(gazetteer, "News\n" + text, "en") == expected


def test_own_page(gazetteer: Gazetteer) -> None:
    """The publisher is the side left out: in sentences, under headings, above a line that names nobody."""
    text = "国际交流\n我校与韩国大邱女子高中、日本长野县屋代高中建立了姊妹学校关系。"
    assert ties(gazetteer, text, "zh-Hans", "石家庄外国语学校") == {
        ("石家庄外国语学校", "大邱女子高中", "signed", None),
        ("石家庄外国语学校", "屋代高中", "signed", None),
    }
    text = "姉妹校一覧\nプレストン高校(ニュージーランド)\n上海外国語大学附属中学(中国)"
    assert ties(gazetteer, text, "ja", "兵庫県立西神高等学校") == {
        ("兵庫県立西神高等学校", "プレストン高校", "existing", None),
        ("兵庫県立西神高等学校", "上海外国語大学附属中学", "existing", None),
    }
    text = "国際交流\n大連市第九中学\n中国遼寧省\n2015年より姉妹校提携を結んでいます。"
    assert ties(gazetteer, text, "ja", "長野県立高遠東高等学校") == {
        ("長野県立高遠東高等学校", "大連市第九中学", "signed", "2015"),
    }
    text = (
        "News\nOur sister schools are Kaohsiung Minsheng High School (Taiwan) and Sendai Higashi High School (Japan)."
    )
    assert ties(gazetteer, text, "en", "Glenelg Secondary College") == {
        ("Glenelg Secondary College", "Kaohsiung Minsheng High School", "existing", None),
        ("Glenelg Secondary College", "Sendai Higashi High School", "existing", None),
    }


def test_lists(gazetteer: Gazetteer) -> None:
    text = "姉妹港一覧\n函館港、タコマ港、1991.3.2\n鹿児島港、ダーウィン港、1999.10.27"
    assert ties(gazetteer, text, "ja") == {
        ("函館港", "タコマ港", "existing", "1991-03-02"),
        ("鹿児島港", "ダーウィン港", "existing", "1999-10-27"),
    }
    text = "News\nHakodate formed a bond with its two sister ports in 1971:\nPort of Tacoma, USA\nPort of Genoa, Italy"
    assert ties(gazetteer, text, "en") == {
        ("Port of Hakodate", "Port of Tacoma", "signed", "1971"),
        ("Port of Hakodate", "Port of Genoa", "signed", "1971"),
    }


def test_short_forms(gazetteer: Gazetteer) -> None:
    """GSHS is the publisher, Akita Minami HS its sister school by its full name."""
    text = (
        "GSHS and Akita Minami HS became sister schools\nStudents of GSHS wrote to Akita Minami High School in Japan."
    )
    assert ties(gazetteer, text, "en", "GSHS") == {("GSHS", "Akita Minami High School", "signed", None)}
    text = "新闻\n岳阳市九中与英国哈特菲尔德学校(Hatfield School)成为姊妹学校。九中与哈特菲尔德学校是姊妹学校。"
    found = institutional_ties(view_of(gazetteer, text, "zh-Hans"))
    assert [[party["text"] for party in fact.fields["parties"]] for fact in found] == [["岳阳市九中", "哈特菲尔德学校"]]  # type: ignore[index, union-attr]


def test_in_place_of_patterns(gazetteer: Gazetteer) -> None:
    """A school's tie is not its town's; towns stand for their ports where no port is named."""

    def parties(text: str) -> list[list[str]]:
        view = view_of(gazetteer, text, "en")
        found = with_institutions(merge(view, raw_ties(view)), institutional_ties(view))
        return [[party["text"] for party in fact.fields["parties"]] for fact in found]  # type: ignore[index, union-attr]

    assert parties("News\nHonolulu Zoo and Hiroshima Asa Zoo are sister zoos.") == [
        ["Honolulu Zoo", "Hiroshima Asa Zoo"]
    ]
    assert parties("News\nBaltimore and Nagoya signed a sister port agreement.") == [["Baltimore", "Nagoya"]]
    assert parties("News\nHonolulu and Hiroshima signed a sister school agreement.") == []


def test_a_row_may_name_a_town_for_the_port_that_another_row_names(gazetteer: Gazetteer) -> None:
    text = "横浜港の姉妹港\n横浜港は、主要な港と提携しています。\n●姉妹港\n・オークランド港\n●姉妹港\n・オークランド"
    assert ties(gazetteer, text, "ja") == {("横浜港", "オークランド港", "existing", None)}
