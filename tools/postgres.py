"""A throw-away PostgreSQL cluster for the tests: started on a free loopback port, removed afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NEWEST_FIRST = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name))


def binaries() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``, of the newest version installed; None without one."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    return next((folder for folder in NEWEST_FIRST if (folder / "initdb").exists()), None)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _other_user() -> list[str]:
    """PostgreSQL refuses to run as root: then it runs as the system's ``postgres`` user."""
    if os.geteuid() != 0:
        return []
    pwd.getpwnam("postgres")
    return ["runuser", "-u", "postgres", "--"]


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster and give its database address; stopped and removed at the end.

    Raises FileNotFoundError when PostgreSQL is not installed.
    """
    folder = binaries()
    if folder is None:
        raise FileNotFoundError("PostgreSQL's server programs (initdb, pg_ctl)")
    become = _other_user()
    home = Path(tempfile.mkdtemp(prefix="youcheng-postgres-"))
    data, port = home / "data", _free_port()
    if become:
        shutil.chown(home, "postgres")

    def run(*command: str) -> None:
        subprocess.run([*become, *command], check=True, stdout=subprocess.DEVNULL, cwd=home)

    try:
        run(str(folder / "initdb"), "-D", str(data), "-U", "youcheng", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        # Durability of a cluster that lives for one test run is of no use to anyone.
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c fsync=off"
        run(str(folder / "pg_ctl"), "-D", str(data), "-o", options, "-l", str(home / "log"), "-w", "start")
        try:
            yield f"postgres://youcheng@127.0.0.1:{port}/postgres"
        finally:
            run(str(folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)
