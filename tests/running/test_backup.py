"""Backup and restore as commands, on SQLite and on PostgreSQL: afterwards a rebuild finds nothing to change."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import lacking

from tools import postgres

pytestmark = pytest.mark.slow

Run = Any
FILL = """
from youcheng.web.django import start_django
start_django()
from youcheng.accounts.domain.first_user import ensure_first_administrator
from youcheng.registry.domain import claims, documents, entities, evidence, merge
from tests.registry import factories
by = ensure_first_administrator()
tie = factories.tie(by=by, kind="sister_city", signed_on="1985")
factories.accepted(tie.entity, "signed_on", "1986", by=by)
one, other = factories.place("Example city", by=by), factories.place("Example town", by=by)
merge.judge_same(other.entity, one.entity, by=by, reason="the same")
"""
COUNT = """
from youcheng.web.django import start_django
start_django()
from youcheng.registry.domain.queries.stats import counts
import json
print(json.dumps(counts()))
"""


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from youcheng.cli import main; main()", *arguments]


def run(environment: dict[str, str], *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command(*arguments), env=environment, capture_output=True, text=True, check=False, timeout=180
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done


def python(environment: dict[str, str], source: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", source], env=environment, capture_output=True, text=True, check=False, timeout=180
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    try:
        with postgres.cluster() as address:
            yield address
    except (FileNotFoundError, KeyError):
        lacking("PostgreSQL's server programs")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def environment(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A prepared installation with a few facts, a merge and a document; no test changes it."""
    data = tmp_path_factory.mktemp("installation") / "data"
    address = ""
    if request.param == "postgresql":
        address = f"{_new_database(request.getfixturevalue('cluster'))}"
    made = {
        **os.environ,
        "YOUCHENG_DATA_DIR": str(data),
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "youcheng.web.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    run(made, "manage", "migrate", "--verbosity", "0")
    python(made, FILL)
    return made


def _new_database(address: str) -> str:
    import psycopg

    name = f"example_{os.urandom(4).hex()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return address.rpartition("/")[0] + f"/{name}"


def elsewhere(environment: dict[str, str], folder: Path, request: pytest.FixtureRequest) -> dict[str, str]:
    """A machine on which nothing is installed yet."""
    address = environment["DATABASE_URL"]
    if address:
        address = _new_database(request.getfixturevalue("cluster"))
    return {**environment, "YOUCHENG_DATA_DIR": str(folder), "DATABASE_URL": address}


def test_what_was_there_is_there_again(
    environment: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    archive = tmp_path / "backup.tar.gz"
    done = json.loads(run(environment, "backup", str(archive), "--json").stdout)
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    before = python(environment, COUNT)
    assert json.loads(before)["rows"]["ties"] == 1
    assert done["files"] >= 2  # the document and the signing key

    fresh = elsewhere(environment, tmp_path / "fresh", request)
    run(fresh, "restore", str(archive))
    assert python(fresh, COUNT) == before
    assert "Nothing to change" in run(fresh, "registry", "rebuild", "--check").stdout
    old, new = Path(environment["YOUCHENG_DATA_DIR"]), tmp_path / "fresh"
    assert (new / "secret_key").read_bytes() == (old / "secret_key").read_bytes()
    kept = {path.relative_to(old) for path in (old / "documents").rglob("*") if path.is_file()}
    assert kept and kept == {path.relative_to(new) for path in (new / "documents").rglob("*") if path.is_file()}

    refused = run(fresh, "restore", str(archive), code=1)
    assert "--replace" in refused.stderr
    replaced = json.loads(run(fresh, "restore", str(archive), "--replace", "--json").stdout)
    assert Path(replaced["before"]).is_dir()
    assert python(fresh, COUNT) == before


@pytest.mark.parametrize("environment", ["sqlite"], indirect=True)
def test_a_damaged_archive_changes_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar.gz"
    run(environment, "backup", str(archive))
    data = Path(environment["YOUCHENG_DATA_DIR"])
    before = (data / "youcheng.sqlite3").read_bytes()
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(archive.read_bytes()[:-2000])
    assert "damaged, cut off or no backup" in run(environment, "restore", "--replace", str(cut), code=1).stderr
    altered = tmp_path / "altered.tar.gz"
    _alter(archive, altered)
    assert "is not what the manifest says" in run(environment, "restore", "--replace", str(altered), code=1).stderr
    foreign = tmp_path / "foreign.tar.gz"
    _put(foreign, {"../escape": b"x"})
    assert "which no backup of Youcheng holds" in run(environment, "restore", "--check", str(foreign), code=1).stderr
    assert not (tmp_path / "escape").exists()
    assert (data / "youcheng.sqlite3").read_bytes() == before
    assert not list(data.glob(".restore-*"))


def _alter(archive: Path, target: Path) -> None:
    """Change one byte of one file of the archive."""
    with tarfile.open(archive) as source:
        members = {entry.name: source.extractfile(entry).read() for entry in source}  # type: ignore[union-attr]
    members["files/secret_key"] = b"x" + members["files/secret_key"][1:]
    _put(target, members)


def _put(target: Path, members: dict[str, bytes]) -> None:
    with gzip.open(target, "wb") as raw, tarfile.open(fileobj=raw, mode="w") as tar:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))


@pytest.mark.parametrize("environment", ["sqlite"], indirect=True)
def test_a_backup_of_a_newer_version_is_refused(environment: dict[str, str], tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar.gz"
    run(environment, "backup", str(archive))
    with tarfile.open(archive) as source:
        members = {entry.name: source.extractfile(entry).read() for entry in source}  # type: ignore[union-attr]
    manifest = json.loads(members["manifest.json"])
    manifest["migrations"]["registry"].append("9999_from_the_future")
    members["manifest.json"] = json.dumps(manifest).encode()
    newer = tmp_path / "newer.tar.gz"
    _put(newer, members)
    assert "newer Youcheng" in run(environment, "restore", "--check", str(newer), code=1).stderr


@pytest.mark.parametrize("environment", ["sqlite"], indirect=True)
def test_a_backup_sees_one_moment_while_others_write(environment: dict[str, str], tmp_path: Path) -> None:
    """A writer adds two rows per transaction; a copy with an odd number of them would have seen half of one."""
    writer = """
import os, sqlite3, sys, time
database = sqlite3.connect(os.environ["YOUCHENG_DATA_DIR"] + "/youcheng.sqlite3", timeout=20, isolation_level=None)
database.execute("CREATE TABLE pairs (n INTEGER, filler BLOB)")
print("writing", flush=True)
n = 0
while True:
    database.execute("BEGIN IMMEDIATE")
    database.execute("INSERT INTO pairs VALUES (?, zeroblob(4000))", [n])
    database.execute("INSERT INTO pairs VALUES (?, zeroblob(4000))", [n])
    database.execute("COMMIT")
    n += 1
"""
    shutil.copytree(environment["YOUCHENG_DATA_DIR"], tmp_path / "written")
    environment = {**environment, "YOUCHENG_DATA_DIR": str(tmp_path / "written")}
    process = subprocess.Popen([sys.executable, "-c", writer], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None and process.stdout.readline() == "writing\n"
        for number in range(2):
            archive = tmp_path / f"{number}.tar.gz"
            run(environment, "backup", str(archive))
            assert process.poll() is None
            with tarfile.open(archive) as source:
                source.extract("database.sqlite3", tmp_path, filter="data")
            with sqlite3.connect(tmp_path / "database.sqlite3") as copy:
                assert copy.execute("SELECT count(*) % 2 FROM pairs").fetchone() == (0,)
                assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("environment", ["sqlite"], indirect=True)
def test_nothing_is_restored_under_a_site_that_serves(environment: dict[str, str], tmp_path: Path) -> None:
    from youcheng.running.in_use import serving

    archive = tmp_path / "backup.tar.gz"
    run(environment, "backup", str(archive))
    with serving(Path(environment["YOUCHENG_DATA_DIR"])):
        refused = run(environment, "restore", "--replace", str(archive), code=1)
    assert "stop `youcheng serve` first" in refused.stderr


def test_a_backup_of_nothing_says_so(tmp_path: Path) -> None:
    environment = {**os.environ, "YOUCHENG_DATA_DIR": str(tmp_path), "DATABASE_URL": ""}
    assert "nothing to back up yet" in run(environment, "backup", str(tmp_path / "b.tar.gz"), code=1).stderr
    assert not list(tmp_path.glob("b.tar.gz*"))
