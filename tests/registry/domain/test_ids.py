"""Ids and keys."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from youcheng.registry.domain.ids import claim_key, derived_id, evidence_key, random_id, tie_id


def test_ids_never_change_from_release_to_release() -> None:
    assert derived_id("tie", "a", "b") == "tie-67eq4ka34jb3"
    assert claim_key("tie-a", "party", "wd:Q1") == "02c5a432a6193abdc578053b7cdd40fe32f5e92e4e3c9f59c38cc42184de4a7c"
    assert evidence_key("row", "starter", "Q1\tA") == "a3ba4c37c4eec6adbb74717583af173b465ffe0d2f90e95f11cb2bcec74433d1"


def test_the_order_of_parties_does_not_matter_to_a_tie() -> None:
    assert tie_id("gn:1", "cn:2") == tie_id("cn:2", "gn:1")
    assert tie_id("gn:1", "cn:2") != tie_id("gn:1", "cn:2", kind="pairing")


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_parts_give_different_ids(one: list[str], other: list[str]) -> None:
    assert (derived_id("figure", *one) == derived_id("figure", *other)) == (one == other)


def test_random_ids_are_readable_and_new() -> None:
    made = {random_id("agreement") for _ in range(1000)}

    assert len(made) == 1000
    assert all(re.fullmatch(r"agr-[0-9a-hjkmnp-tv-z]{12}", entity_id) for entity_id in made)
