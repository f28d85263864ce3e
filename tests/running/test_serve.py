"""Serving for real: a server and a worker as processes, on a free port, in a folder of their own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("installation")
    environment = {**os.environ, "YOUCHENG_DATA_DIR": str(folder), "DATABASE_URL": "", "YOUCHENG_WORKERS": "1"}
    environment["DJANGO_SETTINGS_MODULE"] = "youcheng.web.settings"
    youcheng(["manage", "migrate", "--verbosity", "0"], environment).check_returncode()
    youcheng(["manage", "collectstatic", "--no-input", "--verbosity", "0"], environment).check_returncode()
    return environment


def command(arguments: list[str]) -> list[str]:
    return [sys.executable, "-c", "from youcheng.cli import main; main()", *arguments]


def youcheng(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(arguments), env=environment, capture_output=True, text=True, check=False, timeout=120)


def lines_until(process: subprocess.Popen[str], last: str) -> Iterator[str]:
    assert process.stdout is not None
    for line in process.stdout:
        yield line
        if last in line:
            return


def refused(port: int) -> bool:
    """Whether nobody listens on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.slow
def test_serve_answers_lets_in_and_stops_cleanly(environment: dict[str, str], port: int) -> None:
    process = subprocess.Popen(
        command(["serve", "--port", str(port)]), env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        output = "".join(lines_until(process, "Ctrl-C"))
        assert f"Youcheng is at http://127.0.0.1:{port}/" in output
        link = re.search(r"http://\S+/account/sign-in/\S+/", output)
        assert link is not None
        page = urllib.request.urlopen(link[0], timeout=60).read().decode()
        assert "administrator" in page
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/en/no-such-page/", timeout=60)
        assert missing.value.code == 404
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert refused(port)
    finally:
        process.kill()
        process.wait()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_a_killed_parent_leaves_nobody_on_the_port(environment: dict[str, str], port: int) -> None:
    process = subprocess.Popen(
        command(["serve", "--port", str(port), "--no-worker"]), env=environment, stdout=subprocess.PIPE, text=True
    )
    "".join(lines_until(process, "Ctrl-C"))
    process.kill()
    process.wait()
    deadline = time.monotonic() + 30
    while not refused(port) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert refused(port)


@pytest.mark.slow
def test_behind_a_proxy_with_https_it_starts_too(environment: dict[str, str], port: int) -> None:
    https = {"YOUCHENG_HTTPS": "true", "YOUCHENG_ALLOWED_HOSTS": '["ties.example.org"]'}
    serve = command(["serve", "--port", str(port), "--no-worker"])
    process = subprocess.Popen(serve, env={**environment, **https}, stdout=subprocess.PIPE, text=True)
    try:
        output = "".join(lines_until(process, "Ctrl-C"))
        assert f"Youcheng is at http://127.0.0.1:{port}/" in output
        assert "https://ties.example.org/" in output, "the link names what a browser can open"
    finally:
        process.terminate()
        assert process.wait(30) == 0


@pytest.mark.slow
def test_a_taken_port_is_said_plainly(environment: dict[str, str], port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        done = youcheng(["serve", "--port", str(port), "--no-worker"], environment)
    assert done.returncode == 1
    assert f"if the port is taken: --port {port + 1}" in done.stdout


def test_a_link_for_nobody_says_who_is_there(environment: dict[str, str]) -> None:
    assert youcheng(["sign-in-link"], environment).returncode == 0
    done = youcheng(["sign-in-link", "nobody"], environment)
    assert done.returncode == 1
    assert "no active user is called 'nobody'; there are: administrator" in done.stderr
