"""Making an installation ready: each step does only what is still to do, so it may be run at every start."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from youcheng import __version__
from youcheng.web.config import Config, config
from youcheng.web.django import start_django

Say = Callable[[str], None]
PACKAGE = Path(__file__).resolve().parent.parent
INPUTS = ("*/migrations/*.py", "web/static/**/*", "registry/data/*", "intake/samples/*", "engines/*/data/**/*")


def _fingerprint(settings: Config) -> str:
    """A hash of what the steps depend on: version, database, migrations, static files, data, by size and time."""
    digest = hashlib.sha256(f"{__version__} {settings.database_url} {settings.data_dir.resolve()}".encode())
    for pattern in (
        "*/migrations/*.py",
        "web/static/**/*",
        "registry/data/*",
        "intake/samples/*",
        "engines/*/data/**/*",
    ):
        for path in sorted(PACKAGE.glob(pattern)):
            if path.is_file():
                stat = path.stat()
                digest.update(f"{path.relative_to(PACKAGE)} {stat.st_size} {stat.st_mtime_ns}".encode())
    return digest.hexdigest()


def prepare_installation(*, again: bool = False, samples: bool = True, say: Say) -> bool:
    """Run the steps that are still to do; False when nothing had changed since the last time.

    A kill between steps leaves every finished step in place; the next run goes on from there.
    """
    settings = config()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    stamp = settings.data_dir / "prepared.json"
    state = {"fingerprint": _fingerprint(settings), "samples": samples}
    database_there = bool(settings.database_url) or (settings.data_dir / "youcheng.sqlite3").exists()
    nothing_missing = database_there and settings.gazetteer_path.exists() and stamp.exists()
    if not again and nothing_missing and json.loads(stamp.read_text(encoding="utf-8")) == state:
        return False
    steps: list[tuple[str, Callable[[], None]]] = [
        ("gazetteer", lambda: _gazetteer(settings, again=again)),
        ("database", _database),
        ("static files", _static_files),
    ]
    if samples:
        steps += [("starter registry", _starter), ("sample documents", _samples)]
    steps.append(("tables for partner search", _partner_tables))
    for number, (name, step) in enumerate(steps, start=1):
        say(f"[{number}/{len(steps)}] {name}")
        step()
    temporary = stamp.with_suffix(".new")
    temporary.write_text(json.dumps(state), encoding="utf-8")
    temporary.replace(stamp)
    return True


def _gazetteer(settings: Config, *, again: bool) -> None:
    if again or not settings.gazetteer_path.exists():
        from youcheng.engines.gazetteer.commands import gazetteer

        gazetteer.main(["build", "--output", str(settings.gazetteer_path)], standalone_mode=False)


def _database() -> None:
    start_django()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def _static_files() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def _starter() -> None:
    from youcheng.registry.commands import import_

    import_.main(["starter"], standalone_mode=False)


def _samples() -> None:
    from youcheng.intake.commands import intake

    intake.main(["samples"], standalone_mode=False)


def _partner_tables() -> None:
    from youcheng.planning.domain.partners import refresh

    refresh()
