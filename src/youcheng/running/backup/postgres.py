"""PostgreSQL's own programs for dumping and restoring: nothing else knows its formats as well."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from youcheng.running.backup.archive import BackupError

DEBIAN = Path("/usr/lib/postgresql")


def dump(database: dict[str, Any], target: Path) -> None:
    """Write a consistent dump of a database that goes on serving, in PostgreSQL's custom format."""
    _run([_program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"], database)


def restore(database: dict[str, Any], source: Path) -> None:
    """Replace what the dump names, in one transaction: all of it, or nothing."""
    options = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    _run([_program("pg_restore"), *options, f"--dbname={database['NAME']}", str(source)], database, by_option=True)


def _program(name: str) -> str:
    """The newest program of this name: those of an older version cannot read a newer server."""
    installed = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: -float(path.parent.parent.name))
    found = str(installed[0]) if installed else shutil.which(name)
    if found is None:
        raise BackupError(
            f"{name} is not installed; a PostgreSQL database is copied by PostgreSQL's own programs. "
            "Install them (Debian: apt install postgresql-client) and try again."
        )
    return found


def _run(command: list[str], database: dict[str, Any], *, by_option: bool = False) -> None:
    given = {
        "PGHOST": database.get("HOST"),
        "PGPORT": database.get("PORT"),
        "PGUSER": database.get("USER"),
        "PGPASSWORD": database.get("PASSWORD"),
        "PGDATABASE": None if by_option else database.get("NAME"),
        **{f"PG{name.upper()}": value for name, value in database.get("OPTIONS", {}).items() if name == "sslmode"},
    }
    environment = {**os.environ, **{name: str(value) for name, value in given.items() if value}}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise BackupError(f"{Path(command[0]).name} failed: {lines[-1] if lines else 'no reason given'}")
