"""Putting a backup back: everything is verified before anything is touched, and what was there is kept aside."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from youcheng.running.backup import postgres
from youcheng.running.backup.archive import (
    DATABASES,
    FORMAT,
    MANIFEST,
    REPLACED,
    BackupError,
    Kind,
    Manifest,
    Progress,
    copy_hashed,
    database_settings,
    is_derived,
    known_migrations,
)
from youcheng.running.in_use import InUse, alone
from youcheng.web.config import config
from youcheng.web.django import start_django


def check_backup(archive: Path, *, progress: Progress | None = None) -> Manifest:
    """Verify an archive and change nothing. Raises :class:`BackupError`."""
    start_django()
    with _staged(archive, progress) as (_folder, manifest):
        return manifest


def restore_backup(
    archive: Path, *, replace: bool = False, progress: Progress | None = None
) -> tuple[Manifest, Path | None]:
    """Put database and files back; the manifest, and the folder where what was there before now lies.

    Raises :class:`BackupError` before anything is touched: the archive is damaged, cut off, or newer than this
    software; there is data already and ``replace`` was not given; the site is being served.
    """
    start_django()
    data = config().data_dir
    database = database_settings()
    kind: Kind = "postgresql" if "postgresql" in database["ENGINE"] else "sqlite"
    with _alone(data), _staged(archive, progress) as (folder, manifest):
        if manifest.database != kind:
            raise BackupError(
                f"The backup is of a {manifest.database} database; this installation uses {kind}. "
                "Set DATABASE_URL accordingly and try again."
            )
        occupied = _has_tables(database, kind)
        if occupied and not replace:
            raise BackupError(
                "There is data here already, and nothing was changed. To put the backup in its place: --replace"
            )
        aside = data / f"{REPLACED}{datetime.now(UTC):%Y%m%d-%H%M%S}"
        if kind == "postgresql":
            # One transaction: where it fails, the files are still untouched.
            if occupied:
                aside.mkdir()
                postgres.dump(database, aside / DATABASES[kind])
            _close_connections()
            postgres.restore(database, folder / DATABASES[kind])
        if not occupied:
            # Reading the settings has just made this key; nothing was signed with it.
            (data / "secret_key").unlink(missing_ok=True)
        moved = _move_aside(data, aside)
        if kind == "sqlite":
            _close_connections()
            moved |= _put_sqlite(folder / DATABASES[kind], Path(database["NAME"]), aside)
        _put_files(folder / "files", data)
        _migrate()
    return manifest, aside if moved or aside.exists() else None


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Whoever takes the data away must be alone with it: others would go on writing to the old ones."""
    try:
        with alone(data):
            yield
    except InUse as error:
        raise BackupError("The site is being served: stop `youcheng serve` first. Nothing was changed.") from error


@contextmanager
def _staged(archive: Path, progress: Progress | None) -> Iterator[tuple[Path, Manifest]]:
    """The archive unpacked beside the data, every member verified; removed again afterwards."""
    parent = config().data_dir
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".restore-", dir=parent))
    try:
        found = _unpack(archive, folder, progress)
        manifest = _manifest(archive, folder)
        _compare(archive, manifest, found)
        _refuse_newer(manifest)
        if manifest.database == "sqlite":
            _check_sqlite(folder / DATABASES["sqlite"])
        yield folder, manifest
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpack(archive: Path, folder: Path, progress: Progress | None) -> dict[str, tuple[int, str]]:
    """Unpack plain files below ``folder``; size and SHA-256 of each."""
    found: dict[str, tuple[int, str]] = {}
    try:
        size = archive.stat().st_size
        with archive.open("rb") as raw, tarfile.open(fileobj=raw, mode="r:gz") as tar:
            for entry in tar:
                name = PurePosixPath(entry.name)
                if not entry.isfile() or name.is_absolute() or ".." in name.parts:
                    raise BackupError(f"{archive} holds “{entry.name}”, which no backup of Youcheng holds.")
                source = tar.extractfile(entry)
                assert source is not None
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("wb") as target:
                    found[entry.name] = copy_hashed(source, target)
                path.chmod(entry.mode & 0o700 or 0o600)
                os.utime(path, (entry.mtime, entry.mtime))
                if progress is not None:
                    progress("verify", raw.tell(), size)
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        raise BackupError(f"{archive} cannot be read: it is damaged, cut off or no backup ({error}).") from error
    return found


def _manifest(archive: Path, folder: Path) -> Manifest:
    path = folder / MANIFEST
    if not path.exists():
        raise BackupError(f"{archive} has no manifest: it is cut off, or no backup of Youcheng.")
    try:
        manifest = Manifest.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError) as error:
        raise BackupError(f"The manifest of {archive} cannot be read.") from error
    if manifest.format > FORMAT:
        raise BackupError(f"{archive} was made by a newer Youcheng ({manifest.youcheng}); install that one first.")
    return manifest


def _compare(archive: Path, manifest: Manifest, found: dict[str, tuple[int, str]]) -> None:
    for member in manifest.members:
        if found.get(member.path) != (member.size, member.sha256):
            raise BackupError(f"{archive}: “{member.path}” is not what the manifest says; the archive is damaged.")
    extra = found.keys() - {member.path for member in manifest.members} - {MANIFEST}
    if extra:
        raise BackupError(f"{archive} holds “{min(extra)}”, which its manifest does not name.")


def _refuse_newer(manifest: Manifest) -> None:
    known = known_migrations()
    for app, names in manifest.migrations.items():
        unknown = [name for name in names if name not in known.get(app, set())]
        if app in known and unknown:
            raise BackupError(
                f"The backup was made by a newer Youcheng ({manifest.youcheng}): this one does not know {app} "
                f"{unknown[0]}. Install that version and restore again."
            )


def _check_sqlite(path: Path) -> None:
    with sqlite3.connect(path) as copy:
        answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
    copy.close()
    if answer != "ok":
        raise BackupError(f"The database in the backup is damaged: {answer}")


def _has_tables(database: dict[str, object], kind: str) -> bool:
    if kind == "sqlite" and not Path(str(database["NAME"])).exists():
        return False
    from django.db import connection

    with connection.cursor() as cursor:
        found = connection.introspection.table_names(cursor)
    connection.close()
    return bool(found)


def _close_connections() -> None:
    from django.db import connections

    connections.close_all()


def _move_aside(data: Path, aside: Path) -> bool:
    """Put the files that a backup would hold into the folder ``aside``; whether there were any."""
    moved = False
    for path in sorted(data.iterdir()):
        if is_derived(path.relative_to(data)):
            continue
        aside.mkdir(exist_ok=True)
        path.rename(aside / path.name)
        moved = True
    return moved


def _put_sqlite(source: Path, target: Path, aside: Path) -> bool:
    moved = False
    for ending in ("", "-wal", "-shm"):
        old = target.with_name(target.name + ending)
        if old.exists():
            aside.mkdir(exist_ok=True)
            shutil.move(old, aside / old.name)
            moved = True
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(source, target)
    return moved


def _put_files(source: Path, data: Path) -> None:
    if source.exists():
        for path in sorted(source.iterdir()):
            shutil.move(path, data / path.name)


def _migrate() -> None:
    """Bring a backup of an older version up to this one."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
