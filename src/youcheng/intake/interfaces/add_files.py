"""Documents from folders into the queue."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from youcheng.web.django import start_django

SAMPLE_SUFFIXES = (".txt", ".html")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file."""

    file: str
    status: str
    facts: int
    created: bool
    document: int | None
    error: str = ""

    def to_json(self) -> dict[str, Any]:
        """The form that ``--json`` prints."""
        return asdict(self)


def files_below(paths: Iterable[Path]) -> list[Path]:
    """The files named, and all files below the folders named; hidden ones are passed over."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (part for part in sorted(path.rglob("*")) if part.is_file())
            found.extend(part for part in inside if not part.name.startswith("."))
        else:
            found.append(path)
    return found


def add_files(paths: Sequence[Path], *, source_url: str = "", read: bool = True, progress: bool = False) -> list[Added]:
    """Receive each file and read it unless told not to; one that cannot be kept is reported, the others go on."""
    start_django()
    from rich.progress import track

    steps = track(paths, description="Reading", disable=not progress, transient=True) if progress else paths
    return [_add(path.name, path.read_bytes(), shown=str(path), source_url=source_url, read=read) for path in steps]


def add_samples() -> list[Added]:
    """The sample documents of this package, marked as samples."""
    start_django()
    folder = files("youcheng.intake") / "samples"
    texts = sorted(
        (item for item in folder.iterdir() if item.name.endswith(SAMPLE_SUFFIXES)), key=lambda item: item.name
    )
    return [_add(item.name, item.read_bytes(), shown=item.name, is_sample=True) for item in texts]


def read_waiting(*, progress: bool = False) -> list[Added]:
    """Read what is queued, and what died with its process."""
    start_django()
    from rich.progress import track

    from youcheng.intake.domain.reading import read_now, release_stale
    from youcheng.intake.models import Reading

    release_stale()
    waiting = list(
        Reading.objects.filter(status=Reading.Status.QUEUED).select_related("document").order_by("queued_at")
    )
    done = []
    for reading in track(waiting, description="Reading", disable=not progress, transient=True):
        if read_now(reading):
            done.append(_added(reading, str(reading.document), created=False))
    return done


def _add(
    name: str, data: bytes, *, shown: str, source_url: str = "", is_sample: bool = False, read: bool = True
) -> Added:
    from youcheng.intake.domain.errors import IntakeError
    from youcheng.intake.domain.reading import read_now
    from youcheng.intake.domain.receive import receive
    from youcheng.intake.domain.tasks import read_in_background
    from youcheng.registry.domain.errors import RegistryError

    declared = mimetypes.guess_type(name)[0] or ""
    try:
        received = receive(
            data, file_name=name, source_url=source_url, declared_type=declared, is_sample=is_sample, by=None
        )
        if read:
            read_now(received.reading)
        elif received.created:
            read_in_background.enqueue(received.reading.pk)
    except (IntakeError, RegistryError) as error:
        return Added(shown, "", 0, False, None, str(error))
    return _added(received.reading, shown, created=received.created)


def _added(reading: Any, shown: str, *, created: bool) -> Added:
    reading.refresh_from_db()
    return Added(shown, str(reading.status), reading.findings.count(), created, reading.document_id)
