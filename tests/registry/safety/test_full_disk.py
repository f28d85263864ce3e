"""A full disk: an answer in words, nothing half done, and the same work succeeds once there is room."""

from __future__ import annotations

import errno
import json
import resource
import subprocess

import pytest
from django.db import OperationalError
from tests.conftest import ROOT
from tests.registry.conftest import Installation

from youcheng.registry.domain.errors import DatabaseBusy, StorageFull
from youcheng.registry.domain.turns import in_words

STORE = """
from youcheng.web.django import start_django
start_django()
from tests.registry import factories
from youcheng.registry.domain.documents import store_document
from youcheng.registry.domain.errors import StorageFull
from youcheng.registry.models import Document
data = b"x" * 3_000_000
try:
    store_document(factories.cleaned("x", data=data), data, file_name="big.txt", by=None)
except StorageFull as full:
    print(full, Document.objects.count())
"""


def _limit(size: int) -> None:
    """No file of the process may grow beyond ``size`` bytes: to the program it looks like a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.slow
def test_an_import_onto_a_full_disk_changes_nothing(installation: Installation) -> None:
    # What an import writes goes to the log beside the database first, so that is what must not fit.
    full = installation.run("import", "starter", before=lambda: _limit(400_000))

    assert full.returncode == 1
    assert full.stderr.splitlines()[-1] == "The disk is full. Nothing was changed; make room and try again."
    assert installation.run("registry", "rebuild", "--check").returncode == 0
    stats = json.loads(installation.run("registry", "stats", "--json").stdout)
    assert stats["rows"]["ties"] == 0
    assert installation.run("import", "starter").returncode == 0


@pytest.mark.slow
def test_a_document_that_does_not_fit_leaves_no_row(installation: Installation) -> None:
    stored = subprocess.run(
        installation.python("-c", STORE),
        env=installation.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: _limit(2_000_000),
    )

    assert stored.stdout == "The disk is full. Nothing was changed; make room and try again. 0\n", stored.stderr


@pytest.mark.parametrize(
    ("trouble", "answer"),
    [
        (OperationalError("database or disk is full"), StorageFull),
        (OperationalError("disk I/O error"), StorageFull),
        (OSError(errno.ENOSPC, "No space left on device"), StorageFull),
        (OperationalError("database is locked"), DatabaseBusy),
        (OperationalError("canceling statement due to lock timeout"), DatabaseBusy),
        (OperationalError("no such table: x"), OperationalError),
        (FileNotFoundError(errno.ENOENT, "gone"), FileNotFoundError),
    ],
)
def test_troubles_of_the_machine_are_told_apart(trouble: Exception, answer: type[Exception]) -> None:
    with pytest.raises(answer), in_words():
        raise trouble
