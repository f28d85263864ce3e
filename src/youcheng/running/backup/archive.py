"""The archive's shape: a gzip-compressed tar of ``database.*`` and ``files/…``, its last member ``manifest.json``.

The manifest names every other member with its size and SHA-256, the version that made it, and the applied
migrations, so that a restore can refuse what is damaged, cut off, or newer than the software.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Literal

from pydantic import BaseModel

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done, and of how much."""
Kind = Literal["sqlite", "postgresql"]
FORMAT = 1
MANIFEST = "manifest.json"
DATABASES: dict[Kind, str] = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
BLOCK = 1024 * 1024

DERIVED = ("static", "partners", "prepared.json", "worker.json", "serving.lock", "backups")
"""What lies in the data folder and is made anew by the software: never in a backup."""
DERIVED_ENDINGS = (".sqlite3", ".sqlite3-wal", ".sqlite3-shm", ".sqlite3-journal", ".new", ".tmp", ".part")
REPLACED = "before-restore-"


class BackupError(Exception):
    """A backup or restore could not be done; the message says why and what to do. Nothing was changed."""


class Member(BaseModel):
    """One file of the archive."""

    path: str
    size: int
    sha256: str


class Manifest(BaseModel):
    """What an archive holds."""

    format: int = FORMAT
    youcheng: str
    made_at: str
    """ISO 8601, UTC."""
    database: Kind
    migrations: dict[str, list[str]]
    """Names of the applied migrations of each app."""
    members: list[Member]

    @property
    def files(self) -> int:
        """How many files there are beside the database."""
        return sum(member.path.startswith("files/") for member in self.members)


def is_derived(relative: Path) -> bool:
    """Whether a path of the data folder is made by the software itself, or is an older copy."""
    first = relative.parts[0]
    return first in DERIVED or first.startswith((REPLACED, ".restore-")) or relative.name.endswith(DERIVED_ENDINGS)


def copy_hashed(source: IO[bytes], target: IO[bytes]) -> tuple[int, str]:
    """Copy a stream; its size and SHA-256."""
    digest, size = hashlib.sha256(), 0
    while block := source.read(BLOCK):
        digest.update(block)
        size += len(block)
        target.write(block)
    return size, digest.hexdigest()


class Hashing:
    """A readable file that hashes what is read of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Read and hash."""
        block = self._file.read(size)
        self._digest.update(block)
        return block

    @property
    def sha256(self) -> str:
        """Of everything read so far."""
        return self._digest.hexdigest()


def applied_migrations() -> dict[str, list[str]]:
    """The migrations that the database has, by app."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return found


def known_migrations() -> dict[str, set[str]]:
    """The migrations that this software has, by app."""
    from django.db.migrations.loader import MigrationLoader

    found: dict[str, set[str]] = {}
    for app, name in MigrationLoader(None).disk_migrations or ():
        found.setdefault(app, set()).add(name)
    return found


def database_settings() -> dict[str, Any]:
    """The settings of the one database."""
    from django.conf import settings

    return dict(settings.DATABASES["default"])
