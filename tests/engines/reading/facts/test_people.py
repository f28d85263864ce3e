"""People with their posts and bodies. The persons are examples (示例, Example)."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import Read


def test_chinese(read: Read) -> None:
    people = read(
        "新闻\n伊春市委副书记、市长张示例主持会议,中国驻大阪总领馆副总领事李示例、王示例出席。日本大分市市长示例太郎率团来访。"
    ).people()
    assert people == {
        "张示例": (["市委副书记", "市长"], "伊春"),
        "李示例": (["副总领事"], "中国驻大阪总领馆"),
        "王示例": (["副总领事"], "中国驻大阪总领馆"),
        "示例太郎": (["市长"], "日本大分市"),
    }


def test_japanese(read: Read) -> None:
    people = read("お知らせ\n高松市の例示太郎市長と、例示花子宮崎市長が出席した。", language="ja").people()
    assert people == {"例示太郎": (["市長"], "高松市"), "例示花子": (["市長"], "宮崎市")}


def test_english(read: Read) -> None:
    text = "News\nTustin Mayor Alex Example met Sam Example, mayor of Tongchuan, and Deputy Mayor Kim Example."
    people = read(text, language="en").people()
    assert people == {
        "Alex Example": (["Mayor"], "Tustin"),
        "Sam Example": (["mayor"], "Tongchuan"),
        "Kim Example": (["Deputy Mayor"], None),
    }


def test_posts_without_a_name_are_nobody(read: Read) -> None:
    assert read("新闻\n市长会见了代表团,副市长陪同。书记办公会召开。").people() == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a name ends where a verb begins, whether the list of verbs has it or not
        ("市长张示明率团来访,副市长李示深入交流。", ["张示明", "李示"]),
        ("副主席尹示国出席了仪式,秘书长向示花参加会谈。", ["尹示国", "向示花"]),
        # foreign names reach as far as their characters do
        ("瓦加杜古市市长阿尔芒·贝因德以视频方式致辞。", ["阿尔芒·贝因德"]),
        ("美国驻奥克兰总领事希金斯举办活动,奥什市市长萨雷巴绍夫互换文本。", ["希金斯", "萨雷巴绍夫"]),
        ("法国三市市长克里斯蒂昂·波多、让雅克·贝纳尔一行到访。", ["克里斯蒂昂·波多", "让雅克·贝纳尔"]),
        ("美国孟菲斯市前市长A.C.沃顿发来贺信。", ["A.C.沃顿"]),
        ("溫哥華市長Alex Example 星期日發表聲明。", ["Alex Example"]),
        # one post after another, each with its own name
        ("在友好协会林文添会长、上合组织副秘书长张示舟见证下签约。", ["林文添", "张示舟"]),
        ("日本大分市副市长久渡示、议长永松示基一行来访。", ["久渡示", "永松示基"]),
        # names before posts, in brackets, and with an act alone
        ("受到村上示祐市长热烈欢迎。", ["村上示祐"]),
        ("出席者:陈示例(市长)。", ["陈示例"]),
        ("左起为鲁世明、杨文兴及郑来平。", ["鲁世明", "杨文兴", "郑来平"]),
        ("在曹文友见证下签约,由张泰平率领的代表团随后参观。", ["曹文友", "张泰平"]),
        ("日本友人冈崎例太先生多次来访。", ["冈崎例太"]),
        # who heads a delegation, and those who attended, in a row
        ("以张示例为团长的代表团和以牧野示太郎为首的考察团来访。", ["张示例", "牧野示太郎"]),
        ("以日本大阪府副知事牧野文示为团长的考察团来访。", ["牧野文示"]),
        ("会见后游览了古城。王示宁、栗示书、杨示等参加活动。", ["王示宁", "栗示书", "杨示"]),
        ("王建国、卢燎示、张明华、宣方示等学校领导到场。", ["王建国", "卢燎示", "张明华", "宣方示"]),
        ("以松村示为顾问的访华团来访。", ["松村示"]),
        ("市长王建国、副市长张明华到场。王建国、张明华、宣示军、俞示等。", ["王建国", "张明华", "宣示军", "俞示"]),
        # what one is to others, without a post
        ("外办退休干部张示红今年七十岁,其妻陈示莲在家,来自海防的大学生李示凤则留学。", ["张示红", "李示凤", "陈示莲"]),
        ("她是一位名叫苏菲的姑娘,也是陈示的孙女。", ["苏菲"]),
        # two parts in the characters of foreign names
        ("1986年,从美国来的罗伯特·怀特一起种下了树,信是汉斯·鲁道夫写的。", ["汉斯·鲁道夫", "罗伯特·怀特"]),
        # captions, lists with the bodies in brackets, papers of appointment
        ("左图:祖海明(右二)向威廉·科德(左三)赠送花瓶。", ["威廉·科德", "祖海明"]),
        ("出席:滕建明(市教育局)、柏松(市体育局)、戴维·米勒(利兹市政厅)", ["戴维·米勒", "柏松", "滕建明"]),
        ("任命储江为市外办主任。那时候的市长叫艾瓦尔斯·兰伯格斯。", ["储江", "艾瓦尔斯·兰伯格斯"]),
        # a plain name between a stop and what persons do
        ("三十年后,宋卫明回忆了那次访问。", ["宋卫明"]),
    ],
)
def test_chinese_names(read: Read, text: str, names: list[str]) -> None:
    assert sorted(read(f"新闻\n{text}").people()) == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "五位议员全票通过。",
        "包括市长在内的多名市议员明确反对。",
        "该环礁市为县长任内签署的第二个友城。",
        "广州市市长和部长级官员参加,各部门负责人座谈。",
        "大庆市市长和卡尔加里市市长,在北京共同签字。",
        "代表市政府向代表团一行表示欢迎。",
        "市长信箱已开通,校长负责制实施多年。",
        # who wrote the page, who is nobody in full, what is named after somebody
        "本报讯(记者 王建明 通讯员 李小红)昨日,两市签约。(张文丽 摄)",
        "旅游协会的会长唐大姐说,来客很多。",
        "学生们参观了约翰·霍普金斯大学,今年是结好30周年以来最好的一年。",
        "日本、乌克兰、尼泊尔等国参加。",
        "会见日本前总理\n新华网消息：东京电",
        "会见了来宾,特斯拉总裁访问我市。",
        "巴西总统府总秘书处启动活动。俄罗斯总统、白俄罗斯总统出席。",
        "以中国为首的国家、以企业为首的代表团来访。北京、天津、上海等参加会议。",
    ],
)
def test_chinese_words_that_are_no_names(read: Read, text: str) -> None:
    assert read(f"新闻\n{text}").people() == {}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # a body between name and post
        ("高橋例示北海道知事が述べた。", {"高橋例示": (["知事"], "北海道")}),
        ("山本例真泉南市長が出席した。", {"山本例真": (["市長"], "泉南市")}),
        ("高村例示市議会副議長が出席した。", {"高村例示": (["市議会副議長"], None)}),
        ("岸例夫外務副大臣が出席した。", {"岸例夫": (["副大臣"], "外務")}),
        # names in two words, with a reading, in kana
        ("望月 例税廿日市市国際交流協会会長", {"望月 例税": (["会長"], "廿日市市国際交流協会")}),
        ("済州道の元例龍(ウォン・イェリョン)知事が来日した。", {"元例龍": (["知事"], "済州道")}),
        (
            "クイニョン市のゴ・ホアン・レイ市人民委員会委員長が来た。",
            {"ゴ・ホアン・レイ": (["委員長"], "市人民委員会")},
        ),
        ("在大阪総領事のジャン・レイジ氏などが来た。", {"ジャン・レイジ": (["総領事"], None)}),
        ("楊例東駐名古屋総領事が来た。", {"楊例東": (["総領事"], "駐名古屋")}),
        ("主催は協会(会長:宇都宮例児)です。", {"宇都宮例児": (["会長"], None)}),
        ("サム・K・レイジ上院議員(当時)です。", {"サム・K・レイジ": (["上院議員"], None)}),
        ("挨拶する山中例司市長(右)です。", {"山中例司": (["市長"], None)}),
        # without a post
        ("宮下 例海(みやした れいみ)さんが話した。", {"宮下 例海": ([], None)}),
        ("生徒の木村さくらさんと大植例次氏が出演した。", {"木村さくら": ([], None), "大植例次": ([], None)}),
        # a surname alone, and no name at all
        ("三田市長からのメッセージを披露した。三田市の訪問団です。", {}),
        ("何総領事が県を訪問した。議長と副議長が同席した。", {}),
    ],
)
def test_japanese_names(read: Read, text: str, people: dict[str, object]) -> None:
    assert read(f"お知らせ\n{text}", language="ja").people() == people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr. Zhang Example, Vice Mayor of Ningbo, came with Ms Ann B. Example.", ["Zhang Example", "Ann B. Example"]),
        ("Alex Example, who chairs the commission, spoke.", ["Alex Example"]),
        ('"We are proud," said Maria Example, and Sam Example added more.', ["Maria Example", "Sam Example"]),
        ("Crs Jason Example and Carol Example will attend.", ["Jason Example", "Carol Example"]),
        ("Portugal's ambassador to China, Jose Augusto Example, spoke.", ["Jose Augusto Example"]),
        ("The ambassador to New Zealand Kim Chang-example came.", ["Kim Chang-example"]),
        ("Mayor Park Example-joon of Busan spoke first.", ["Park Example-joon"]),
        ("Burton E. Example Jr., who is president, spoke.", ["Burton E. Example Jr."]),
        ("Mayor Zhi Example Receives Consuls General", ["Zhi Example"]),
        ("It grew from President Dwight Example's People-to-People idea.", ["Dwight Example"]),
        ("From left: Jim Example, Ann Example and Mayor Bob Example.", ["Jim Example", "Ann Example", "Bob Example"]),
        ("Lincoln High School signed a banner. New Zealand said no. The City Council added two.", []),
        ("The committee is chaired by Linda Example, who came.", ["Linda Example"]),
        ("Meeting By Donna Example, Mayor of Ashburton", ["Donna Example"]),
    ],
)  # fmt: skip
def test_english_names(read: Read, text: str, names: list[str]) -> None:
    assert sorted(read(f"News\n{text}", language="en").people()) == sorted(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # minutes of a council, signatures in brackets
        ("○議長（例示信一君） 次に、7番。○市長（山田例子） お答えします。", ["例示信一", "山田例子"]),
        ("（広報室 佐藤翼）雪の便りです。", ["佐藤翼"]),
        # surnames nobody knows, told by さん or a post and the end of the given name
        (
            "小学6年の例示ひかりさんと三重の例示洋子さんが歌った。引率の例示正一教諭も。",
            ["例示ひかり", "例示正一", "例示洋子"],
        ),
        # what a person is, and a full name alone
        ("実業家の田中博の奔走で、洋品店の渡辺キヨさんは旗を出した。", ["渡辺キヨ", "田中博"]),
        ("国際交流を研究する宮本多恵子は、こう述べる。", ["宮本多恵子"]),
        ("総務大臣が着席し、宮本剛総務大臣が賞状を渡した。", ["宮本剛"]),
        ("ホノルルでジョージ・コスタ州知事が調印した。", ["ジョージ・コスタ"]),
    ],
)
def test_japanese_names_without_a_known_surname_or_post(read: Read, text: str, names: list[str]) -> None:
    assert sorted(read(f"お知らせ\n{text}", language="ja").people()) == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "市長の御認識を伺います。",
        "上田城散策のあと、鎌倉時代の寺を訪れ、海事庁の長官に会った。",
        "政治家らを福島民報が出迎えた。",
        "秦野のほか、岡崎出身の派遣中学生が初来日した。",
        "職員の派遣研修が決まり、交換学生の今年度の応募は締め切った。",
        "中村医院様と皆様方に感謝します。",
        "ラトビア大使が来庁し、瀬戸内海の話をした。",
    ],
)
def test_japanese_words_that_are_no_names(read: Read, text: str) -> None:
    assert read(f"お知らせ\n{text}", language="ja").people() == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a given name of many, a list of those present, a note in brackets
        ("The garden was the idea of Ruth Example, a retired teacher.", ["Ruth Example"]),
        (
            "Present: Zeph Example (chair), Vika Example; Queen Example\nMatters arising",
            ["Queen Example", "Vika Example", "Zeph Example"],
        ),
        # the post before a body in small letters, or before a town nobody knows
        ("The head of the delegation, Qin Example, briefed the hosts.", ["Qin Example"]),
        ("Chairman of the provincial People's Committee Dang Xuan Example said so.", ["Dang Xuan Example"]),
        ("Vice-Mayor of Examplezhou Chen Example remarked on art.", ["Chen Example"]),
        ("She was the guest of Seyed Example, Shiraz Mayor.", ["Seyed Example"]),
        ("Vice-chairman Shozo Example signed first.", ["Shozo Example"]),
        # no persons
        ("The Mary Example Scholarship Fund met in Ann Arbor. Santa Rosa Example Beach was closed.", []),
    ],
)
def test_english_names_without_a_post_beside(read: Read, text: str, names: list[str]) -> None:
    assert sorted(read(f"News\n{text}", language="en").people()) == sorted(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Governor Exampleton spoke, and Mrs. Samplewell thanked him.", ["Exampleton", "Samplewell"]),
        # a fuller name of the page; once each
        ("Mayor Ann Exampleton came. Mayor Exampleton signed.", ["Ann Exampleton"]),
        ("Mayor Dies at 80. Mayor Exampleton thanked them.", ["Exampleton"]),
        ("Mr. Exampleton left early; Mr. Exampleton's friends stayed.", ["Exampleton"]),
        # headlines, titles, places, bodies
        ("Governor Off to Japan. Mayor Calls for peace. The Ambassador Extraordinary and Plenipotentiary came.", []),
        (
            "President Lincoln High School. The Mayor Toyama met. Lord Krishna's birthday. Councillor Portfolio list.",
            [],
        ),
    ],
)
def test_english_surnames(read: Read, text: str, names: list[str]) -> None:
    assert sorted(read(f"News\n{text}", language="en").people()) == sorted(names)
