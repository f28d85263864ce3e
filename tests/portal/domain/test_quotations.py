"""Finding the sentence around a fact's words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from youcheng.portal.domain.passages import passages_of
from youcheng.portal.domain.quotations import FARTHEST, sentence_around

TEXT = "第一句。第二句有事实在内。第三句！"


def test_the_sentence_and_no_other() -> None:
    start = TEXT.index("事实")

    begin, end = sentence_around(TEXT, start, start + 2)

    assert TEXT[begin:end] == "第二句有事实在内。"


def test_a_span_that_ends_with_its_sentence_does_not_take_the_next() -> None:
    start, end = TEXT.index("第二句"), TEXT.index("第三句")

    assert sentence_around(TEXT, start, end) == (start, end)


@given(st.text(alphabet="ab。\n！", max_size=600), st.integers(0, 600), st.integers(1, 200))
def test_the_span_lies_in_its_sentence_and_little_beyond(text: str, start: int, length: int) -> None:
    start = min(start, max(0, len(text) - 1))
    end = min(len(text), start + length)

    begin, finish = sentence_around(text, start, end)

    assert 0 <= begin <= start
    assert end <= finish <= len(text)
    assert start - begin <= FARTHEST
    assert finish - end <= FARTHEST + 1


def test_passages_are_shown_once_with_all_they_support() -> None:
    first, second = TEXT.index("事实"), TEXT.index("第三")
    found = passages_of(TEXT, [(first, first + 2, "a"), (first - 1, first + 1, "b"), (second, second + 2, "c")])

    assert [passage.html for passage in found] == [
        "第二句<mark>有事</mark><mark>实</mark>在内。",
        "<mark>第三</mark>句！",
    ]
    assert [passage.facts for passage in found] == [["b", "a"], ["c"]]


def test_a_page_is_never_rendered_raw() -> None:
    text = "<b>坏</b>。"

    assert passages_of(text, [(0, 3, "x")])[0].html == "<mark>&lt;b&gt;</mark>坏&lt;/b&gt;。"
