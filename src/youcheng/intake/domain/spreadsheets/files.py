"""The bytes of uploaded lists, kept beside the documents under their SHA-256."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from youcheng.intake.domain.spreadsheets.errors import BadSpreadsheet
from youcheng.registry.domain.documents import storage_name
from youcheng.registry.domain.turns import in_words


def keep_file(data: bytes) -> str:
    """Keep the bytes as received; returns their SHA-256. A write that was cut short is made good."""
    sha256 = hashlib.sha256(data).hexdigest()
    name = storage_name(sha256)
    with in_words():
        if default_storage.exists(name):
            if default_storage.size(name) == len(data):
                return sha256
            default_storage.delete(name)
        default_storage.save(name, ContentFile(data))
    return sha256


def file_bytes(sha256: str) -> bytes:
    """The bytes as received. Raises :class:`BadSpreadsheet` where they are gone."""
    name = storage_name(sha256)
    if not default_storage.exists(name):
        raise BadSpreadsheet(_("The file as received is gone from storage. Choose it again."))
    with default_storage.open(name) as file:
        data: bytes = file.read()
    return data
