"""Keeping, opening and removing files."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from tests.accounts.factories import make_user
from tests.office.factories import PDF, make_file, upload
from tests.registry.factories import place

from youcheng.accounts.domain.changes import changes_of
from youcheng.accounts.models import Change, User
from youcheng.office.domain import files
from youcheng.office.domain.errors import FileDamaged, FileRefused, NoSuchThing
from youcheng.office.domain.queries.files import files_about, files_seen_by
from youcheng.office.domain.things import Thing
from youcheng.office.models import File
from youcheng.web.config import config

pytestmark = pytest.mark.django_db
SHA256 = hashlib.sha256(PDF).hexdigest()


def bytes_kept(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_kept_under_its_hash(officer: User, files_in_a_folder_of_their_own: Path) -> None:
    file = files.keep_file(upload(PDF, "C:\\scans\\协议\x07.pdf"), by=officer)
    assert (file.name, file.size, file.media_type, file.sha256) == ("协议.pdf", len(PDF), "application/pdf", SHA256)
    assert file.organisation.name == "Example city office"
    assert (files_in_a_folder_of_their_own / "office" / SHA256[:2] / SHA256).read_bytes() == PDF
    assert files.open_file(file, by=officer).read() == PDF
    assert [(change.verb, change.after["name"]) for change in changes_of(file)] == [("created", "协议.pdf")]


def test_the_same_bytes_about_the_same_thing_are_one_file(officer: User) -> None:
    entity = place()
    first = files.keep_file(upload(), about=entity, by=officer)
    again = files.keep_file(upload(name="other.pdf"), about=Thing("entity", entity.pk), by=officer)
    assert again == first
    elsewhere = files.keep_file(upload(), by=officer)
    assert elsewhere != first
    assert Change.objects.filter(kind="office.file").count() == 2
    assert list(files_about(Thing("entity", entity.pk), seen_by=officer)) == [first]


def test_removing_keeps_bytes_that_something_else_needs(
    officer: User, files_in_a_folder_of_their_own: Path, django_capture_on_commit_callbacks: Any
) -> None:
    first = files.keep_file(upload(), about=place(), by=officer)
    second = files.keep_file(upload(), by=officer)
    with django_capture_on_commit_callbacks(execute=True):
        files.remove_file(first, by=officer)
    assert files.open_file(second, by=officer).read() == PDF
    with django_capture_on_commit_callbacks(execute=True):
        files.remove_file(second, by=officer)
    assert bytes_kept(files_in_a_folder_of_their_own / "office") == set()
    assert Change.objects.filter(kind="office.file", verb="removed").count() == 2


def test_what_is_not_kept_leaves_nothing(
    officer: User, files_in_a_folder_of_their_own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileRefused) as empty:
        files.keep_file(upload(b"", "a.pdf"), by=officer)
    assert str(empty.value) == "“a.pdf” is empty (0 bytes)."
    monkeypatch.setattr(config(), "upload_max_bytes", 1_000_000)
    with pytest.raises(FileRefused) as large:
        files.keep_file(upload(b"x" * 1_200_000, "a.txt"), by=officer)
    assert str(large.value) == "“a.txt” has 1.2 MB; files up to 1 MB are kept."
    with pytest.raises(NoSuchThing):
        files.keep_file(upload(), about=Thing("entity", "tie-nowhere"), by=officer)
    with pytest.raises(NoSuchThing):
        files.keep_file(upload(), about=Thing("spaceship", "1"), by=officer)
    assert File.objects.count() == 0
    assert bytes_kept(files_in_a_folder_of_their_own) == set()


def test_who_may(officer: User, viewer: User, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        files.keep_file(upload(), by=viewer)
    with pytest.raises(PermissionDenied):
        files.keep_file(upload(), by=make_user())
    file = make_file(by=officer)
    assert files.open_file(file, by=viewer).read().startswith(b"An example")
    with pytest.raises(PermissionDenied):
        files.open_file(file, by=stranger)
    with pytest.raises(PermissionDenied):
        files.remove_file(file, by=viewer)
    with pytest.raises(PermissionDenied):
        files.remove_file(file, by=stranger)
    assert (list(files_seen_by(viewer)), list(files_seen_by(stranger))) == ([file], [])


def test_damaged_bytes_are_told_and_mended_by_the_next_upload(
    officer: User, files_in_a_folder_of_their_own: Path
) -> None:
    file = files.keep_file(upload(), by=officer)
    path = files_in_a_folder_of_their_own / files.storage_name(SHA256)
    path.write_bytes(PDF[:5])
    with pytest.raises(FileDamaged):
        files.open_file(file, by=officer)
    assert files.keep_file(upload(), by=officer) == file
    assert path.read_bytes() == PDF
    path.unlink()
    with pytest.raises(FileDamaged):
        files.open_file(file, by=officer)


def test_the_sweep_takes_what_no_row_names_and_nothing_else(
    officer: User, files_in_a_folder_of_their_own: Path
) -> None:
    kept = make_file(by=officer)
    orphan = files_in_a_folder_of_their_own / "office" / "ab" / ("ab" * 32)
    document = files_in_a_folder_of_their_own / "ab" / ("ab" * 32)
    for path in (orphan, document):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left behind")
    assert files.sweep_files() == 0, "an upload may be under way"
    assert files.sweep_files(settled=timedelta(0)) == 1
    assert bytes_kept(files_in_a_folder_of_their_own) == {kept.sha256, document.name}
    assert document.exists()


def test_a_sweep_without_any_file() -> None:
    assert files.sweep_files() == 0


def test_long_names_keep_their_ending() -> None:
    assert files.clean_name("字" * 300 + ".docx") == "字" * 250 + ".docx"
    assert files.clean_name("../../etc/passwd") == "passwd"
    assert files.clean_name("\x00\n") == "file"
