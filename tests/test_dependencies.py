"""What the project declares is what it uses."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
USED_OTHERWISE = {
    "django-htmx": "ships the script and the middleware named in settings",
    "django-tasks-db": "an installed app and the queue's back end, named in settings",
    "granian": "started as a program",
    "lxml-html-clean": "trafilatura needs it beside a current lxml",
    "psycopg": "Django's PostgreSQL back end imports it",
    "threadpoolctl": "imported by the numeric libraries' callers where present",
    "tzdata": "time zones where the system has none",
    "whitenoise": "middleware and storage named in settings",
}


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[~=<>!; ]", name)[0]).lower()


def _imported() -> set[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    modules = set(re.findall(r"^\s*(?:from|import) ([A-Za-z_][A-Za-z0-9_]*)", text, re.MULTILINE))
    owners = packages_distributions()
    return {_canonical(owner) for module in modules for owner in owners.get(module, [])}


def test_every_dependency_is_imported_or_says_what_else_it_is_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_canonical(name) for name in project["dependencies"]}
    assert declared - _imported() - set(USED_OTHERWISE) == set()


def test_no_requirement_names_a_registry() -> None:
    for path in [*ROOT.glob("requirements*.txt"), ROOT / "package-lock.json"]:
        assert not re.search(r"https?://", re.sub(r'"url": "https?://[^"]*"', "", path.read_text(encoding="utf-8"))), (
            path
        )
