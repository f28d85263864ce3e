"""The tree of organisations as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q

from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import Organisation, User


@dataclass(slots=True)
class Node:
    """An organisation with the number of its active members and what stands below it."""

    organisation: Organisation
    members: int
    children: list[Node] = field(default_factory=list)


def tree_seen_by(user: User) -> list[Node]:
    """What the user sees, as trees: each root is the highest of its line that the user sees. One query."""
    rows = (
        organisations_seen_by(user)
        .annotate(member_count=Count("memberships", filter=Q(memberships__user__is_active=True)))
        .order_by("name", "pk")
    )
    nodes = {row.pk: Node(row, row.member_count) for row in rows}
    roots: list[Node] = []
    for node in nodes.values():
        above = nodes.get(node.organisation.parent_id or 0)
        (above.children if above else roots).append(node)
    return roots


def trail_to(organisation: Organisation, user: User) -> list[Organisation]:
    """Its ancestors from the highest that the user sees down to its parent."""
    ids = [int(part) for part in organisation.path.strip("/").split("/")][:-1]
    return list(organisations_seen_by(user).filter(pk__in=ids).order_by("path"))
