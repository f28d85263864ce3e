"""Which lines are the article, on pages with the furniture of many kinds of sites (the words are ours)."""

from __future__ import annotations

import pytest
from tests.engines.reading.test_engine import assert_nothing_vanished, lines

from youcheng.engines.reading import clean
from youcheng.engines.reading.model import Reason

OFFICE = """当前位置：首页 > 外事动态 > 友城交往
我市与韩国东岸郡签署友好城市协议
发布时间：2019-05-20    浏览次数：1234    信息来源：市外事办    字体：[大 中 小]
　　5月18日，我市与韩国东岸郡在市政府会议室举行建立友好城市关系签字仪式。市长与郡守分别代表双方在协议书上签字。
　　附：我市国际友好城市名单
　　日本 青岛根市
　　韩国 东岸郡
【打印本页】 【关闭窗口】
上一篇：我市代表团访问日本并签署友好城市协议
网站首页 | 关于我们 | 联系我们 | 网站地图
主办：某某市人民政府外事办公室 备案号：某ICP备00000000号
"""

JAPANESE_CITY = """本文へスキップします。
文字サイズ 標準 拡大
現在地 トップページ > 市政情報 > 国際交流
姉妹都市・友好都市
ページID：0012345 更新日：2021年4月1日更新
中国・江南省 常山市（じょうざんし）
提携年月日：昭和62年11月25日
常山市は、省の南部に位置する工業都市です。昭和62年に友好都市提携を結んで以来、教育や文化、産業など幅広い分野で交流を続けています。
オーストラリア・北部州 トゥーン市
提携年月日：平成3年11月13日
このページに関するお問い合わせ先
市民生活部 国際交流課
電話番号：000-000-0000
このページの情報は役に立ちましたか？
"""

OLD_TABLE_SITE = """石岭市市长近日率代表团访问韩国河原郡 |
|
发布日期:2009/12/24 11:16:45 来源:石岭新闻 作者:未知 |
|
12月13日至14日,石岭市市长应邀率政府代表团对韩国河原郡进行友好访问,两市签订了文化艺术交流与合作意向书。 |
|
编辑: 【关闭】 |
|
"""

ENGLISH_PORTAL = """Home>Events>Sister City Mayors Meet in Harbour Bay for the Fourth Time, Council Says
Sister City Mayors Meet in Harbour Bay for the Fourth Time
Time:2019-07-17Editor:Jane ExampleResource:Department of Examples
Adjust font size:
On July 17th, the mayors of the two sister cities met in Harbour Bay, together with around 200 guests.
What is the tie?
We have been tied with
EXAMPLETOWN (Germany) since 1969
SAMPLEVILLE (France) since 1972
Related Stories
Road works on Main Street continue until the end of the year
Copyright Example Information Center. All Rights Reserved
"""

WIRE_TAIL = """Northport signs sister city agreement with Harbour Bay
Share - WeChat
Northport established a sister city relationship with Harbour Bay on Tuesday, according to the Example Daily.
The two cities agreed to promote exchanges in science and technology, culture, sports, health, education and talent.
- Foreign visitors taste the delicacies of an ancient town
- Researchers introduce a standard framework for robots
- Geologists brave rugged terrain in prospecting mission
"""

HACKED = """蜜某某av网址|国产精品某某|成人视频免费|中文字幕在线|无码某某|一区二区三区|久久精品某某
<cite id="yg"><center id="yg"></center></cite>
  •
    Backgrounder: sister city ties between the two countries
    Source: Example Agency| 2019-03-15 04:49:35|Editor: yan
    Video PlayerClose
    NORTHPORT, March 14 -- As the two countries marked their 40th anniversary, sister city ties also hit a milestone.
"""


@pytest.mark.parametrize(
    ("page", "first", "last", "absent"),
    [
        (OFFICE, "我市与韩国东岸郡签署友好城市协议", "韩国 东岸郡", ["代表团访问日本", "ICP", "打印"]),
        (JAPANESE_CITY, "姉妹都市・友好都市", "提携年月日：平成3年11月13日", ["お問い合わせ", "電話", "トップページ"]),
        (OLD_TABLE_SITE, "石岭市市长近日率代表团访问韩国河原郡", "合作意向书。", ["|", "关闭"]),
        (
            ENGLISH_PORTAL,
            "Sister City Mayors Meet in Harbour Bay",
            "SAMPLEVILLE (France) since 1972",
            ["Road", "Home>"],
        ),
        (WIRE_TAIL, "Northport signs sister city agreement", "education and talent.", ["delicacies", "robots"]),
        (HACKED, "Backgrounder: sister city ties", "hit a milestone.", ["av", "cite", "Video"]),
    ],
    ids=["office", "japanese city", "old table site", "english portal", "wire tail", "hacked"],
)
def test_kinds_of_sites(page: str, first: str, last: str, absent: list[str]) -> None:
    document = clean(page.encode())
    kept = lines(document)
    assert kept[0].startswith(first)
    assert document.title == kept[0]
    assert kept[-1].endswith(last)
    assert not [word for word in absent if word in document.text]
    assert_nothing_vanished(document)


def test_what_the_bylines_say() -> None:
    found = {
        name: (document.publisher, document.author, document.published)
        for name, page in (
            ("office", OFFICE),
            ("japanese", JAPANESE_CITY),
            ("old", OLD_TABLE_SITE),
            ("portal", ENGLISH_PORTAL),
            ("hacked", HACKED),
        )
        for document in [clean(page.encode())]
    }
    assert found == {
        "office": ("市外事办", None, "2019-05-20"),
        "japanese": (None, None, "2021-04-01"),
        "old": ("石岭新闻", None, "2009-12-24T11:16:45"),
        "portal": (None, None, "2019-07-17"),
        "hacked": ("Example Agency", None, "2019-03-15T04:49:35"),
    }


def test_place_names_of_this_field_are_no_spam() -> None:
    page = (
        "太阳城与金沙县结为友好城市\n\n美国太阳城市市长与金沙县县长在澳门签署协议,两地官网同日发布了消息,"
        "并介绍了棋牌、彩票之外的旅游产品。\n"
    )
    document = clean(page.encode())
    assert document.left_out == ()


def test_rows_with_bars() -> None:
    page = (
        "友好城市一览\n序号 | 中方城市 | 外方城市 | 结好时间 |\n1 | 石门市 | 长田市 | 1981.04.19 |\n"
        "2 | 石门市 | 帕玛市 | 1987 |\n"
    )
    document = clean(page.encode())
    rows = [[document.text[low:high] for low, high in block.cells] for block in document.blocks if block.cells]
    assert rows == [
        ["序号", "中方城市", "外方城市", "结好时间"],
        ["1", "石门市", "长田市", "1981.04.19"],
        ["2", "石门市", "帕玛市", "1987"],
    ]
    assert_nothing_vanished(document)


def test_lines_beyond_repair_are_left_out_as_damaged() -> None:
    page = OFFICE.replace("　　附：", "\ufffd\ufffd市\ufffd\ufffd长\ufffd\ufffd\n　　附：")
    document = clean(page.encode())
    damaged = [part.text for part in document.left_out if part.reason is Reason.DAMAGED]
    assert damaged == ["\ufffd\ufffd市\ufffd\ufffd长\ufffd\ufffd"]
    assert_nothing_vanished(document)


def test_anchors_on_lines_of_their_own() -> None:
    page = WIRE_TAIL + "\n".join(["百家乐官网", "大发888平台", "禹州市", "百家乐代理", "平江县", "真人百家乐"])
    document = clean(page.encode())
    spam = [part.text for part in document.left_out if part.reason is Reason.SPAM]
    assert spam == ["百家乐官网", "大发888平台", "禹州市", "百家乐代理", "平江县", "真人百家乐"]


OFFICE_INTRO = "本网站由滨海市人民政府办公室主办，为市民提供各类信息服务，欢迎访问，感谢支持，请多提宝贵意见。"
PROSE = "1981年4月，滨海市与日本原田市正式结为友好城市，四十年来两市在教育、文化、体育等领域广泛交流。"


@pytest.mark.parametrize(
    ("page", "last", "left_out"),
    [
        (  # towns with their countries are the list that the headline announces
            "Sister Cities of Tempe\nThe city of Tempe, Arizona has been twinned with towns on three continents since "
            "1971, and its people visit them.\n- Skopje, North Macedonia\n- La Roche-sur-Yon, France\n",
            "- La Roche-sur-Yon, France",
            [],
        ),
        (  # a notice inside an article does not end it, one behind it does
            "Houston puts ties on hold\nOn Friday the city of Houston, Texas said that its ties with Tyumen in Russia "
            "are suspended for now.\nRecommended Videos\nThe tie of the two towns was established in 1995, and nothing "
            "of the kind had happened since, the office said.\nRELATED CONTENT:\nA new park opens\n",
            "the office said.",
            ["Recommended Videos", "RELATED CONTENT:", "A new park opens"],
        ),
        (  # 関連ページ ends a section of the page, not the page
            "姉妹都市\n甲野市は、アメリカのポートランド市と昭和34年に姉妹都市提携を結び、学生の派遣や市民の訪問など幅広い交流を"
            "続けています。\n関連ページ\n甲野市は、中国の瀋陽市とも昭和55年に友好都市提携を結び、文化や経済の分野で交流を続けて"
            "います。\n関連ページ\n",
            "交流を続けています。",
            ["関連ページ"],
        ),
        (  # a site's first sentence is no article that another follows
            f"滨海市政府网\n{OFFICE_INTRO}\n友城简介\n滨海市与日本原田市结好\n发布时间：2020-05-01\n{PROSE * 5}\n",
            PROSE,
            [],
        ),
    ],
    ids=["towns", "notice", "sections", "introduction"],
)
def test_what_belongs_to_the_page(page: str, last: str, left_out: list[str]) -> None:
    document = clean(page.encode(), content_type="text/plain")
    assert lines(document)[-1].endswith(last)
    assert [part.text for part in document.left_out] == left_out
    assert_nothing_vanished(document)


RESOLUTION = """DocLink0042RESOLUTION NO. 42
A RESOLUTION BY WHICH AN AGREEMENT WITH THE CITY
OF LONGHARBOR IS APPROVED
SECTION 1.
Approval is given to the agreement with the City of Longharbor
(copy attached), to whose form the attorney has no objection.
SECTION 2.
The staff of the city may and shall do whatever the
agreement calls for.
SECTION 3.
The resolution takes effect once it has finally passed.
INTRODUCED: August 25, 2014
BY: Jane Sample
The council heard from the sister cities committee, which has met since spring, and passed the resolution at once."""

CUT_OFF = """Twinning agreement of Upton with Nether Vale

On Thursday the mayors of Upton and of Nether Vale put their names, as planned, to an agreement... read full story
"Tied by history for long\""""


@pytest.mark.parametrize(("page", "first"), [(RESOLUTION, "DocLink0042"), (CUT_OFF, "Twinning agreement of Upton")])
def test_a_text_without_a_menu_loses_nothing_at_its_head(page: str, first: str) -> None:
    """Wrapped lines are no menu above a line that stands before a byline; an article that is cut off is no teaser."""
    document = clean(page.encode(), content_type="text/plain")
    assert document.text.startswith(first)
    assert_nothing_vanished(document)


def test_several_cut_off_articles_are_teasers() -> None:
    page = "\n\n".join(
        f"On Thursday the mayors of Upton and of Vale {n} signed, as planned, a twinning agreement... read full story"
        for n in range(3)
    )
    assert {part.reason for part in clean(page.encode(), content_type="text/plain").left_out} == {Reason.OTHER_ARTICLE}
