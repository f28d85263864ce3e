"""What holds of all patterns over token types."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youcheng.engines.reading.facts.ties.patterns import CHINESE, ENGLISH, JAPANESE, Pattern

_TYPES = st.text(alphabet="PPPPKKVUXYSBLwdhocxg-:;tnpGMQkI", min_size=3, max_size=14)


@pytest.mark.parametrize("patterns", [CHINESE, JAPANESE, ENGLISH], ids=["zh", "ja", "en"])
@given(types=_TYPES)
@settings(max_examples=400, deadline=None)
def test_what_matches_holds_what_its_pattern_needs(patterns: tuple[Pattern, ...], types: str) -> None:
    for pattern in patterns:
        match = pattern.regex.search(types)
        assert match is None or all(set(match[0]) & set(need) for need in pattern.needs), pattern.name


def test_needs_are_read_from_the_pattern() -> None:
    needs = {pattern.name: pattern.needs for pattern in ENGLISH}
    assert needs["with"] == ("VUX", "K")
    assert needs["between"] == ("K",)  # its act may be missing
    assert needs["possessive-anniversary"] == ("Y",)
