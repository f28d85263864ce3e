"""Corrections: what a person's fields say instead of the machine's."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from youcheng.accounts.models import User
from youcheng.intake.domain.errors import InvalidFieldsError, NeedsAnswerError
from youcheng.intake.domain.grounds import attach, draft_key, ensure_entities, grounds_of, propose
from youcheng.intake.domain.mapping import ORDER, map_finding
from youcheng.intake.domain.mapping.draft import Draft, DraftClaim
from youcheng.intake.domain.mapping.page import Page
from youcheng.intake.domain.mapping.seen import Seen
from youcheng.intake.domain.steps import Trace
from youcheng.intake.models import Finding
from youcheng.registry.domain.claims import accept_claims, correct_claim, reject_claims
from youcheng.registry.domain.evidence import word_evidence
from youcheng.registry.models import Claim
from youcheng.registry.properties import PROPERTIES
from youcheng.registry.values import InvalidValue


def put_right(finding: Finding, fields: dict[str, Any], *, by: User, note: str, trace: Trace) -> None:
    """Accept what ``fields`` say. Where a claim only changes its value the machine's claim is kept as corrected."""
    finding.corrected = fields
    draft = _draft(finding)
    if draft.needs:
        raise NeedsAnswerError(
            _("With these values a question stays open; choose the place first, or fill what is missing.")
        )
    ensure_entities([draft])
    old = list(finding.claims.select_related("entity"))
    wanted = {draft_key(claim): claim for claim in draft.claims}
    gone = [claim for claim in old if claim.key not in wanted]
    said = note or _("corrected at the desk")
    standing: list[Claim] = []
    fresh: list[Claim] = []
    for key, claim in wanted.items():
        known = next((held for held in old if held.key == key), None)
        replaced = None if known else _replaced(claim, gone)
        if replaced is not None:
            gone.remove(replaced)
            new = correct_claim(
                replaced,
                value=claim.value,
                by=by,
                note=said,
                valid_from=claim.valid_from,
                valid_to=claim.valid_to,
                language=claim.language,
            )
            trace.decided(new)
            standing.append(new)
        else:
            fresh.append(known or propose(claim, [word_evidence(by=by, text=said)], confidence=None, by=by))
    _accept(finding, fresh, by=by, trace=trace)
    alone = [claim for claim in gone if not claim.findings.exclude(pk=finding.pk).exists()]
    alone = [claim for claim in alone if claim.status == Claim.Status.PROPOSED]
    if alone:
        reject_claims(alone, by=by, reason=said)
        trace.decided(alone[0])
    finding.entity_id = draft.entity
    finding.needs = []
    finding.claims.set([*standing, *fresh])


def _accept(finding: Finding, claims: list[Claim], *, by: User, trace: Trace) -> None:
    grounds = grounds_of(finding, finding.reading.document)
    for claim in claims:
        trace.added_evidence += attach(claim, grounds)
    undecided = [claim for claim in claims if claim.status != Claim.Status.ACCEPTED]
    if undecided:
        accept_claims(undecided, by=by)
        trace.decided(undecided[0])


def _draft(finding: Finding) -> Draft:
    """The draft of the corrected finding, among the other facts of its page."""
    page = Page(finding.reading.document, finding.reading.checks)
    others = [other for other in finding.reading.findings.all() if other.pk != finding.pk]
    result = Draft()
    for other in sorted(
        [*others, finding], key=lambda one: (ORDER.index(one.kind), page.depth(one.fact_id), one.position)
    ):
        seen = Seen(other, language=finding.reading.document.language)
        draft = map_finding(seen, page)
        if other.pk == finding.pk:
            result = draft
        elif other.entity_id and not other.is_open:
            draft.entity = other.entity_id
        page.remember(seen, draft)
    _check(result)
    return result


def _check(draft: Draft) -> None:
    errors: dict[str, str] = {}
    for claim in draft.claims:
        try:
            PROPERTIES[claim.property].type.clean(claim.value)
        except InvalidValue as error:
            errors[claim.property] = f"{PROPERTIES[claim.property].label}: {error}"
    if errors:
        raise InvalidFieldsError(errors)


def _replaced(wanted: DraftClaim, gone: list[Claim]) -> Claim | None:
    """The proposal whose place the wanted claim takes: same entity and property, and no other could be meant.

    A claim that somebody accepted for another page stands beside it, and the two are shown as a conflict.
    """
    open_claims = [claim for claim in gone if claim.status == Claim.Status.PROPOSED]
    same = [claim for claim in open_claims if claim.entity_id == wanted.entity and claim.property == wanted.property]
    return same[0] if len(same) == 1 else None
