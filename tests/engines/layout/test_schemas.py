"""The schemas published in the documentation are those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from youcheng.engines.layout.schemas import texts

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference" / "schemas"


@pytest.mark.parametrize("name", sorted(texts()))
def test_the_published_schema_is_current(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == texts()[name], (
        "run: python -m youcheng.engines.layout.schemas docs/reference/schemas"
    )
