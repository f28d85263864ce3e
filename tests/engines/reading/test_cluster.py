"""Reading on Daft: the same readings as the program's own, on one machine and on a cluster that loses a worker."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.engines.reading.test_engine import ARTICLE
from tests.engines.reading.test_read_command import archive, page, run, warc

pytest.importorskip("daft", reason="not on this machine: daft (the extra `cluster`)")

__all__ = ["archive"]
# A cluster and its two extras take minutes to install and start, so these tests are asked for.
WANTED = os.environ.get("YOUCHENG_TEST_CLUSTER") == "1"


def texts(lines: list[dict[str, object]]) -> list[tuple[str, str]]:
    return sorted((str(line["url"]), str(line["text"])) for line in lines)


@pytest.mark.slow
def test_daft_reads_the_same(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ARTICLE)
    own, daft = tmp_path / "own.jsonl", tmp_path / "daft.jsonl"
    assert run(archive, tmp_path / "page.txt", "-o", own)[0] == 0
    command = [sys.executable, "-m", "youcheng", "read", str(archive), str(tmp_path / "page.txt")]
    done = subprocess.run([*command, "--engine", "daft", "-o", str(daft)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "pages without a key term passed over" in done.stderr
    expected, found = (texts([json.loads(line) for line in path.read_text().splitlines()]) for path in (own, daft))
    assert found == expected


def test_options_that_do_not_go_together(archive: Path, tmp_path: Path) -> None:
    assert run(archive, "--ray", "127.0.0.1:1")[0] == 2
    assert run(archive, "--engine", "daft", "--resume", "-o", tmp_path / "a.jsonl")[0] == 2


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a part of the cluster that we started. On SIGTERM it ends what it started itself."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def start_ray(*options: str, log: Path) -> subprocess.Popen[bytes]:
    command = [str(Path(sys.executable).with_name("ray")), "start", "--block", "--disable-usage-stats", *options]
    with log.open("wb") as file:
        return subprocess.Popen(
            [*command, "--node-ip-address=127.0.0.1", "--num-cpus=1"],
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def wait_for(log: Path, words: str) -> None:
    for _ in range(240):
        if words in log.read_text(errors="replace"):
            return
        time.sleep(0.5)
    pytest.fail(f"Ray did not start: {log.read_text(errors='replace')[-800:]}")


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A cluster of two workers on loopback: its address, and the worker that may be killed."""
    pytest.importorskip("ray", reason="not on this machine: ray (the extra `cluster`)")
    folder = tmp_path_factory.mktemp("ray")
    address = f"127.0.0.1:{free_port()}"
    port = address.rpartition(":")[2]
    head = start_ray("--head", f"--port={port}", "--include-dashboard=false", log=folder / "head.log")
    worker = None
    try:
        wait_for(folder / "head.log", "Ray runtime started")
        worker = start_ray(f"--address={address}", log=folder / "worker.log")
        wait_for(folder / "worker.log", "Ray runtime started")
        yield address, worker
    finally:
        if worker is not None:
            stop(worker)
        stop(head)


@pytest.mark.slow
@pytest.mark.skipif(not WANTED, reason="starts a Ray cluster: set YOUCHENG_TEST_CLUSTER=1")
def test_a_worker_that_dies_loses_and_repeats_nothing(
    cluster: tuple[str, subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    address, worker = cluster
    paths = []
    for number in range(6):
        pages = [
            (
                f"http://example.org/{number}/{n}.html",
                page(number * 1000 + n, relevant=True),
                "text/html; charset=utf-8",
            )
            for n in range(150)
        ]
        path = tmp_path / f"crawl-{number}.warc.gz"
        path.write_bytes(warc(pages))
        paths.append(path)
    output = tmp_path / "readings.jsonl"
    command = [sys.executable, "-m", "youcheng", "read", *map(str, paths), "--engine", "daft"]
    reading = subprocess.Popen([*command, "--ray", address, "-o", str(output)], stderr=subprocess.PIPE)
    time.sleep(12)
    stop(worker)
    _, errors = reading.communicate(timeout=300)
    assert reading.returncode == 0, errors.decode(errors="replace")[-2000:]
    urls = sorted(json.loads(line)["url"] for line in output.read_text().splitlines())
    assert urls == sorted(f"http://example.org/{number}/{n}.html" for number in range(6) for n in range(150))
