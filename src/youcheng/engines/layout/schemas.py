"""The published JSON Schemas. ``python -m youcheng.engines.layout.schemas FOLDER`` writes them anew."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from youcheng.engines.layout.instance import Instance
from youcheng.engines.layout.plan import Plan
from youcheng.engines.layout.policy import Policy

SCHEMAS: dict[str, type[BaseModel]] = {
    "layout-policy.json": Policy,
    "layout-instance.json": Instance,
    "layout-plan.json": Plan,
}


def texts() -> dict[str, str]:
    """Return each schema's file name and text."""
    return {
        name: json.dumps(model.model_json_schema(), ensure_ascii=False, indent=2) + "\n"
        for name, model in SCHEMAS.items()
    }


def write(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
