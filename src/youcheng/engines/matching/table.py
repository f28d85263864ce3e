"""Reading of tab-separated tables with one header row and no quoting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from youcheng.engines.matching.errors import InputError


def rows(path: Path, *, required: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield ``(line number, row by column name)``; unknown columns are kept, missing ones are an error.

    Raises :class:`InputError` when the file cannot be read, lacks a required column, or a line has more
    or fewer cells than the header.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); name an existing file") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    lines = text.split("\n")
    header = lines[0].rstrip("\r").split("\t")
    missing = [name for name in required if name not in header]
    if missing:
        raise InputError(
            f"{path}, line 1: the header lacks {', '.join(missing)}; expected tab-separated columns "
            f"with at least {', '.join(required)}"
        )
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) != len(header):
            raise InputError(
                f"{path}, line {number}: {len(cells)} cells where the header has {len(header)}; "
                "every line needs one cell per column, separated by tabs"
            )
        yield number, dict(zip(header, cells, strict=True))
