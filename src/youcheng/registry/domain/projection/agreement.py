"""Rows of agreements and those who signed them."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.registry.domain.projection.facts import EntityFacts
from youcheng.registry.domain.projection.named import main_name
from youcheng.registry.domain.projection.tables import AGREEMENT, SIGNER, Table, Values
from youcheng.registry.models import Agreement

LAST = 1000


def rows(facts: EntityFacts) -> Iterator[tuple[Table, Values]]:
    """The agreement and its signers, as soon as anything is known of it."""
    if not facts:
        return
    title, language = main_name(facts, "title")
    status = facts.latest("agreement_status")
    yield (
        AGREEMENT,
        {
            **facts.row(),
            "kind": facts.value("agreement_kind", Agreement.Kind.AGREEMENT.value),
            "status": status.value if status else Agreement.Status.UNKNOWN.value,
            "title": title,
            "title_language": language,
            "signed_on": facts.value("signed_on"),
            "in_force_on": facts.value("in_force_on"),
            "place_id": facts.value("signed_at", None),
            "tie_id": facts.value("of_tie", None),
            "fields": facts.texts("field"),
        },
    )
    signers = sorted(facts.many("signer"), key=lambda fact: (fact.value.get("position", LAST), fact.claim))
    for position, fact in enumerate(signers):
        yield (
            SIGNER,
            {
                "agreement_id": facts.entity,
                "position": position,
                "person_id": fact.value["person"],
                "title": fact.value.get("title", ""),
                "party_id": fact.value.get("party"),
            },
        )
