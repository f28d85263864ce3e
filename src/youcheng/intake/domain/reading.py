"""Reading queued documents: in the background, or at once where that takes no time."""

from __future__ import annotations

import logging
from datetime import timedelta
from time import monotonic

from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng import __version__
from youcheng.accounts.domain.permissions import can_add_documents
from youcheng.accounts.models import User
from youcheng.engines.reading import model as reading_model
from youcheng.engines.reading.engine import read
from youcheng.intake.domain.errors import IntakeError
from youcheng.intake.domain.propose import propose_findings
from youcheng.intake.domain.stories import join_story
from youcheng.intake.domain.tasks import read_in_background
from youcheng.intake.models import Reading
from youcheng.registry.domain.documents import describe_document, document_bytes, storable

logger = logging.getLogger("youcheng.intake")

AT_ONCE_BYTES = 256 * 1024
"""Pages up to this size are read within the request: tens of milliseconds once the dictionaries are loaded."""
AT_ONCE_SECONDS = 2.0
"""What one upload may spend on reading within the request; the rest of a batch goes to the background."""
STALE_AFTER = timedelta(minutes=3)
"""A reading that has run this long died with its process: documents are cut off long before."""


def read_soon(readings: list[Reading]) -> None:
    """Read small documents now, within :data:`AT_ONCE_SECONDS` in all; leave the others to the background."""
    start = monotonic()
    for reading in readings:
        if reading.status != Reading.Status.QUEUED:
            continue
        if reading.document.size <= AT_ONCE_BYTES and monotonic() - start < AT_ONCE_SECONDS:
            read_now(reading)
        else:
            read_in_background.enqueue(reading.pk)


def read_now(reading: Reading) -> bool:
    """Read the document and propose its findings; False when another process is at it or it is read already.

    What the engine cannot read ends as ``failed`` with the problem in words; the bytes stay.
    """
    claimed = Reading.objects.filter(pk=reading.pk, status=Reading.Status.QUEUED).update(
        status=Reading.Status.READING, started_at=timezone.now(), problems=[]
    )
    if not claimed:
        return False
    reading.refresh_from_db()
    try:
        document = reading.document
        result = read(
            document_bytes(document),
            source=document.file_name or None,
            url=document.source_url or None,
            content_type=reading.declared_type or None,
        )
        _finish(reading, result)
    except OperationalError:
        # A busy database is no fault of the document: back into the queue, to be read again.
        Reading.objects.filter(pk=reading.pk).update(status=Reading.Status.QUEUED, started_at=None)
        raise
    except Exception:
        logger.exception("reading of document %s failed", reading.document.sha256)
        problem = {
            "code": reading_model.ProblemCode.UNREADABLE.value,
            "message": _("The reader stopped unexpectedly on this document. It is kept; please report it."),
            "fatal": True,
        }
        Reading.objects.filter(pk=reading.pk).update(
            status=Reading.Status.FAILED, problems=[problem], finished_at=timezone.now()
        )
    reading.refresh_from_db()
    return True


@transaction.atomic
def _finish(reading: Reading, result: reading_model.Reading) -> None:
    published = storable(result.to_json())
    describe_document(reading.document, result.document)
    reading.checks = published["checks"]
    reading.problems = published["problems"]
    reading.engine_version = __version__
    fatal = any(problem.fatal for problem in result.document.problems)
    reading.status = Reading.Status.FAILED if fatal else Reading.Status.READY
    reading.finished_at = timezone.now()
    reading.save()
    if not fatal:
        join_story(reading)
        propose_findings(reading, published["facts"])


def read_again(reading: Reading, *, by: User) -> None:
    """Queue a failed, stuck or waiting reading anew and read it; findings somebody decided on are never thrown away."""
    can_add_documents(by).enforce()
    stuck = reading.status == Reading.Status.READING and (
        reading.started_at is None or timezone.now() - reading.started_at > STALE_AFTER
    )
    if reading.status not in (Reading.Status.FAILED, Reading.Status.QUEUED) and not stuck:
        raise IntakeError(_("This document is read already, or being read."))
    Reading.objects.filter(pk=reading.pk, status=reading.status).update(
        status=Reading.Status.QUEUED, started_at=None, finished_at=None, problems=[]
    )
    reading.refresh_from_db()
    read_now(reading)


def release_stale() -> int:
    """Queue anew what died with its process; the number of readings released."""
    stale = Reading.objects.filter(status=Reading.Status.READING, started_at__lt=timezone.now() - STALE_AFTER)
    return stale.update(status=Reading.Status.QUEUED, started_at=None)
