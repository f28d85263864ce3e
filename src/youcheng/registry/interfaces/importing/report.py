"""What an import did, in words and as JSON."""

from __future__ import annotations

from typing import Any

from youcheng.registry.models import Batch

SHOWN = 10


def to_json(batch: Batch) -> dict[str, Any]:
    """The account of a batch as plain values."""
    return {
        "batch": batch.pk,
        "file": batch.file_name,
        "sha256": batch.sha256,
        "read": batch.rows_read,
        "created": batch.rows_created,
        "unchanged": batch.rows_unchanged,
        "updated": batch.rows_updated,
        "rejected": batch.rows_rejected,
        "rejections": batch.rejections,
    }


def as_words(what: str, batch: Batch) -> str:
    """The account of a batch in a few lines."""
    lines = [
        f"{what}: {batch.rows_read:,} rows read = {batch.rows_created:,} created + {batch.rows_unchanged:,} unchanged "
        f"+ {batch.rows_updated:,} updated + {batch.rows_rejected:,} rejected (import {batch.pk})"
    ]
    lines += [f"  line {item['line']}: {item['reason']}" for item in batch.rejections[:SHOWN]]
    if len(batch.rejections) > SHOWN:
        lines.append(f"  … and {len(batch.rejections) - SHOWN:,} more (all of them with --json)")
    return "\n".join(lines)
