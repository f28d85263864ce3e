"""Ties of institutions that whole pages tell: lists, clauses, short forms, towns that stand for their ports."""

# ruff: noqa: E501 - Chinese characters count double

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts import extract
from youcheng.engines.reading.facts.ties.institutions import institutional_ties
from youcheng.engines.reading.facts.view import View

Ties = set[tuple[str, str, str]]


def ties(gazetteer: Gazetteer, text: str, language: str, publisher: str | None = None) -> Ties:
    """Each tie as (one, other, event)."""
    view = View(document(text, language=language, published="2019-06-01", publisher=publisher), gazetteer)
    found = institutional_ties(view)
    assert all(item.quote == text[item.start : item.end] for fact in found for item in fact.evidence)
    return {(*(p["text"] for p in f.fields["parties"]), f.fields["event"]) for f in found}  # type: ignore[index, union-attr, misc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湛江港简介\n湛江港在广东。\n湛江港目前与下列港口结为友好港:\n· 比利时根特港(1990年)\n· 澳大利亚凯恩斯港", {("湛江港", "根特港", "existing"), ("湛江港", "凯恩斯港", "existing")}),
        ("湛江港简介\n湛江港在广东。\n友好港口\n比利时根特港、澳大利亚凯恩斯港、日本佐世保港", {("湛江港", "根特港", "existing"), ("湛江港", "凯恩斯港", "existing"), ("湛江港", "佐世保港", "existing")}),
        ("新闻\n大连第九中学与英国伊顿公学结成姊妹校,烟台第二中学与日本下关西高中结成姊妹校。", {("大连第九中学", "伊顿公学", "signed"), ("烟台第二中学", "下关西高中", "signed")}),
        ("新闻\n5月3日,俄罗斯图拉市第十二中学师生到访。他们来到滨海县第三中学,两校签署友好学校协议。", {("图拉市第十二中学", "滨海县第三中学", "signed")}),
        ("新闻\n敦煌世界地质公园与意大利马多尼地质公园缔结姊妹公园。", {("敦煌世界地质公园", "马多尼地质公园", "signed")}),
        ("新闻\n香港湿地公园与澳大利亚卡那温公园结为姊妹公园。", {("香港湿地公园", "卡那温公园", "signed")}),
        ("新闻\n绍兴高中与日本长野县上田高校签约结为姊妹校,这是该校继韩国原州外国语高中之后的第二所姊妹校。", {("绍兴高中", "上田高校", "signed"), ("绍兴高中", "原州外国语高中", "existing")}),
        ("新闻\n赴日本岩手县访问期间,绍兴市动物园与盛田动物园签署姊妹动物园备忘录。", {("绍兴市动物园", "盛田动物园", "signed")}),
        ("昆明动物园与泰国清迈动物园的“友好动物园”之约\n今年适逢两园结好15周年。", {("昆明动物园", "清迈动物园", "anniversary")}),
        ("新闻\n绍兴港没有友好港,釜山港的客人来参观。", set()),
        ("新闻\n香港凤溪第三小学与上海市育才小学缔结姊妹学校。", set()),
    ],
)  # fmt: skip
def test_chinese(gazetteer: Gazetteer, text: str, expected: Ties) -> None:
    assert ties(gazetteer, text, "zh-Hans") == expected


def test_schools_of_taiwan(gazetteer: Gazetteer) -> None:
    text = "校訊\n建安國中、光平國中兩校,分別和岡山市的岡北中學校、操南中學校簽署姊妹校約定。"
    assert ties(gazetteer, text, "zh-Hant") == {
        ("建安國中", "岡北中學校", "signed"),
        ("光平國中", "操南中學校", "signed"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("お知らせ\n高雄市立動物園は14日、群馬県の高崎動物園と姉妹動物園提携を結んだ。同園は米オークランド動物園とも姉妹動物園提携を結んでいる。",
         {("高雄市立動物園", "高崎動物園", "signed"), ("高雄市立動物園", "オークランド動物園", "existing")}),
        ("お知らせ\n堺泉北港では、大連港と友好港の提携を結んでいるほか、インドネシアのスマラン港とも姉妹港の提携を行っています。", {("堺泉北港", "大連港", "existing"), ("堺泉北港", "スマラン港", "existing")}),
        ("お知らせ\nフィリピンのセブ港、中国の大連港も、それぞれ高知港との間で姉妹港の紙に署名した。", {("高知港", "セブ港", "signed"), ("高知港", "大連港", "signed")}),
        ("お知らせ\n澎湖県の馬公高校と静岡県立清見高校は9日、教育協力の覚書を交わした。両校は昨年11月に姉妹校を締結していた。", {("馬公高校", "清見高校", "signed")}),
        ("お知らせ\n高雄第一高級中学(高雄一中)の生徒が来た。高雄一中の姉妹校は韓国の大田高校である。", {("高雄一中", "大田高校", "existing")}),
        ("お知らせ\n姉妹校とは、交流を続ける学校のことです。\n東京高校や台北第一女子高級中学のような学校も交流に熱心です。", set()),
        ("お知らせ\n台北第一女子高級中学は本校の姉妹校ではありません。", set()),
    ],
)  # fmt: skip
def test_japanese(gazetteer: Gazetteer, text: str, expected: Ties) -> None:
    assert ties(gazetteer, text, "ja") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("News\nThe Port of Seattle has sister port relationships with Kobe, Rotterdam and the Port of Qingdao.",
         {("Port of Seattle", "Kobe", "existing"), ("Port of Seattle", "Rotterdam", "existing"), ("Port of Seattle", "Port of Qingdao", "existing")}),
        ("News\nSister-port agreements bind the Port of Baltimore to others, among them Gdynia, Poland; Genoa, Italy and Rotterdam, The Netherlands.",
         {("Port of Baltimore", "Gdynia", "existing"), ("Port of Baltimore", "Genoa", "existing"), ("Port of Baltimore", "Rotterdam", "existing")}),
        ("News\nShoushan Zoo and Tobu Zoo, in Japan's Saitama Prefecture, established sister relations.", {("Shoushan Zoo", "Tobu Zoo", "signed")}),
        ("News\nBooks came from Busan to the Georgetown Library in Malaysia. The givers, the Busan Simin Library, South Korea, are its sister library.",
         {("Georgetown Library", "Busan Simin Library", "existing")}),
        ("News\nLakeside Geopark in Ireland became the sister geopark of Kaiping UNESCO Global Geopark in China; Burren Park and Taihu Park in China are sister parks.",
         {("Lakeside Geopark", "Kaiping UNESCO Global Geopark", "signed"), ("Burren Park", "Taihu Park", "existing")}),
        ("News\nOmaha Zoo of Nebraska and Zoológico Guadalajara became sister zoos.", {("Omaha Zoo", "Zoológico Guadalajara", "signed")}),
        ("News\nPortland Airport in Oregon has no sister airport, but Narita Airport in Japan is a partner.", set()),
        ("News\nLincoln High School and Roosevelt High School are sister schools in one district.", set()),
    ],
)  # fmt: skip
def test_english(gazetteer: Gazetteer, text: str, expected: Ties) -> None:
    assert ties(gazetteer, text, "en") == expected


def test_towns_of_ports(gazetteer: Gazetteer) -> None:
    """Patterns read the towns of two ports as tied; that is the ports' tie, told once."""
    text = "News\nThe Port of Seattle has sister port agreements with Kobe, Japan, and Rotterdam, The Netherlands."
    facts = extract(document(text, language="en", published=None), gazetteer)[0]
    found = [([p["text"] for p in f.fields["parties"]], f.fields["kind"]) for f in facts if f.kind == "tie"]  # type: ignore[index, union-attr]
    assert sorted(found) == [
        (["Port of Seattle", "Kobe"], "institutional"),
        (["Port of Seattle", "Rotterdam"], "institutional"),
    ]


def test_towns_with_a_tie_of_their_own(gazetteer: Gazetteer) -> None:
    """A list of sister cities above one of sister ports: both ties are told."""
    text = "Kobe\nKobe's Sister Cities\nSeattle, USA (1957)\nRiga, Latvia (1974)\n\nKobe's sister ports:\nPort of Seattle, USA\nPort of Rotterdam, Netherlands"
    facts = extract(document(text, language="en", published=None), gazetteer)[0]
    found = {(*(p["text"] for p in f.fields["parties"]), f.fields["kind"]) for f in facts if f.kind == "tie"}  # type: ignore[index, union-attr, misc]
    assert found == {
        ("Kobe", "Seattle", "sister_city"),
        ("Kobe", "Riga", "sister_city"),
        ("Port of Kobe", "Port of Seattle", "institutional"),
        ("Port of Kobe", "Port of Rotterdam", "institutional"),
    }
