"""Partial dates in words."""

from __future__ import annotations

import pytest

from youcheng.web.dates import date_words


@pytest.mark.parametrize(
    ("language", "partial", "expected"),
    [
        ("en", "2019", "2019"),
        ("en", "2019-10", "October 2019"),
        ("en", "2019-10-23", "23 October 2019"),
        ("en", "2019-10-23T07:55:10", "23 October 2019"),
        ("zh-hans", "2019", "2019年"),
        ("zh-hans", "2019-10", "2019年10月"),
        ("ja", "2019-10-23", "2019年10月23日"),
        ("en", "", ""),
        ("en", "2019-13", "2019-13"),
    ],
)
def test_no_more_precise_than_known(language: str, partial: str, expected: str) -> None:
    assert date_words(partial, language) == expected
