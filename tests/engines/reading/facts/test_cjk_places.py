"""The places of Chinese and Japanese pages that no list holds: shown by a country, a generic part, or the grammar."""

# ruff: noqa: E501 - Chinese characters count double

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.reading.facts.places.transliteration import sounds_foreign, wholly_foreign
from youcheng.engines.reading.facts.view import View


def _places(text: str, language: str, gazetteer: Gazetteer) -> list[tuple[str, str | None]]:
    view = View(document(text, language=language), gazetteer)
    return [(view.name_of(place), place.country) for place in view.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Words between a country and its place: what kind of place, which part, the form of government.
        ("英国城市卡迪夫在1983年与厦门结成姐妹城市。", [("卡迪夫", "GB"), ("厦门", "CN")]),
        ("毛里求斯第二大城市博巴森-荷津市与常州市。", [("博巴森-荷津市", "MU"), ("常州市", "CN")]),
        ("印度共和国古吉拉特邦和广东省签署协议。", [("古吉拉特邦", "IN"), ("广东省", "CN")]),
        ("越南北部高平省与广西友好。", [("高平省", "VN"), ("广西", "CN")]),
        ("德国的弗赖辛市与潍坊友好。", [("弗赖辛市", "DE"), ("潍坊", "CN")]),
        # Over a list, in brackets, in the next cell.
        ("友好城市\n印度：海德拉巴、艾哈迈达巴德、孟买", [("海德拉巴", "IN"), ("艾哈迈达巴德", "IN"), ("孟买", "IN")]),
        ("弗莱辛(德国)、雷根斯堡(德国)与潍坊友好。", [("弗莱辛", "DE"), ("雷根斯堡", "DE"), ("潍坊", "CN")]),
        ("友好城市\n青岛市  海德拉巴  印度  2019", [("青岛市", "CN"), ("海德拉巴", "IN")]),
        ("慈溪市与美国科罗拉多泉结好。", [("慈溪市", "CN"), ("科罗拉多泉", "US")]),
        ("晋江市与南埃尔蒙特结好。", [("晋江市", "CN"), ("南埃尔蒙特", None)]),
        ("日本大分市在九州", [("大分市", "JP")]),
        ("蒙特丽市及圣荷西市与日本七尾市结好", [("蒙特丽市", None), ("圣荷西市", "CR"), ("七尾市", "JP")]),
        ("与友邻城市往来,黑龙江的九个市", [("黑龙江", "CN")]),
        ("宜兰县头城镇与静冈县伊东市", [("头城镇", "CN"), ("伊东市", "JP")]),
        ("台东县与华盛顿州皮尔斯郡缔结姊妹县。", [("台东县", "CN"), ("皮尔斯郡", "US")]),
        ("花莲县新城乡公所与日本浦河町", [("新城乡", "CN"), ("浦河町", "JP")]),
        ("北京市与汉城缔结友好城市。", [("北京市", "CN"), ("汉城", "KR")]),
        ("鸟取县与俄罗斯远东沿海地区", [("鸟取县", "JP"), ("沿海地区", "RU")]),
        ("东帝汶首都狄力所缔结的友好关系", [("狄力", "TL")]),
        ("槟岛市政厅与成都市签署", [("槟岛", None), ("成都市", "CN")]),
        ("内蒙古自治区 赤塔州", [("内蒙古自治区", "CN"), ("赤塔州", None)]),
        ("友好城市\n旁遮普省   巴基斯坦 亞洲 1992年", [("旁遮普省", "PK")]),
        ("友好城市\n九如乡 | 日本 | 东串良町", [("九如乡", None), ("东串良町", "JP")]),
        # Beside a place, in a sentence about ties.
        ("与日本堺市、澳大利亚大吉郎市等城市结为友好城市。", [("堺市", "JP"), ("大吉郎市", "AU")]),
        ("江苏省与日本外务省主办友好城市会议。", [("江苏省", "CN")]),
        ("敦煌与奥兰加巴德、青岛与海德拉巴结为友好城市。", [("敦煌", "CN"), ("奥兰加巴德", None), ("青岛", "CN"), ("海德拉巴", None)]),
        ("台南与别府缔结友好城市。", [("台南", "CN"), ("别府", "JP")]),
        ("访问了友好城市东京、土桑及大阪。", [("东京", "JP"), ("土桑", None), ("大阪", "JP")]),
        # Units that need no country.
        ("广东省与古吉拉特邦签署协议。", [("广东省", "CN"), ("古吉拉特邦", None)]),
        ("加强和萨姆塞特郡的交流。", [("萨姆塞特郡", None)]),
        ("九如乡与日本东串良町缔结友好交流。", [("九如乡", None), ("东串良町", "JP")]),
        ("花莲县吉安乡公所与苏澳镇公所", [("吉安乡", "CN"), ("苏澳镇", None)]),
        ("北哈萨克斯坦州州长访问陕西。", [("北哈萨克斯坦州", "KZ"), ("陕西", "CN")]),
        ("下奥地利州与常州", [("下奥地利州", "AT"), ("常州", "CN")]),
        ("第聂伯罗彼德罗夫斯克市", [("第聂伯罗彼德罗夫斯克市", None)]),
        ("吉林省与伏伊伏丁那自治省", [("吉林省", "CN"), ("伏伊伏丁那自治省", None)]),
        ("哈巴罗夫斯克边区", [("哈巴罗夫斯克边区", "RU")]),
        # What both sides in a sentence about ties keep a place for.
        ("议会同意与猴桥镇结为姐妹城镇。", [("猴桥镇", None)]),
        ("说起达茂旗与东京的友城缘分,话就长了。", [("达茂旗", None), ("东京", "JP")]),
        ("共青城友城知立市的学生来了。", [("共青城", "CN"), ("知立市", "JP")]),
        ("代表团赴巴尔加米斯,签署友好城市意向书。", [("巴尔加米斯", None)]),
        ("我们愿与文化界合作,结为友好城市。", []),
        # What the page itself says of a name.
        ("友城里有个叫茨维瑟尔的小镇。", [("茨维瑟尔", None)]),
        ("法诺是意大利马尔凯大区的一个市镇,有姐妹城。", [("法诺", "IT"), ("马尔凯大区", "IT")]),
        ("【奥胡斯·丹麦】首次来展。友好城市", [("奥胡斯", "DK")]),
        ("友城：佳木斯市—俄罗斯共青城", [("佳木斯市", "CN"), ("共青城", "RU")]),
        ("友好城市有泰国的清莱府和澳大利亚的米尔迪拉。", [("清莱府", "TH"), ("米尔迪拉", "AU")]),
        ("友城是法国图赖讷地区小城希农,产葡萄酒。", [("图赖讷地区", "FR"), ("希农", "FR")]),
        ("腾冲市另有滇滩镇正与板瓦镇商谈协议。", [("腾冲市", "CN"), ("滇滩镇", None), ("板瓦镇", None)]),
        ("与巴拿马博克特缔盟之后", [("博克特", "PA")]),
        ("高雄市旗山区公所", [("旗山区", "CN")]),
        ("沃罗涅日州博布罗夫市政区", [("博布罗夫市政区", "RU")]),
        # A name in Latin letters that repeats the one before it.
        ("友好城市\n1 | 爱丁堡市 Edinburgh | 英国", [("爱丁堡市", "GB")]),
        # Numbered districts, a short name at the end of a longer one, a township of a county.
        ("鼓楼区与罗马第一市政区结好。", [("鼓楼区", "CN"), ("第一市政区", "IT")]),
        ("里昂三区代表团来访。", [("三区", "FR")]),
        ("海淀区友城拉差贴威县来信。", [("海淀区", "CN"), ("拉差贴威县", None)]),
        ("嘉义县新港乡和东串良町。", [("新港乡", "CN"), ("东串良町", "JP")]),
        ("转交了马拉加市致孟连县的信。", [("马拉加市", "ES"), ("孟连县", "CN")]),
        # A unit lies in the one before it, whatever place elsewhere has its name.
        ("屏东县九如乡、高雄市美浓区", [("九如乡", "CN"), ("美浓区", "CN")]),
        ("韩国首尔市江西区", [("江西区", "KR")]),
        ("意大利比萨省圣玛丽亚阿蒙泰市", [("圣玛丽亚阿蒙泰市", "IT")]),
        ("友好城市\n序号 | 国别 | 城市\n1 | 澳大利亚 | 科克本市", [("科克本市", "AU")]),
        ("衡阳市与加纳塔马利市、德国尤利希市签署友好城市协议。", [("衡阳市", "CN"), ("塔马利市", "GH"), ("尤利希市", "DE")]),
        ("韩国庆山市向湖州市赠送防疫物资。", [("庆山市", "KR"), ("湖州市", "CN")]),
        ("亳州与法国干邑缔结友好城市。", [("亳州", "CN"), ("干邑", "FR")]),
        ("武汉市与日本国立市签署友好城市协议。", [("武汉市", "CN"), ("国立市", "JP")]),
        # A country's name may begin a longer one, or be a place's abroad as well; a rank may end a town's.
        ("江门市与巴西马里卡市缔结友好城市。", [("江门市", "CN"), ("马里卡市", "BR")]),
        ("镇江市与日本津市是友好城市。", [("镇江市", "CN"), ("津市", "JP")]),
        ("长沙市与尼德兰王国莱瓦顿市", [("长沙市", "CN"), ("莱瓦顿市", "NL")]),
        ("临汾市与阿根廷比亚蒙特将军市签署友好城市意向书。", [("临汾市", "CN"), ("比亚蒙特将军市", "AR")]),
        ("广西来宾与泰国华富里结为友好城市。", [("来宾", "CN"), ("华富里", "TH")]),
        # The end of a word, and a sentence, are no names.
        ("各自解除与中国对应城市的友好城市关系。", []),
        ("贵州省愿建立友好省份关系,让蒙古朋友看到多彩贵州的山水。", [("贵州省", "CN")]),
        ("合肥与法国企业缔结友好关系，与法国朋友建立了友好合作关系。", [("合肥", "CN")]),
    ],
)  # fmt: skip
def test_chinese(text: str, expected: list[tuple[str, str | None]], gazetteer: Gazetteer) -> None:
    assert _places(text, "zh-Hans", gazetteer) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Names with hiragana are the gazetteer's.
        ("つくば市とケンブリッジ市は姉妹都市。南あわじ市もさいたま市も。", [("つくば市", "JP"), ("ケンブリッジ市", "GB"), ("南あわじ市", "JP"), ("さいたま市", "JP")]),
        ("フランス南部の都市エクス・アン・プロヴァンスと鎌倉市", [("エクス・アン・プロヴァンス", "FR"), ("鎌倉市", "JP")]),
        ("ベトナム中部ダナン市と堺市は友好都市。", [("ダナン市", "VN"), ("堺市", "JP")]),
        ("フィリピン共和国マリキナ市と堺市", [("マリキナ市", "PH"), ("堺市", "JP")]),
        ("カウアイ郡と周防大島町は姉妹都市。", [("カウアイ郡", None), ("周防大島町", "JP")]),
        ("ラオスのLuannamtha県と秋田県", [("Luannamtha県", "LA"), ("秋田県", "JP")]),
        ("ミッテ区(ドイツ)、アンデルマット村(スイス)、ダボ(オーストラリア)と友好提携", [("ミッテ区", "DE"), ("アンデルマット村", "CH"), ("ダボ", "AU")]),
        ("オーストリア国シュタイヤー市", [("シュタイヤー市", "AT")]),
        ("姉妹都市のオレゴン州・ポートランド市、オーストラリア・ビクトリア州・バララット市", [("ポートランド市", "US"), ("バララット市", "AU")]),
        ("岩手県・仙台市は", [("岩手県", "JP"), ("仙台市", "JP")]),
        ("ダーリング州・名古屋市は姉妹都市", [("ダーリング州", None), ("名古屋市", "JP")]),
        ("岡山県・プネ市", [("岡山県", "JP"), ("プネ市", None)]),
        ("ヤクーツク市のグビンスキー地区と黒河市", [("ヤクーツク市", "RU"), ("グビンスキー地区", None), ("黒河市", "CN")]),
        ("ソ連・ボルゴグラード市、西ドイツ・ハノーバー市", [("ボルゴグラード市", "RU"), ("ハノーバー市", "DE")]),
        ("姉妹都市:アナポリス(アメリカ合衆国)", [("アナポリス", "US")]),
        ("姉妹都市\nボパール インド\nハトサヴァリ | フィンランド", [("ボパール", "IN"), ("ハトサヴァリ", "FI")]),
        # What both sides in a sentence about ties keep a place for; a dot between two names.
        ("姉妹都市のマルガレートゼーから訪問団が来た。", [("マルガレートゼー", None)]),
        ("三木・マイアミ市姉妹都市提携20周年", [("三木", "JP"), ("マイアミ市", "US")]),
        ("ワシントンＤ.Ｃ.と東京都は姉妹都市です。", [("ワシントンＤ.Ｃ.", "US"), ("東京都", "JP")]),
        ("台湾の嘉義県新港郷と姉妹都市。", [("新港郷", "CN")]),
        ("台湾の新竹県と台湾・埔里鎮、台湾・台南市", [("新竹県", "CN"), ("埔里鎮", "CN"), ("台南市", "CN")]),
        ("高雄市の大樹区と交流", [("大樹区", "CN")]),
        ("ウィーン市1区域", [("ウィーン市", "AT")]),
        ("ワシントン州のウェナッチと姉妹都市", [("ウェナッチ", "US")]),
        ("丸亀市(香川県)-ヴィリッヒ市(ドイツ)", [("丸亀市", "JP"), ("香川県", "JP"), ("ヴィリッヒ市", "DE")]),
        ("ハワイ州ヒロ、フランスのパリ5区と交流", [("ヒロ", "US"), ("パリ5区", "FR")]),
        ("どうしてグリンデルヴァルデと旧安曇村が結ばれたのか。", [("グリンデルヴァルデ", None), ("安曇村", "JP")]),
        ("旧八田村とベトヴァール市は姉妹都市", [("八田村", "JP"), ("ベトヴァール市", None)]),
        ("京畿道議政府市と姉妹都市", [("議政府市", "KR")]),
        ("姉妹都市\nキャムデン オーストラリア連邦", [("キャムデン", "AU")]),
        ("姉妹都市\nキャムデン\n(オーストラリア)", [("キャムデン", "AU")]),
        ("姉妹都市\n・ワカタネ町（ニュージーランド）", [("ワカタネ町", "NZ")]),
        ("ドイツの温泉療養地バート・クロツィンゲンとも姉妹都市を結ぶ大分県竹田市", [("バート・クロツィンゲン", "DE"), ("竹田市", "JP")]),
    ],
)  # fmt: skip
def test_japanese(text: str, expected: list[tuple[str, str | None]], gazetteer: Gazetteer) -> None:
    assert _places(text, "ja", gazetteer) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("建设国际交往中心城市,友城是桥。", "zh-Hans"),
        ("这些重要城市与其他城市开展智慧城市建设。", "zh-Hans"),
        ("乡镇和特色小镇、古镇、渔村的联邦政府。", "zh-Hans"),
        ("马拉松、奥林匹克与基金,四省和一些市", "zh-Hans"),
        ("友好活动参加者:约翰(美国)、玛丽(英国)", "zh-Hans"),
        ("オリンピック村", "ja"),
        ("ホストタウンとスポーツの友好協定。", "ja"),
        ("くわしくは市のホームページ(ロシア語)へ。", "ja"),
        ("市长此行同美国做城市外交。", "zh-Hans"),
    ],
)
def test_no_places(text: str, language: str, gazetteer: Gazetteer) -> None:
    assert _places(text, language, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在日本发展的历史", []),
        ("大使托马斯与成都市签署协议,成都与西门子合作", [("成都市", "CN"), ("成都", "CN")]),
        ("上海与特斯拉、沃尔玛签约,杭州与阿里巴巴合作建设友好城市。", [("上海", "CN"), ("杭州", "CN")]),
        ("访问美国的高雄市长", [("高雄市", "CN")]),
        ("大分市 | 日本 | 武汉市", [("大分市", "JP"), ("武汉市", "CN")]),
    ],
)
def test_a_country_that_tells_nothing_of_what_follows(
    text: str, expected: list[tuple[str, str]], gazetteer: Gazetteer
) -> None:
    assert _places(text, "zh-Hans", gazetteer) == expected


def test_a_person_of_a_country_is_no_place(gazetteer: Gazetteer) -> None:
    assert _places("インドネシア共和国のディアナ・サリ総領事", "ja", gazetteer) == []


def test_names_by_their_characters() -> None:
    assert [wholly_foreign(name) for name in ("海德拉巴", "合作交流")] == [True, False]
    assert [sounds_foreign(name) for name in ("交流", "弗莱辛", "ダナン")] == [False, True, True]
