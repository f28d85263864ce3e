"""Serving: the web server and the background worker as two processes under one parent."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from types import FrameType

from youcheng.running.in_use import InUse, serving
from youcheng.running.sign_in import link_for
from youcheng.web.config import config

START_SECONDS = 30
"""How long the server may take until it answers."""
THREADS = 4
"""Requests that one server process works on at a time; pages wait for the database more than for the processor."""
STOP_SECONDS = 10
"""How long a process may take to finish what it is doing once asked to stop."""


PR_SET_PDEATHSIG = 1
"""Linux's request for a signal at the parent's end (``linux/prctl.h``)."""


def _end_with_the_parent() -> None:
    """In the child: end when the parent is killed, so that the port and the queue are free for the next start."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _server(host: str, port: int, workers: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "youcheng.web.wsgi:application"),
            *("--host", host, "--port", str(port), "--workers", str(workers), "--log-level", "warning"),
            *("--blocking-threads", str(THREADS)),
            *("--workers-kill-timeout", str(STOP_SECONDS), "--respawn-failed-workers"),
        ],
        start_new_session=True,
        preexec_fn=_end_with_the_parent,  # noqa: PLW1509 - the parent has one thread
    )


def _worker() -> subprocess.Popen[bytes]:
    # Its own session: a Ctrl-C in the terminal reaches the parent alone, which asks the worker to finish its task.
    return subprocess.Popen(
        [sys.executable, "-m", "youcheng.running.worker"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "youcheng.web.settings"},
        start_new_session=True,
        preexec_fn=_end_with_the_parent,  # noqa: PLW1509 - the parent has one thread
    )


def _answers(host: str, port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{host}:{port}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def serve_installation(
    *, host: str | None = None, port: int | None = None, worker: bool = True, say: Callable[[str], None]
) -> int:
    """Serve until told to stop; the exit code is 0 then, 1 when the server could not start or died."""
    try:
        with serving(config().data_dir):
            return _serve(host, port, worker=worker, say=say)
    except InUse:
        say("A backup is being restored here; start again when that is done.")
        return 1


def _serve(host: str | None, port: int | None, *, worker: bool, say: Callable[[str], None]) -> int:
    settings = config()
    host, port = host or settings.host, port or settings.port
    stopping = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)

    server = _server(host, port, settings.workers)
    background: subprocess.Popen[bytes] | None = None
    try:
        link = link_for(host=host, port=port)  # while the server starts
        deadline = time.monotonic() + START_SECONDS
        while not stopping and not _answers(host, port):
            if server.poll() is not None or time.monotonic() > deadline:
                say(f"The server did not start on http://{host}:{port}/; if the port is taken: --port {port + 1}")
                return 1
            time.sleep(0.1)
        # The worker starts once the server answers, so that neither waits for the other's imports.
        background = _worker() if worker and not stopping else None
        if not stopping:
            say(f"Youcheng is at http://{host}:{port}/")
            say(f"Sign in once as {link['username']}: {link['url']}")
            say("Stop with Ctrl-C.")
        while not stopping:
            time.sleep(0.2)
            if server.poll() is not None:
                say(f"The server stopped by itself with code {server.returncode}.")
                return 1
            if background is not None and background.poll() is not None:
                say(f"The background worker stopped with code {background.returncode}; starting it again.")
                time.sleep(1)
                background = _worker()
        return 0
    finally:
        _stop(server)
        if background is not None:
            _stop(background)
