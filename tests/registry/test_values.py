"""Values of claims: one canonical form, and words for what does not fit."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youcheng.registry.properties import PROPERTIES, property_of, validate, validate_language, validate_period
from youcheng.registry.values import InvalidValue


@pytest.mark.parametrize(
    ("name", "given_value", "canonical"),
    [
        ("name", "  大阪\u3000市 ", "大阪 市"),
        ("name", "Cafe\u0301", "Café"),
        ("country", " JP ", "JP"),
        ("coordinates", {"lat": "34.693790001", "lon": 135.50107}, {"lat": 34.69379, "lon": 135.50107}),
        ("population", "2753862", 2753862),
        ("population", 2753862.0, 2753862),
        ("wikidata_id", "Q35765", "Q35765"),
        ("signed_on", "1973-11-30", "1973-11-30"),
        ("signed_on", "1973", "1973"),
        ("tie_kind", "sister_city", "sister_city"),
        ("signer", {"person": "per-1", "party": "", "position": "0"}, {"person": "per-1", "position": 0}),
        ("post", {"title": "市长", "body_text": None}, {"title": "市长"}),
        ("wish", {}, {}),
        (
            "quantity",
            {"value": "1200", "measure": "guests", "bound": "more_than"},
            {"measure": "guests", "value": 1200, "bound": "more_than"},
        ),
        ("quantity", {"measure": "share", "value": 0.25}, {"measure": "share", "value": 0.25, "bound": "exact"}),
        (
            "quantity",
            {"measure": "guests", "value": 30, "upper": 40, "bound": "range"},
            {"measure": "guests", "value": 30, "upper": 40, "bound": "range"},
        ),
    ],
)
def test_a_value_has_one_canonical_form(name: str, given_value: Any, canonical: Any) -> None:
    assert validate(name, given_value) == canonical
    assert validate(name, canonical) == canonical


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("name", "   ", "The text is empty."),
        ("name", 7, "Words are expected."),
        ("name", "x" * 201, "The text has 201 characters; at most 200 fit."),
        ("country", "Japan", "A code such as JP is expected."),
        ("coordinates", {"lat": 91, "lon": 0}, "The number 91 is out of range."),
        ("coordinates", {"lat": 1}, "A number is expected."),
        ("coordinates", {"lat": 1, "lon": 2, "alt": 3}, "Unknown parts: alt."),
        ("population", -1, "The number -1 is out of range."),
        ("population", True, "A number is expected."),
        ("population", "many", "A number is expected."),
        ("population", "NaN", "A number is expected."),
        ("population", 1.5, "A whole number is expected."),
        ("signed_on", "1973-13", "There is no such date: 1973-13."),
        ("signed_on", "2023-02-29", "There is no such date: 2023-02-29."),
        ("signed_on", "0000", "There is no such date: 0000."),
        ("signed_on", "30.11.1973", "A date such as 2019, 2019-10 or 2019-10-23 is expected."),
        (
            "legal_status",
            "fine",
            "One of these is expected: unknown, signed, in_force, expired, suspended, terminated.",
        ),
        ("party", "no id", "The id of an entity is expected."),
        ("signer", {"title": "mayor"}, "“person” is missing."),
        ("quantity", {"measure": "m", "value": 1, "upper": 2}, "A range has an upper end, and nothing else has one."),
        (
            "quantity",
            {"measure": "m", "value": 2, "upper": 1, "bound": "range"},
            "The upper end of the range lies below its lower end.",
        ),
        ("colour", "red", "There is no property “colour”."),
    ],
)
def test_what_does_not_fit_is_refused_in_words(name: str, value: Any, words: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        validate(name, value)
    assert str(refused.value) == words


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(name=st.sampled_from(sorted(PROPERTIES)), value=ANYTHING)
def test_any_value_is_either_refused_or_canonical(name: str, value: Any) -> None:
    try:
        canonical = validate(name, value)
    except InvalidValue as refused:
        assert str(refused)
        return
    assert validate(name, canonical) == canonical


def test_a_property_belongs_to_its_kinds() -> None:
    assert property_of("party", kind="tie").name == "party"
    with pytest.raises(InvalidValue):
        property_of("party", kind="place")


def test_periods_and_languages() -> None:
    assert validate_period("2019-10", "2019") == ("2019-10", "2019")
    assert validate_period("", "2020") == ("", "2020")
    with pytest.raises(InvalidValue):
        validate_period("2020", "2019-12")
    assert validate_language("zh-Hans") == "zh-Hans"
    for wrong in ("Chinese language", "zh_Hans", "x" * 13):
        with pytest.raises(InvalidValue):
            validate_language(wrong)
