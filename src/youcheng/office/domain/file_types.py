"""What a file is by its content, and whether its name says the same.

Signatures are puremagic's; archives are looked into, since a Word file, a spreadsheet and a macro are all ZIP outside.
"""

from __future__ import annotations

import codecs
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

import puremagic
from charset_normalizer import from_bytes
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from youcheng.office.domain.errors import FileRefused

HEAD = 64 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file that is kept: the names it may bear and the media type of each."""

    label: str | Promise
    types: dict[str, str]


PDF = FileType("PDF", {"pdf": "application/pdf"})
TEXT = FileType(
    gettext_lazy("plain text"),
    {
        "txt": "text/plain",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
        "md": "text/markdown",
        "ics": "text/calendar",
        "vcf": "text/vcard",
        "eml": "message/rfc822",
        "json": "application/json",
        "srt": "application/x-subrip",
    },
)
RTF = FileType("RTF", {"rtf": "application/rtf"})
OLDER_OFFICE = FileType(
    gettext_lazy("older office document"),
    {
        "doc": "application/msword",
        "xls": "application/vnd.ms-excel",
        "ppt": "application/vnd.ms-powerpoint",
        "msg": "application/vnd.ms-outlook",
        "wps": "application/vnd.ms-works",
        "et": "application/vnd.ms-excel",
        "dps": "application/vnd.ms-powerpoint",
    },
)
_OOXML = "application/vnd.openxmlformats-officedocument"
WORD = FileType("Word", {"docx": f"{_OOXML}.wordprocessingml.document"})
EXCEL = FileType("Excel", {"xlsx": f"{_OOXML}.spreadsheetml.sheet"})
POWERPOINT = FileType("PowerPoint", {"pptx": f"{_OOXML}.presentationml.presentation"})
OFD = FileType("OFD", {"ofd": "application/ofd"})
OPEN_DOCUMENT = FileType(
    "OpenDocument",
    {
        "odt": "application/vnd.oasis.opendocument.text",
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "odp": "application/vnd.oasis.opendocument.presentation",
    },
)
ARCHIVE = FileType(gettext_lazy("archive"), {"zip": "application/zip"})
PICTURES = {
    "image/png": FileType("PNG", {"png": "image/png"}),
    "image/jpeg": FileType("JPEG", {"jpg": "image/jpeg", "jpeg": "image/jpeg"}),
    "image/gif": FileType("GIF", {"gif": "image/gif"}),
    "image/webp": FileType("WebP", {"webp": "image/webp"}),
    "image/tiff": FileType("TIFF", {"tif": "image/tiff", "tiff": "image/tiff"}),
    "image/heic": FileType("HEIC", {"heic": "image/heic"}),
}
SOUND_AND_FILM = {
    "audio/mpeg": FileType("MP3", {"mp3": "audio/mpeg"}),
    "video/mp4": FileType("MP4", {"mp4": "video/mp4", "m4a": "audio/mp4"}),
    "audio/mp4": FileType("MP4", {"mp4": "video/mp4", "m4a": "audio/mp4"}),
}
BY_MEDIA_TYPE = {
    "application/pdf": PDF,
    "application/rtf": RTF,
    "text/rtf": RTF,
    **PICTURES,
    **SOUND_AND_FILM,
}
KEPT = (PDF, WORD, EXCEL, POWERPOINT, OPEN_DOCUMENT, OLDER_OFFICE, OFD, RTF, TEXT, ARCHIVE)
KINDS_IN_WORDS = gettext_lazy(
    "PDF, OFD, Word, Excel, PowerPoint, OpenDocument, plain text, pictures, sound, film and ZIP archives are kept."
)
"""What the upload form and the refusal say."""


def type_of(file: IO[bytes], name: str) -> str:
    """The media type of a file that may be kept under this name; raises :class:`FileRefused` with what to do.

    The content decides; the ending of the name only tells apart what content cannot (a list from a note).
    """
    file.seek(0)
    head = _without_mark(file.read(HEAD))
    found = _in_content(file, head)
    file.seek(0)
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending not in found.types:
        raise FileRefused(
            _("“%(name)s” is not what its name says: its content is %(kind)s. Save it with the ending %(endings)s.")
            % {"name": name, "kind": str(found.label), "endings": " / ".join(f".{one}" for one in found.types)}
        )
    return found.types[ending]


def _in_content(file: IO[bytes], head: bytes) -> FileType:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_archive(file)
    if head.startswith(OLE):
        return OLDER_OFFICE
    try:
        # Several signatures may fit; what we keep is looked for among all of them, best first.
        matches = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        matches = []
    for match in matches:
        if match.mime_type in BY_MEDIA_TYPE:
            return BY_MEDIA_TYPE[match.mime_type]
    if not matches and _is_text(head):
        return TEXT
    if _looks_like_mail_or_card(head):
        return TEXT
    raise FileRefused(_("Files of this kind are not kept.") + " " + str(KINDS_IN_WORDS))


def _in_archive(file: IO[bytes]) -> FileType:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise FileRefused(_("This file breaks off or is damaged. Send it again.")) from None
    if any(name.rsplit("/", 1)[-1].lower() == "vbaproject.bin" for name in names):
        raise FileRefused(_("This file holds macros, which are programs. Save it without macros and send that file."))
    for part, found in (("word/", WORD), ("xl/", EXCEL), ("ppt/", POWERPOINT)):
        if "[Content_Types].xml" in names and any(name.startswith(part) for name in names):
            return found
    if "OFD.xml" in names:
        return OFD
    if "mimetype" in names and "content.xml" in names:
        return OPEN_DOCUMENT
    return ARCHIVE


def _without_mark(head: bytes) -> bytes:
    """Text that begins with a byte order mark as UTF-8 without it, so that a marked page still counts as a page."""
    if head.startswith(codecs.BOM_UTF8):
        return head.removeprefix(codecs.BOM_UTF8)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", errors="ignore").encode()
    return head


def _is_text(head: bytes) -> bool:
    if b"\0" in head or head.startswith(b"#!"):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut in two at the end of what was looked at is no fault.
        if error.start < len(head) - 4:
            return from_bytes(head).best() is not None
    return True


def _looks_like_mail_or_card(head: bytes) -> bool:
    return head.startswith((b"BEGIN:VCARD", b"BEGIN:VCALENDAR", b"From:", b"Received:", b"Return-Path:", b"Subject:"))
