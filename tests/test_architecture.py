"""Rules of the house that the import linter cannot see."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "youcheng"
WRITES = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "save", "delete"}
LONGEST = 500


def _calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }


def test_no_view_writes_past_its_domain_verb() -> None:
    found = {str(path.relative_to(SOURCE)): _calls(path) & WRITES for path in SOURCE.glob("*/views/**/*.py")}
    assert not {path: names for path, names in found.items() if names}


def test_no_file_grows_past_five_hundred_lines() -> None:
    long = {
        str(path.relative_to(SOURCE)): lines
        for path in SOURCE.rglob("*")
        if path.suffix in {".py", ".html", ".ts", ".css"}
        and "migrations" not in path.parts
        and "build" not in path.parts
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_no_template_marks_text_as_safe() -> None:
    unsafe = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("templates/**/*.html")
        if any(word in path.read_text(encoding="utf-8") for word in ("|safe", "autoescape off", "safeseq"))
    ]
    assert not unsafe
