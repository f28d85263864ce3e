"""One check per thing that an installation stands on; each answers in words, with what to do."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError

from youcheng.web.config import Config, config
from youcheng.web.django import start_django

GIGABYTE = 1024**3
COMFORTABLE_BYTES = 2 * GIGABYTE
SHORTEST_KEY = 40
MAIL_SECONDS = 5


class Grade(StrEnum):
    """How bad it is."""

    OK = "ok"
    ADVICE = "advice"
    """Works, but should be looked at."""
    TROUBLE = "trouble"
    """Does not work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found at one place, and what to do (empty when nothing)."""

    check: str
    grade: Grade
    words: str
    remedy: str = ""

    def to_json(self) -> dict[str, str]:
        """Plain values for ``--json``."""
        return {"check": self.check, "grade": self.grade.value, "words": self.words, "remedy": self.remedy}


Check = Callable[[Config], Iterator[Finding]]


def examine() -> Iterator[Finding]:
    """Every finding in turn; a check that fails itself is a finding, and the next goes on."""
    start_django()
    settings = config()
    for name, check in CHECKS.items():
        try:
            yield from check(settings)
        except Exception as error:
            yield Finding(name, Grade.TROUBLE, f"could not be looked at: {error}", "Repair what the message names.")


def wrong_settings(error: ValidationError) -> Iterator[Finding]:
    """What is wrong with settings that could not be read at all; nothing else can be looked at then."""
    for wrong in error.errors():
        name = "_".join(str(part) for part in wrong["loc"]).upper()
        variable = name if name == "DATABASE_URL" else f"YOUCHENG_{name.removeprefix('YOUCHENG_')}"
        yield Finding(
            "settings", Grade.TROUBLE, f"the setting {variable} is wrong: {wrong['msg']}", f"Correct {variable}."
        )


def _settings(settings: Config) -> Iterator[Finding]:
    found = list(_unsafe(settings))
    yield from found
    if not found:
        yield Finding("settings", Grade.OK, f"read; the site is called {settings.site_name}")


def _unsafe(settings: Config) -> Iterator[Finding]:
    public = not settings.host.startswith(("127.", "localhost", "::1"))
    if settings.debug:
        grade = Grade.TROUBLE if public else Grade.ADVICE
        yield Finding("settings", grade, "YOUCHENG_DEBUG is on: pages show tracebacks.", "Unset YOUCHENG_DEBUG.")
    if "*" in settings.allowed_hosts:
        yield Finding(
            "settings",
            Grade.ADVICE,
            "YOUCHENG_ALLOWED_HOSTS answers to every name.",
            "Name the site's own host names.",
        )
    if len(settings.signing_key()) < SHORTEST_KEY:
        yield Finding(
            "settings",
            Grade.TROUBLE,
            f"the signing key is shorter than {SHORTEST_KEY} characters.",
            "Unset YOUCHENG_SECRET_KEY, so that a good one is made, or give a longer one.",
        )
    key = settings.data_dir / "secret_key"
    if key.exists() and stat.S_IMODE(key.stat().st_mode) & 0o077:
        yield Finding("settings", Grade.TROUBLE, f"{key} can be read by others.", f"chmod 600 {key}")
    local = {"127.0.0.1", "localhost", "[::1]"}
    if settings.https and not set(settings.allowed_hosts) - local:
        yield Finding(
            "settings",
            Grade.ADVICE,
            "YOUCHENG_HTTPS is on but the site has no public name: sign-in links lead nowhere.",
            "Name its host in YOUCHENG_ALLOWED_HOSTS.",
        )
    if not settings.https and set(settings.allowed_hosts) - local:
        yield Finding(
            "settings",
            Grade.ADVICE,
            "the site has public names but YOUCHENG_HTTPS is off: passwords and cookies cross the network in clear.",
            "Put a proxy with a certificate before it and set YOUCHENG_HTTPS=true.",
        )


def _disk(settings: Config) -> Iterator[Finding]:
    from youcheng.web.health import LEAST_FREE_BYTES, free_bytes

    folder = settings.data_dir
    if not os.access(folder, os.W_OK):
        yield Finding(
            "disk", Grade.TROUBLE, f"{folder.resolve()} cannot be written to.", "Give it to the user that serves."
        )
        return
    free = free_bytes()
    words = f"{free / GIGABYTE:,.1f} GB free in {folder.resolve()}"
    if free < LEAST_FREE_BYTES:
        yield Finding("disk", Grade.TROUBLE, words, "Make room now: uploads and the database are about to fail.")
    elif free < COMFORTABLE_BYTES:
        yield Finding("disk", Grade.ADVICE, words, "Make room; old backups in backups/ are a place to begin.")
    else:
        yield Finding("disk", Grade.OK, words)


def _database(settings: Config) -> Iterator[Finding]:
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        remedy = "Start PostgreSQL, or correct DATABASE_URL." if settings.database_url else "Run `youcheng prepare`."
        yield Finding("database", Grade.TROUBLE, f"does not answer: {error}", remedy)
        return
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            answer = cursor.fetchone()[0]
        if answer != "ok":
            yield Finding(
                "database", Grade.TROUBLE, f"is damaged: {answer}", "Restore the latest backup: `youcheng restore`."
            )
            return
        yield Finding("database", Grade.OK, "SQLite, whole")
    else:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            version = cursor.fetchone()[0]
        yield Finding("database", Grade.OK, f"PostgreSQL {version} answers")


def _migrations(settings: Config) -> Iterator[Finding]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        first = f"{waiting[0][0].app_label} {waiting[0][0].name}"
        yield Finding(
            "migrations",
            Grade.TROUBLE,
            f"{len(waiting)} still to be applied, the first of them {first}.",
            "Stop the site, make a backup, run `youcheng manage migrate`.",
        )
    else:
        yield Finding("migrations", Grade.OK, "all applied")


def _gazetteer(settings: Config) -> Iterator[Finding]:
    from youcheng.engines.gazetteer import GazetteerError, open_gazetteer

    try:
        found = open_gazetteer(settings.gazetteer_path)
    except GazetteerError as error:
        yield Finding(
            "gazetteer", Grade.TROUBLE, f"{error}", "Run `python -m tools.gazetteer`, or `youcheng gazetteer build`."
        )
        return
    yield Finding("gazetteer", Grade.OK, f"{len(found):,} places, version {found.version}")


def _static_files(settings: Config) -> Iterator[Finding]:
    if not (settings.data_dir / "static" / "staticfiles.json").exists():
        yield Finding(
            "static files", Grade.TROUBLE, "not collected: pages would come without style.", "Run `youcheng prepare`."
        )
    else:
        yield Finding("static files", Grade.OK, "collected")


def _worker(settings: Config) -> Iterator[Finding]:
    from youcheng.web.health import LONG_WAIT_SECONDS, seconds_since_beat, waiting_tasks, worker_lives

    waiting, seconds = waiting_tasks()
    queue = f"{waiting:,} tasks wait"
    if not worker_lives():
        since = seconds_since_beat()
        seen = "none has been seen" if since is None else f"the last sign of life was {since / 60:,.0f} minutes ago"
        grade = Grade.TROUBLE if waiting else Grade.ADVICE
        yield Finding(
            "worker",
            grade,
            f"no background worker runs ({seen}); {queue}.",
            "`youcheng serve` starts one beside the site.",
        )
    elif seconds > LONG_WAIT_SECONDS:
        yield Finding(
            "worker",
            Grade.ADVICE,
            f"runs, but {queue}, the first for {seconds / 60:,.0f} minutes.",
            "A long task may be under way; look into the log if this goes on.",
        )
    else:
        yield Finding("worker", Grade.OK, f"runs; {queue}")


def _mail(settings: Config) -> Iterator[Finding]:
    from django.conf import settings as django
    from django.core.mail import get_connection

    backend = django.EMAIL_BACKEND.rsplit(".", 2)[-2]
    if backend != "smtp":
        yield Finding("mail", Grade.OK, f"written by the {backend} backend; no server is asked")
        return
    connection = get_connection(timeout=MAIL_SECONDS)
    try:
        connection.open()
    except OSError as error:
        yield Finding(
            "mail",
            Grade.TROUBLE,
            f"{django.EMAIL_HOST}:{django.EMAIL_PORT} does not take mail: {error}",
            "Correct the mail settings, or ask who runs the mail server.",
        )
        return
    connection.close()
    yield Finding("mail", Grade.OK, f"{django.EMAIL_HOST}:{django.EMAIL_PORT} takes mail")


def _deployment(settings: Config) -> Iterator[Finding]:
    """What Django itself finds; its advice on https is of use only where the site is public."""
    from django.core import checks

    messages = checks.run_checks(include_deployment_checks=settings.https)
    for message in messages:
        if message.level >= checks.WARNING:
            grade = Grade.TROUBLE if message.level >= checks.ERROR else Grade.ADVICE
            yield Finding("django", grade, f"{message.msg} ({message.id})", message.hint or "")
    if not any(message.level >= checks.WARNING for message in messages):
        yield Finding("django", Grade.OK, "its own checks find nothing")


CHECKS: dict[str, Check] = {
    "settings": _settings,
    "disk": _disk,
    "database": _database,
    "migrations": _migrations,
    "gazetteer": _gazetteer,
    "static files": _static_files,
    "worker": _worker,
    "mail": _mail,
    "django": _deployment,
}
"""The checks by name, in the order in which things stand on each other."""
