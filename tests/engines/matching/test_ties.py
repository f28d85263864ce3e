from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from youcheng.engines.matching.errors import InputError
from youcheng.engines.matching.places import PlaceRecord, Places
from youcheng.engines.matching.ties import Ties, read_later, read_ties


@pytest.fixture
def three(make_place: Callable[..., PlaceRecord]) -> Places:
    return Places.from_records([make_place("a"), make_place("b"), make_place("c")])


def test_ties_are_undirected_unique_and_never_with_oneself() -> None:
    ties = Ties.from_pairs([(2, 0), (0, 2), (1, 1), (1, 2)], 3)
    assert ties.pairs.tolist() == [[0, 2], [1, 2]]
    assert ties.degree.tolist() == [1, 1, 2]
    assert ties.partners(2).tolist() == [0, 1]
    assert (ties.matrix != ties.matrix.T).nnz == 0


def test_without_takes_the_flagged_ties_away() -> None:
    ties = Ties.from_pairs([(0, 1), (1, 2)], 3)
    assert ties.without(np.array([True, False])).pairs.tolist() == [[1, 2]]


def test_reads_ties_and_later_ties(tmp_path: Path, three: Places) -> None:
    path = tmp_path / "ties.tsv"
    path.write_text("qid_a\tqid_b\nb\ta\n", encoding="utf-8")
    assert read_ties(path, three).pairs.tolist() == [[0, 1]]
    path.write_text("origin_qid\tpartner_qid\nc\tb\nc\ta\nc\ta\n", encoding="utf-8")
    assert read_later(path, three) == {2: (0, 1)}


def test_an_unknown_place_is_named_with_its_line(tmp_path: Path, three: Places) -> None:
    path = tmp_path / "ties.tsv"
    path.write_text("qid_a\tqid_b\na\tb\na\tx\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"ties\.tsv, line 3: the place 'x' is not in the table of places"):
        read_ties(path, three)
