"""The published schema describes what is printed, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.engines.reading.test_engine import ARTICLE

from youcheng.engines.reading import read
from youcheng.engines.reading.model import BlockKind, FactKind, ProblemCode, Reason, RepairKind

SCHEMA = Path(__file__).resolve().parents[3] / "docs/reference/schemas/reading.json"


@pytest.fixture(scope="module")
def schema() -> dict[str, object]:
    loaded: dict[str, object] = json.loads(SCHEMA.read_text())
    return loaded


def test_the_schema_is_valid(schema: dict[str, object]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        ARTICLE.encode(),
        ARTICLE.encode("gb18030"),
        ARTICLE.encode("utf-16"),
        f"{ARTICLE}\n百家乐| 禹州市| 百家乐平台| 百家乐| 大发888| 百家乐官网|".encode(),
        b"<html><body><table><tr><th>a</th><td>b</td></tr></table></body></html>",
    ],
    ids=["empty", "picture", "article", "gb18030", "utf-16", "spam", "table"],
)
def test_readings_fit_the_schema(schema: dict[str, object], data: bytes) -> None:
    reading = json.loads(json.dumps(read(data, source="page.txt").to_json()))
    jsonschema.Draft202012Validator(schema).validate(reading)


def test_readings_of_the_first_pages_fit_the_schema(schema: dict[str, object], shared_dir: Path) -> None:
    for path in sorted((shared_dir / "seeds").glob("*.txt")):
        reading = json.loads(json.dumps(read(path.read_bytes(), source=path.name).to_json()))
        jsonschema.Draft202012Validator(schema).validate(reading)
        for fact in reading["facts"]:
            for evidence in fact["evidence"]:
                assert reading["text"][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_the_schema_lists_every_kind(schema: dict[str, object]) -> None:
    text = json.dumps(schema)
    for kinds in (BlockKind, RepairKind, Reason, ProblemCode, FactKind):
        for kind in kinds:
            assert f'"{kind.value}"' in text
