"""The evaluation gate: quality stays above its pinned floors unless somebody lowers them on purpose (``run.py``)."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import lacking
from tests.engines.reading.gate.run import FLOORS
from tests.engines.reading.gate.scoring import (
    labelled_documents,
    labelled_pages,
    ordinary_documents,
    retold_documents,
    score,
    written_documents,
)

from youcheng.engines.gazetteer import Gazetteer, GazetteerMissing, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    try:
        return open_gazetteer()
    except GazetteerMissing:
        lacking("the gazetteer (youcheng gazetteer build)")
        raise


@pytest.mark.parametrize(
    ("name", "documents"),
    [("documents", labelled_documents), ("retold", retold_documents), ("ordinary", ordinary_documents)],
)
def test_documents_in_our_own_words(
    name: str, documents: Callable[[], list[dict[str, Any]]], gazetteer: Gazetteer
) -> None:
    floors = json.loads(FLOORS.read_text())[name]
    measures = score(documents(), gazetteer).measures()
    below = {name: (round(measures[name], 3), floor) for name, floor in floors.items() if measures[name] < floor}
    assert not below, f"below the floor (measured, floor): {below}"


def test_real_pages(gazetteer: Gazetteer) -> None:
    """Their texts are not in the repository: the folder YOUCHENG_READING_PAGES holds them as <sha256>.txt."""
    folder = os.environ.get("YOUCHENG_READING_PAGES")
    if not folder:
        pytest.skip("the texts of the labelled pages: set YOUCHENG_READING_PAGES to their folder")
    floors = json.loads(FLOORS.read_text())["pages"]
    measures = score(labelled_pages(Path(folder)), gazetteer).measures()
    below = {name: (round(measures[name], 3), floor) for name, floor in floors.items() if measures[name] < floor}
    assert not below, f"below the floor (measured, floor): {below}"


def test_there_are_documents_of_every_sort() -> None:
    documents = labelled_documents()
    assert len(documents) >= 40
    assert {d["language"] for d in documents} == {"zh-Hans", "zh-Hant", "ja", "en"}
    assert sum(not d["ties"] for d in documents) >= 10
    assert {tie[3] for d in documents for tie in d["ties"]} == {
        "signed", "renewed", "upgraded", "anniversary", "existing", "proposed", "terminated", "suspended",
    }  # fmt: skip


@pytest.mark.parametrize("documents", [labelled_documents, retold_documents, written_documents, ordinary_documents])
def test_what_is_labelled_stands_in_the_text(documents: Callable[[], list[dict[str, Any]]]) -> None:
    """A party that is only the publisher's town may stand in the publisher's name alone."""
    pages = documents()
    assert len({page["id"] for page in pages}) == len(pages)
    for page in pages:
        said = f"{page['publisher']}\n{page['text']}"
        named = [name for tie in page["ties"] for name in tie[:2]] + page.get("people", [])
        assert [name for name in named if name not in said] == [], page["id"]
