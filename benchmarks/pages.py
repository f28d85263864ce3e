"""Server CPU per request of public pages with 17,401 ties, beside a plain Django list page in the same run.

Starts granian with two workers on loopback and drives it with wrk; CPU time is what the server's processes used
according to ``/proc``, so a busy machine changes it little. Every address differs from the one before (other places,
ties, pages of the list, letters typed), so what a page remembers of itself does not flatter it. Needs wrk, Linux, the
folder of real data (``YOUCHENG_SHARED``, else ``../shared``), and the compiled gazetteer.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS = int(os.environ.get("YOUCHENG_BENCH_SECONDS", "6"))
CONNECTIONS = 4
WORKERS = 2
SAMPLE = 300
TICKS = os.sysconf("SC_CLK_TCK")
TYPED = (
    "s",
    "sh",
    "sha",
    "shan",
    "bei",
    "osa",
    "par",
    "lyon",
    "new",
    "yi",
    "yich",
    "mün",
    "大",
    "大阪",
    "伊春",
    "上",
    "北",
    "京",
)
LUA = """local n = 0
local paths = {%s}
request = function()
  n = n + 1
  return wrk.format("GET", paths[(n - 1) %% #paths + 1])
end
"""


def main() -> None:
    """Print CPU milliseconds per request, the ratio to the plain list, requests per second and memory."""
    shared = Path(os.environ.get("YOUCHENG_SHARED", ROOT.parent / "shared")) / "data"
    gazetteer = Path(os.environ.get("YOUCHENG_GAZETTEER", ROOT / "var" / "gazetteer.bin")).resolve()
    lacking = [
        what
        for what, there in (
            ("wrk", shutil.which("wrk")),
            ("/proc", Path("/proc/self/stat").exists()),
            ("the folder of real data", (shared / "ties-2016.tsv").is_file()),
            ("the compiled gazetteer", gazetteer.is_file()),
        )
        if not there
    ]
    if lacking:
        print(f"passed over: this needs {', '.join(lacking)}")
        return
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "YOUCHENG_DATA_DIR": folder,
            "YOUCHENG_GAZETTEER": str(gazetteer),
            "DJANGO_SETTINGS_MODULE": "benchmarks._plain.settings",
            "DATABASE_URL": "",
        }
        _prepare(environment, shared)
        with _served(environment) as (port, pid):
            _report(port, pid, _paths(Path(folder) / "youcheng.sqlite3"))


def _prepare(environment: dict[str, str], shared: Path) -> None:
    for command in ("migrate --verbosity 0", "collectstatic --no-input --verbosity 0"):
        _run(["-m", "django", *command.split()], environment)
    run = "from youcheng.cli import main; main()"
    arguments = ["import", "ties", str(shared / "ties-2016.tsv"), "--places", str(shared / "cities.tsv")]
    product = {**environment, "DJANGO_SETTINGS_MODULE": "youcheng.web.settings"}
    _run(["-c", run, *arguments], product)


def _run(arguments: list[str], environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def _paths(database: Path) -> dict[str, list[str]]:
    """Addresses by kind of page, the peer first."""
    with sqlite3.connect(database) as connection:
        places = connection.execute(
            "SELECT entity_id FROM registry_place WHERE ties_count > 0 ORDER BY ties_count DESC LIMIT ?", [SAMPLE]
        ).fetchall()
        ties = connection.execute("SELECT entity_id FROM registry_tie ORDER BY entity_id LIMIT ?", [SAMPLE]).fetchall()
    return {
        "plain Django list (30 rows)": [f"/en/plain/?page={n}" for n in range(1, SAMPLE)],
        "home": ["/zh-hans/", "/en/", "/ja/"],
        "place (the 300 busiest)": [f"/en/place/{pk}/" for (pk,) in places],
        "tie": [f"/en/tie/{pk}/" for (pk,) in ties],
        "list of ties (50 rows)": [f"/en/ties/?page={n}" for n in range(1, SAMPLE)],
        "list of ties, filtered": [f"/en/ties/?country={c}&page={n}" for n in range(1, 12) for c in ("CN", "JP", "DE")],
        "suggestions": [f"/en/search/suggest/?q={urllib.request.quote(text)}" for text in TYPED],
    }


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "youcheng.web.wsgi:application"),
        *("--host", "127.0.0.1", "--port", str(port), "--workers", str(WORKERS), "--log-level", "error"),
        *("--blocking-threads", "4"),
    ]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        for _attempt in range(150):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).read()
                break
            except OSError:
                time.sleep(0.2)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(20)


def _report(port: int, pid: int, pages: dict[str, list[str]]) -> None:
    print(f"{WORKERS} workers, {CONNECTIONS} connections, {SECONDS} s a page; CPU of the server's processes only")
    print(f"{'page':<30}{'CPU ms':>8}{'ratio':>8}{'req/s':>8}{'median ms':>11}{'errors':>8}")
    peer = 0.0
    for name, paths in pages.items():
        _drive(port, paths, seconds=2)  # what each process learns once
        before = _cpu(pid)
        result = _drive(port, paths, seconds=SECONDS)
        used = (_cpu(pid) - before) / max(1, result["requests"]) * 1000
        peer = peer or used
        print(
            f"{name:<30}{used:>8.2f}{used / peer:>8.2f}{result['requests'] / SECONDS:>8.0f}"
            f"{result['median']:>11.1f}{result['errors']:>8.0f}",
            flush=True,
        )
    print(f"memory of the server's processes: {_memory(pid):.0f} MiB (proportional share)")


def _drive(port: int, paths: list[str], *, seconds: int) -> dict[str, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LUA % ",".join(json.dumps(path) for path in paths))
        script.flush()
        address = f"http://127.0.0.1:{port}"
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", script.name, address]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    requests = int(re.search(r"(\d+) requests in", said)[1])  # type: ignore[index]
    median = re.search(r"50%\s+([\d.]+)(us|ms|s)", said)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}
    return {
        "requests": requests,
        "median": float(median[1]) * scale[median[2]] if median else 0.0,
        "errors": int(failed[1]) if failed else 0,
    }


def _family(pid: int) -> list[int]:
    """The process and all below it."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, todo = [], [pid]
    while todo:
        found.append(todo.pop())
        todo += children.get(found[-1], [])
    return found


def _cpu(pid: int) -> float:
    """User and system seconds of the process and all below it."""
    total = 0
    for member in _family(pid):
        fields = Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def _memory(pid: int) -> float:
    """Proportional set size in MiB."""
    kilobytes = 0
    for member in _family(pid):
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{member}/smaps_rollup").read_text(), re.MULTILINE)
        kilobytes += int(found[1]) if found else 0
    return kilobytes / 1024


if __name__ == "__main__":
    main()
