"""Forests are followed as their trees say."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from youcheng.engines.reading.facts.ties.forest import read_forest

TRAITS = ["a", "b"]
TREES: list[list[list[Any]]] = [
    [[0, 0.5, 1, 2], [[1.0, 0.0]], [1, 2.0, 3, 4], [[0.0, 2.0]], [[0.0, 4.0]]],
    [[1, 1.0, 1, 2], [[8.0, 0.0]], [[0.0, 16.0]]],
]


def follow(tree: list[list[Any]], seen: dict[str, float]) -> list[float]:
    node = tree[0]
    while len(node) > 1:
        node = tree[node[2] if seen.get(TRAITS[node[0]], 0.0) <= node[1] else node[3]]
    scores: list[float] = node[0]
    return scores


def test_all_trees_add_up() -> None:
    sums = read_forest(TREES, TRAITS, 0.5).sums([{}, {"a": 1.0}, {"a": 1.0, "b": 3.0}])
    assert sums.tolist() == [[9.5, 0.5], [8.5, 2.5], [0.5, 20.5]]


def test_a_forest_without_trees_gives_its_base() -> None:
    assert read_forest([], []).chances([{}, {"a": 1.0}]) == [0.5, 0.5]


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.floats(-5, 5)), min_size=1, max_size=5))
def test_as_one_tree_after_the_other(seen: list[dict[str, float]]) -> None:
    expected = [[sum(scores) for scores in zip(*(follow(tree, one) for tree in TREES), strict=True)] for one in seen]
    assert read_forest(TREES, TRAITS).sums(seen).tolist() == expected
