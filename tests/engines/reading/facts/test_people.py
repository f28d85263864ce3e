"""People with their posts and bodies. The persons are examples (示例, Example)."""

from __future__ import annotations

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
