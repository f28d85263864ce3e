"""What ``make test`` and ``make lint`` run: ``python -m tools.check tests | lint``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tools import postgres

ROOT = Path(__file__).resolve().parent.parent
STRICT = os.environ.get("YOUCHENG_TEST_STRICT") == "1"
"""Set where nothing may be lacking: every skip for want of a program is then a failure."""
SIDE_BY_SIDE = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile"]
"""A worker per core, up to four, each with its own database; the tests of a file stay together, as its fixtures do."""
NO_DATABASE = [
    "--ignore=tests/engines",
    *(f"--ignore=tests/test_{name}.py" for name in ("architecture", "cli", "dependencies", "docs")),
    "--ignore-glob=*accessibility.py",
]
"""Left out on the second database: what touches none, and how the pages look, which is the same on both."""
NO_TESTS = 5
"""Pytest's exit code when nothing was collected."""

LINT = [
    ("style", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("layers", ["lint-imports"]),
    ("templates", ["djlint", "--lint", "src", "--quiet"]),
    ("translations", ["python", "-m", "tools.messages", "check"]),
]


def _run(command: list[str], **environment: str) -> int:
    program = Path(sys.executable).parent / command[0]
    return subprocess.run(
        [str(program), *command[1:]], cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def lint() -> int:
    """Run every check and name those that failed."""
    failed = []
    for name, command in LINT:
        print(f"== {name}", flush=True)
        if _run(command):
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def tests(arguments: list[str]) -> int:
    """The suite on SQLite, then what touches the database on PostgreSQL as well."""
    print("== on SQLite", flush=True)
    failed = _run(["pytest", *SIDE_BY_SIDE, *arguments], DATABASE_URL="")
    if postgres.binaries() is None:
        print("\n!! SKIPPED: PostgreSQL is not installed, so nothing was tested on it.", flush=True)
        return failed or int(STRICT)
    print("\n== on PostgreSQL", flush=True)
    with postgres.cluster() as address:
        again = _run(["pytest", *SIDE_BY_SIDE, *NO_DATABASE, *arguments], DATABASE_URL=address)
    return failed or (0 if again == NO_TESTS else again)


def main(arguments: list[str]) -> int:
    """Run the part named first; further words go on to pytest."""
    match arguments:
        case ["lint"]:
            return lint()
        case ["tests", *rest]:
            return tests(rest)
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
