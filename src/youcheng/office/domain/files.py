"""Keeping, opening and removing files: bytes before the row, so no row ever stands without them."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from functools import partial
from pathlib import PurePath
from typing import IO, Any, cast

from django.core.files.base import File as Upload
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.permissions import can_see_personal_data, can_view_office, can_work_in_office
from youcheng.accounts.models import Organisation, User
from youcheng.office.domain.belonging import belongs_to
from youcheng.office.domain.errors import FileDamaged, FileRefused, OfficeError
from youcheng.office.domain.file_types import type_of
from youcheng.office.domain.things import Thing, personal_kinds
from youcheng.office.domain.turns import files_turn
from youcheng.office.models import File, Message
from youcheng.registry.domain.turns import in_words
from youcheng.web.config import config

FOLDER = "office"
MEGABYTE = 1_000_000
SETTLED = timedelta(hours=1)
"""Bytes without a row are left alone for so long: their upload may be under way."""


def storage_name(sha256: str) -> str:
    """Where the bytes with this hash lie: ``office/ab/abcd…``, apart from the documents of the registry."""
    return f"{FOLDER}/{sha256[:2]}/{sha256}"


def keep_file(
    upload: Upload[Any],
    *,
    about: models.Model | Thing | None = None,
    by: User,
    organisation: Organisation | None = None,
) -> File:
    """Keep an uploaded file about a thing; the same bytes about the same thing are the file that is there.

    ``upload`` is any file of Django's with a name. Raises :class:`FileRefused` for what is not kept (nothing was),
    ``NoSuchThing``, ``PermissionDenied`` with its reason, ``StorageFull``.
    """
    home, thing = belongs_to(about, by=by, may=can_work_in_office, organisation=organisation)
    name = clean_name(upload.name or "")
    size = upload.size or 0
    check_size(size, name)
    media_type = type_of(cast("IO[bytes]", upload), name)
    sha256 = _hash(upload)
    with in_words():
        _write(upload, sha256, size)
        with files_turn():
            # A sweep may have come between; whoever holds the turn sees the bytes as they will stay.
            _write(upload, sha256, size)
            file, created = File.objects.get_or_create(
                organisation=home,
                about_kind=thing.kind,
                about_id=thing.id,
                sha256=sha256,
                defaults={"size": size, "name": name, "media_type": media_type, "kept_by": by},
            )
            if created:
                record_change(by=by, obj=file, verb="created", after=state_of(file))
    return file


def check_size(size: int, name: str) -> None:
    """Raise :class:`FileRefused` for no bytes or too many."""
    if not size:
        raise FileRefused(_("“%(name)s” is empty (0 bytes).") % {"name": name})
    limit = config().upload_max_bytes
    if size > limit:
        raise FileRefused(
            _("“%(name)s” has %(size).1f MB; files up to %(limit).0f MB are kept.")
            % {"name": name, "size": size / MEGABYTE, "limit": limit / MEGABYTE}
        )


def clean_name(name: str) -> str:
    """The last part of a name without control characters, its ending kept where it must be cut."""
    last = PurePath(name.replace("\\", "/")).name
    clean = "".join(char for char in last if char.isprintable()).strip() or "file"
    ending = PurePath(clean).suffix[:20]
    return clean if len(clean) <= 255 else clean[: 255 - len(ending)] + ending


def open_file(file: File, *, by: User) -> IO[bytes]:
    """The bytes, open for reading; raises :class:`FileDamaged` where they are gone or were cut."""
    can_view_office(by, file.organisation).enforce()
    if file.about_kind in personal_kinds():
        can_see_personal_data(by, file.organisation).enforce()
    return open_bytes(file)


def open_bytes(file: File) -> IO[bytes]:
    """The bytes for a verb that has asked for leave already, such as sending."""
    if not _whole(storage_name(file.sha256), file.size):
        raise FileDamaged(_("The content of “%(file)s” is gone from storage or damaged.") % {"file": file})
    return cast("IO[bytes]", default_storage.open(storage_name(file.sha256)))


def remove_file(file: File, *, by: User) -> None:
    """Remove a file for good; its bytes go too unless they are kept about something else.

    Raises ``OfficeError`` while a letter that has not been sent carries it.
    """
    can_work_in_office(by, file.organisation).enforce()
    if file.about_kind in personal_kinds():
        can_see_personal_data(by, file.organisation).enforce()
    with files_turn():
        letter = file.attached_to.exclude(state=Message.State.SENT).first()
        if letter is not None:
            raise OfficeError(
                _("“%(file)s” goes with the letter “%(letter)s”. Take it off there first.")
                % {"file": file, "letter": letter}
            )
        record_change(by=by, obj=file, verb="removed", before=state_of(file))
        file.delete()
    transaction.on_commit(partial(drop_bytes, file.sha256))


def drop_bytes(sha256: str) -> bool:
    """Delete bytes that no row needs; whether there were any. Once the rows are gone for sure, never before."""
    with files_turn():
        if File.objects.filter(sha256=sha256).exists() or not default_storage.exists(storage_name(sha256)):
            return False
        default_storage.delete(storage_name(sha256))
        return True


def sweep_files(*, settled: timedelta = SETTLED) -> int:
    """Delete bytes that no row names, such as a killed upload leaves behind; the number deleted."""
    if not default_storage.exists(FOLDER):
        return 0
    before, swept = timezone.now() - settled, 0
    for folder in default_storage.listdir(FOLDER)[0]:
        names = default_storage.listdir(f"{FOLDER}/{folder}")[1]
        known = set(File.objects.filter(sha256__startswith=folder).values_list("sha256", flat=True))
        for name in names:
            if name not in known and default_storage.get_modified_time(f"{FOLDER}/{folder}/{name}") <= before:
                swept += drop_bytes(name)
    return swept


def _hash(upload: Upload[Any]) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _whole(name: str, size: int) -> bool:
    return default_storage.exists(name) and default_storage.size(name) == size


def _write(upload: Upload[Any], sha256: str, size: int) -> None:
    name = storage_name(sha256)
    if _whole(name, size):
        return
    if default_storage.exists(name):
        default_storage.delete(name)  # a write that was cut short
    upload.seek(0)
    written = default_storage.save(name, upload)
    if written != name:
        default_storage.delete(written)  # somebody else wrote the same bytes meanwhile
