"""Reads the data files beside the code, and the installation's own files laid over them."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from youcheng.engines.gazetteer.errors import SourceError

PACKAGE = "youcheng.engines.gazetteer.data"


@cache
def load(name: str) -> dict[str, Any]:
    """A data file of the package, by its path below ``data/``, as parsed TOML."""
    with resources.files(PACKAGE).joinpath(name).open("rb") as file:
        return tomllib.load(file)


def load_file(path: Path) -> dict[str, Any]:
    """A TOML file of the installation. Raises SourceError naming the file and the line."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: {error}") from error


def load_json(path: Path) -> Any:
    """A JSON file of a package. Raises SourceError."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: {error}") from error
