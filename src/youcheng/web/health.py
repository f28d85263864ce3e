"""How the installation is: database, disk, background worker. The answer for supervisors names no details."""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

from youcheng.web.config import config

LEAST_FREE_BYTES = 200 * 1024 * 1024
"""Below this an upload or a write-ahead log may fill the disk at any moment."""
BEAT_SECONDS = 10
"""How often the background worker says that it lives."""
MISSED_SECONDS = 60
LONG_WAIT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Health:
    """What was found; ``serving`` is whether requests can be answered, ``working`` whether background work is done."""

    database: bool
    disk: bool
    worker: bool

    @property
    def serving(self) -> bool:
        """Whether a load balancer should send requests here."""
        return self.database and self.disk

    @property
    def status(self) -> str:
        """``ok``; ``degraded`` when only background work stands still; ``failing``."""
        if not self.serving:
            return "failing"
        return "ok" if self.worker else "degraded"


def health() -> Health:
    """Look at everything once; a few milliseconds."""
    return Health(database_answers(), free_bytes() >= LEAST_FREE_BYTES, worker_lives())


def database_answers() -> bool:
    """Whether the database answers a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def free_bytes() -> int:
    """Room on the disk of the data folder; 0 where there is no such folder."""
    try:
        return shutil.disk_usage(config().data_dir).free
    except OSError:
        return 0


def heartbeat_path() -> Path:
    """The file that the worker touches while it lives."""
    return config().data_dir / "worker.json"


def beat() -> None:
    """Say that this process, the background worker, lives."""
    path = heartbeat_path()
    temporary = path.with_suffix(".new")
    temporary.write_text(json.dumps({"pid": os.getpid(), "at": time.time()}), encoding="utf-8")
    temporary.replace(path)


def seconds_since_beat() -> float | None:
    """How long ago a worker said that it lives; None when none ever did."""
    try:
        return max(0.0, time.time() - float(json.loads(heartbeat_path().read_text(encoding="utf-8"))["at"]))
    except (OSError, ValueError, KeyError):
        return None


def worker_lives() -> bool:
    """Whether a background worker has said so lately."""
    since = seconds_since_beat()
    return since is not None and since <= MISSED_SECONDS


def waiting_tasks() -> tuple[int, float]:
    """How many background tasks wait, and for how many seconds the first of them has."""
    from django_tasks_db.models import DBTaskResult

    ready = DBTaskResult.objects.ready().order_by("enqueued_at")
    first = ready.values_list("enqueued_at", flat=True).first()
    return ready.count(), (timezone.now() - first).total_seconds() if first else 0.0
