"""``youcheng backup`` and ``youcheng restore``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from youcheng.running.backup.archive import Manifest, Progress


@click.command()
@click.argument("target", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def backup(target: Path | None, as_json: bool) -> None:
    """Write database and files into one archive, while the site goes on serving.

    TARGET is a file or a folder; without it, the folder backups/ in the data folder.
    """
    from youcheng.running.backup import BackupError, create_backup

    try:
        with _bars() as progress:
            path, manifest = create_backup(target, progress=progress)
    except BackupError as error:
        _fail("backup", error)
    size = path.stat().st_size
    if as_json:
        click.echo(json.dumps({"path": str(path), "bytes": size, **_facts(manifest)}, ensure_ascii=False, indent=2))
        return
    click.echo(f"{path}: {size / 1e6:,.1f} MB, the database and {manifest.files:,} files.")
    click.echo("It holds the signing key and personal data: keep it where only you can read it.")


@click.command()
@click.argument("archive", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put the backup in the place of the data that is there.")
@click.option("--check", is_flag=True, help="Only verify the archive; change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def restore(archive: Path, replace: bool, check: bool, as_json: bool) -> None:
    """Put the database and the files of ARCHIVE back, after verifying all of it."""
    from youcheng.running.backup import BackupError, check_backup, restore_backup

    aside: Path | None = None
    try:
        with _bars() as progress:
            if check:
                manifest = check_backup(archive, progress=progress)
            else:
                manifest, aside = restore_backup(archive, replace=replace, progress=progress)
    except BackupError as error:
        _fail("restore", error)
    if as_json:
        facts = {**_facts(manifest), "restored": not check, "before": str(aside) if aside else None}
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    what = "is whole" if check else "is restored"
    click.echo(
        f"The backup of {manifest.made_at} (Youcheng {manifest.youcheng}) {what}: "
        f"the database and {manifest.files:,} files."
    )
    if aside is not None:
        click.echo(f"What was here before lies in {aside}; delete it when you need it no more.")
    if not check:
        click.echo("Start the site with `make run` or `youcheng serve`.")


def _facts(manifest: Manifest) -> dict[str, Any]:
    return {
        "youcheng": manifest.youcheng,
        "made_at": manifest.made_at,
        "database": manifest.database,
        "files": manifest.files,
    }


def _fail(command: str, error: Exception) -> Any:
    click.echo(f"youcheng {command}: {error}", err=True)
    sys.exit(1)


@contextmanager
def _bars() -> Iterator[Progress | None]:
    """A progress bar per step on stderr, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, Any] = {}

        def progress(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield progress
