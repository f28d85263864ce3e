"""The background worker: Django's task worker, which says every few seconds that it lives."""

from __future__ import annotations

import logging
import threading

from youcheng.web.django import start_django

logger = logging.getLogger("youcheng.worker")


def _beat_until(stopped: threading.Event) -> None:
    from youcheng.web.health import BEAT_SECONDS, beat

    while True:
        try:
            beat()
        except OSError as error:
            logger.warning("the worker's sign of life could not be written: %s", error)
        if stopped.wait(BEAT_SECONDS):
            return


def work() -> None:
    """Work on queued tasks until told to stop."""
    start_django()
    from django.core.management import call_command

    from youcheng.web.health import heartbeat_path

    stopped = threading.Event()
    beating = threading.Thread(target=_beat_until, args=(stopped,), daemon=True, name="heartbeat")
    beating.start()
    try:
        call_command("db_worker", "--queue-name", "*", "--no-reload")
    finally:
        stopped.set()
        beating.join()
        heartbeat_path().unlink(missing_ok=True)


if __name__ == "__main__":
    work()
