"""Readers: bytes of any layout we know become a validated :class:`~youcheng.engines.scheduling.instance.Instance`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from pydantic import ValidationError

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.readers import b2b, gatherings, own
from youcheng.engines.scheduling.solution import Solution

LAYOUTS = (own, b2b, gatherings)


class UnreadableError(ValueError):
    """The file is not what it should be; the message names file, place, what was expected and what to do."""


def read_instance(path: Path) -> Instance:
    """Read an instance in our own layout, the b2b layout or the gatherings layout.

    Raises :class:`UnreadableError` when the file cannot be opened, is no JSON, has no known layout, or breaks a rule.
    """
    document = _json_object(path)
    for layout in LAYOUTS:
        if layout.recognises(document):
            try:
                instance: Instance = layout.to_instance(document)
                return instance
            except ValidationError as error:
                raise UnreadableError(_in_words(path, error)) from error
            except (KeyError, TypeError, ValueError, IndexError) as error:
                raise UnreadableError(f"{path}: {type(error).__name__}: {error}") from error
    raise UnreadableError(
        f"{path}: none of the known layouts: expected the keys participants + meetings (with format, or with rooms and "
        "days) or n_participants + n_slots + n_tables; see docs/engines/scheduling.md"
    )


def read_solution(path: Path) -> Solution:
    """Read an answer as :command:`youcheng schedule` writes it. Raises :class:`UnreadableError`."""
    try:
        return Solution.model_validate(_json_object(path))
    except ValidationError as error:
        raise UnreadableError(_in_words(path, error)) from error


def _json_object(path: Path) -> dict[str, Any]:
    try:
        document = orjson.loads(path.read_bytes())
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror}: name a file that can be read") from error
    except orjson.JSONDecodeError as error:
        raise UnreadableError(f"{path}, line {error.lineno}: not JSON: {error.msg}") from error
    if not isinstance(document, dict):
        raise UnreadableError(f"{path}: expected one JSON object at the top")
    return document


def _in_words(path: Path, error: ValidationError) -> str:
    lines = []
    for one in error.errors(include_url=False, include_input=False)[:10]:
        where = ".".join(str(part) for part in one["loc"])
        lines.append(f"{path}: {where + ': ' if where else ''}{one['msg'].removeprefix('Value error, ')}")
    if error.error_count() > 10:
        lines.append(f"{path}: and {error.error_count() - 10} more")
    return "\n".join(lines)
