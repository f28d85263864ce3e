"""What stands at the top of a page about one thing, and in its title."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from youcheng.portal.domain.names import Named
from youcheng.registry.models.projected import ProjectedRow


@dataclass(frozen=True, slots=True)
class Head:
    """Kind, name and standing of the thing."""

    kind: str | Promise
    title: SafeString
    plain: str
    verification: str
    in_conflict: bool


def head_of(row: ProjectedRow, name: Named, kind: str | Promise) -> Head:
    """The head of a page about a projected row."""
    return Head(kind, name.html, name.text, row.verification, bool(row.conflicts))
