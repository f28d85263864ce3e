"""Making a backup while the site goes on serving.

The database is copied first, as it is at one moment; the files after it. A document's bytes are written before the row
that names them and are never changed, so every row of the copy has its bytes in the archive.
"""

from __future__ import annotations

import io
import os
import sqlite3
import tarfile
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from youcheng import __version__
from youcheng.running.backup import postgres
from youcheng.running.backup.archive import (
    DATABASES,
    MANIFEST,
    BackupError,
    Hashing,
    Kind,
    Manifest,
    Member,
    Progress,
    applied_migrations,
    database_settings,
    is_derived,
)
from youcheng.web.config import config
from youcheng.web.django import start_django

PAGES = 2_000
"""Pages of SQLite copied between two looks at whether somebody else writes."""
PATIENCE = 0.01


def create_backup(target: Path | None = None, *, progress: Progress | None = None) -> tuple[Path, Manifest]:
    """Write a backup to ``target`` (a file that does not exist, or a folder); its path and manifest.

    Raises :class:`BackupError`; nothing is left behind then.
    """
    start_django()
    path = _free_path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        # The archive holds the signing key and personal data: for its owner only, from its first byte.
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            manifest = _write(file, progress)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except OSError as error:
        raise BackupError(f"The backup could not be written to {path}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    return path, manifest


def _free_path(target: Path | None) -> Path:
    name = f"youcheng-{datetime.now(UTC):%Y%m%d-%H%M%S}.tar.gz"
    if target is None:
        return config().data_dir / "backups" / name
    path = target / name if target.is_dir() else target
    if path.exists():
        raise BackupError(f"{path} exists already; name another file, or a folder.")
    return path


def _write(file: Any, progress: Progress | None) -> Manifest:
    database = database_settings()
    kind: Kind = "postgresql" if "postgresql" in database["ENGINE"] else "sqlite"
    members: list[Member] = []
    with (
        tempfile.TemporaryDirectory(prefix="youcheng-backup-") as folder,
        tarfile.open(fileobj=file, mode="w:gz", compresslevel=5) as archive,
    ):
        copy = Path(folder) / DATABASES[kind]
        if kind == "sqlite":
            copy_sqlite(Path(database["NAME"]), copy, progress)
        else:
            postgres.dump(database, copy)
        migrations = applied_migrations()
        members.append(_add(archive, copy, DATABASES[kind]))
        copy.unlink()
        found = list(_files(config().data_dir))
        for done, relative in enumerate(found):
            if progress is not None:
                progress("files", done, len(found))
            try:
                members.append(_add(archive, config().data_dir / relative, f"files/{relative.as_posix()}"))
            except FileNotFoundError:
                continue  # erased while the backup ran
        if progress is not None and found:
            progress("files", len(found), len(found))
        manifest = Manifest(
            youcheng=__version__,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            database=kind,
            migrations=migrations,
            members=members,
        )
        words = manifest.model_dump_json(indent=1).encode()
        entry = tarfile.TarInfo(MANIFEST)
        entry.size, entry.mtime, entry.mode = len(words), int(time.time()), 0o600
        archive.addfile(entry, io.BytesIO(words))
    return manifest


def copy_sqlite(source: Path, target: Path, progress: Progress | None = None) -> None:
    """Copy a SQLite database by its online backup, which sees one moment of it and holds up nobody."""
    if not source.exists():
        raise BackupError(f"There is no database at {source}; there is nothing to back up yet.")

    def tell(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress("database", total - remaining, total)

    with sqlite3.connect(f"file:{source}?mode=ro", uri=True) as live, sqlite3.connect(target) as copy:
        try:
            # One read transaction keeps the copy at one moment: without it every write would start it over.
            live.execute("BEGIN")
            live.execute("SELECT count(*) FROM sqlite_master").fetchone()
            live.backup(copy, pages=PAGES, progress=tell, sleep=PATIENCE)
            copy.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as error:
            raise BackupError(f"The database could not be copied: {error}") from error
    live.close()
    copy.close()


def _files(folder: Path) -> Iterator[Path]:
    """Everything in the data folder that the software cannot make anew."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and not path.is_symlink() and not is_derived(relative):
            yield relative


def _add(archive: tarfile.TarFile, path: Path, name: str) -> Member:
    """Add a file as it is now; a file that grows meanwhile is taken at the size it had."""
    with path.open("rb") as file:
        entry = tarfile.TarInfo(name)
        stat = os.fstat(file.fileno())
        entry.size, entry.mtime, entry.mode = stat.st_size, int(stat.st_mtime), stat.st_mode & 0o777
        hashing = Hashing(file)
        archive.addfile(entry, hashing)
        return Member(path=name, size=entry.size, sha256=hashing.sha256)
