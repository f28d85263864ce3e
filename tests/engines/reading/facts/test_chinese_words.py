"""Words that look like a Chinese name behind a post."""

from __future__ import annotations

import pytest
from tests.engines.reading.facts.conftest import Read

from youcheng.engines.reading.facts.people.chinese_words import are_words


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("市长和客人见面。", "和客人", True),
        ("书记向来宾介绍情况。", "向来宾", True),
        ("市长陆续会见了各代表团。", "陆续", True),
        ("市长官邸举行晚宴。", "官邸", True),
        ("团长有几位老朋友。", "有几位", True),
        ("副市长和示例会见了客人。", "和示例", True),
        ("市长王示例会见了客人。", "王示例", False),
        ("市长高兴地表示欢迎。", "高兴地", True),
        ("市长任示例会见了客人。", "任示例", False),
        ("副市长向红霞出席。", "向红霞", False),
        ("副市长王示例、都示例出席。", "都示例", False),
        ("市长高峰会见了客人。", "高峰", False),
        ("市长约翰·示例致辞。", "约翰·示例", False),
    ],
)
def test_are_words(text: str, name: str, words: bool) -> None:
    start = text.index(name)
    assert are_words(text, start, start + len(name)) is words


@pytest.mark.parametrize(
    "text", ["市长和客人见面。", "市长和几位副市长陪同。", "团长向福建的朋友问好。", "议长来函祝贺。"]
)
def test_nobody_is_named(read: Read, text: str) -> None:
    assert read("标题\n" + text).people() == {}


@pytest.mark.parametrize("text", ["李明市长和客人见面。", "李明市长向来宾介绍情况。", "李明市长和几位副市长陪同。"])
def test_who_is_named_before_the_post(read: Read, text: str) -> None:
    assert list(read("标题\n" + text).people()) == ["李明"]
