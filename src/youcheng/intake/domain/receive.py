"""Receiving documents: kept byte for byte, queued, and read at once where that takes no time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youcheng.accounts.domain.permissions import can_add_documents
from youcheng.accounts.models import User
from youcheng.intake.domain.errors import IntakeError, NotKeptError
from youcheng.intake.domain.keep import keep_document
from youcheng.intake.models import Reading
from youcheng.web.config import config

MEGABYTE = 1_000_000
FILE_NAME_LIMIT = 255
URL_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Received:
    """The reading of a received document; ``created`` is False when the same bytes were here already."""

    reading: Reading
    created: bool


def check_size(size: int) -> None:
    """Raise :class:`NotKeptError` for a file with no bytes, or more than the installation takes."""
    if size == 0:
        raise NotKeptError(_("The file is empty (0 bytes). Nothing was kept; save the page again and send that file."))
    limit = config().upload_max_bytes
    if size > limit:
        raise NotKeptError(
            _(
                "The file has %(size).1f MB; this installation takes files up to %(limit).0f MB. Nothing was kept. "
                "Send the part that matters, or ask for a higher limit (YOUCHENG_UPLOAD_MAX_BYTES)."
            )
            % {"size": size / MEGABYTE, "limit": limit / MEGABYTE}
        )


def _check_url(url: str) -> None:
    if not url:
        return
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        raise IntakeError(
            _("“%(url)s” is not an address. Give it as https://… or leave it empty.") % {"url": url}
        ) from None
    if len(url) > URL_LIMIT:
        raise IntakeError(
            ngettext(
                "The address is longer than %(limit)d character.",
                "The address is longer than %(limit)d characters.",
                URL_LIMIT,
            )
            % {"limit": URL_LIMIT}
        )


def receive(
    data: bytes,
    *,
    file_name: str,
    source_url: str = "",
    declared_type: str = "",
    is_sample: bool = False,
    by: User | None,
) -> Received:
    """Keep ``data`` as a document and queue it for reading; the same bytes twice are one document.

    ``by`` None is the installation itself (samples, the command line). Raises :class:`NotKeptError` when the bytes
    cannot be kept, :class:`IntakeError` for a bad address, ``PermissionDenied`` with its reason.
    """
    if by is not None:
        can_add_documents(by).enforce()
    check_size(len(data))
    _check_url(source_url)
    name = PurePath(file_name.replace("\\", "/")).name[-FILE_NAME_LIMIT:]
    with transaction.atomic():
        document, _new = keep_document(data, file_name=name, source_url=source_url, is_sample=is_sample, by=by)
        reading, created = Reading.objects.get_or_create(
            document=document, defaults={"declared_type": declared_type[:100]}
        )
    return Received(reading, created)
