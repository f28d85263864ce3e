"""The signature: a prospect becomes an agreement and a tie of the registry, through claims with their evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_plan, can_review_claims
from youcheng.accounts.models import User
from youcheng.planning.domain.errors import NotPossible
from youcheng.planning.domain.prospects.move import take_step
from youcheng.planning.models import Prospect, ProspectDocument, ProspectStep, Stage
from youcheng.registry.domain.claims import accept_claims, propose_claim
from youcheng.registry.domain.entities import new_entity
from youcheng.registry.domain.evidence import scan_evidence, word_evidence
from youcheng.registry.domain.ids import tie_id
from youcheng.registry.models import Agreement, Claim, Entity, Evidence, Tie, TieKind, TieParty
from youcheng.registry.values import PartialDate

KINDS = (TieKind.SISTER_CITY, TieKind.FRIENDLY_COOPERATION, TieKind.FRIENDLY_EXCHANGE)
"""Kinds of tie that a prospect can end in."""


@transaction.atomic
def sign_prospect(
    prospect: Prospect,
    *,
    kind: str,
    signed_on: str,
    by: User,
    title: str = "",
    language: str = "",
    proof: ProspectDocument | None = None,
    word: str = "",
    seen: str = "",
) -> ProspectStep:
    """Record the signature of an approved prospect in the registry and take its last step.

    The evidence is the uploaded agreement (``proof``, with ``word`` or the title as its transcription) or the officer's
    dated ``word``. Claims of somebody who may review are accepted, and public, at once; those of others wait for
    :func:`accept_signature`. Raises :class:`NotPossible`, ``InvalidValue``, ``EvidenceMissing``, ``PermissionDenied``.
    """
    if kind not in KINDS:
        raise NotPossible(_("Say which kind of tie was signed."))
    day = PartialDate().clean(signed_on)
    grounds = _evidence(prospect, proof=proof, title=title, word=word, by=by)
    tie = _tie_of(prospect)
    agreement = prospect.agreement or new_entity(Entity.Kind.AGREEMENT)

    def also(locked: Prospect) -> None:
        locked.tie, locked.agreement = tie, agreement

    step = take_step(prospect, to=Stage.SIGNED, by=by, seen=seen, on=day, note=word or title, also=also)
    for about, name, value, since in _facts(prospect, tie, agreement, kind=kind, day=day):
        propose_claim(about, name, value, valid_from=since, evidence=grounds, origin=Claim.Origin.PERSON, by=by)
    if title.strip():
        propose_claim(agreement, "title", title, language=language, evidence=grounds, origin=Claim.Origin.PERSON, by=by)
    if can_review_claims(by, within=prospect.organisation):
        _accept(prospect, by=by)
    return step


@transaction.atomic
def accept_signature(prospect: Prospect, *, by: User) -> None:
    """Accept the claims of a signature that an officer recorded: the tie stands in the registry from now on."""
    can_review_claims(by, within=prospect.organisation).enforce()
    if not open_claims(prospect):
        raise NotPossible(_("Nothing waits to be accepted here."))
    _accept(prospect, by=by)


def open_claims(prospect: Prospect) -> list[Claim]:
    """The claims of the signature that nobody has decided on."""
    about = [pk for pk in (prospect.tie_id, prospect.agreement_id) if pk]
    claims = Claim.objects.filter(entity__in=about, status=Claim.Status.PROPOSED, origin=Claim.Origin.PERSON)
    return list(claims.order_by("pk"))


def _accept(prospect: Prospect, *, by: User) -> None:
    claims = open_claims(prospect)
    if claims:
        accept_claims(claims, by=by, reason=_("Signature of a prospect"))


def _evidence(prospect: Prospect, *, proof: ProspectDocument | None, title: str, word: str, by: User) -> Evidence:
    can_plan(by, within=prospect.organisation).enforce()
    if proof is None:
        return word_evidence(by=by, text=word)
    if proof.prospect_id != prospect.pk:
        raise NotPossible(_("This document belongs to another prospect."))
    return scan_evidence(proof.document, quote=word.strip() or title.strip() or proof.name)


def _tie_of(prospect: Prospect) -> Entity:
    """The tie that the registry has between the two already (a new signature is a new segment), or the one to be."""
    place, partner = prospect.place_id, prospect.partner_id
    both = TieParty.objects.filter(party=place).values("tie")
    known = Tie.objects.filter(pk__in=both, parties__party=partner).order_by("pk").first()
    return known.entity if known else new_entity(Entity.Kind.TIE, id=tie_id(place, partner))


def _facts(
    prospect: Prospect, tie: Entity, agreement: Entity, *, kind: str, day: str
) -> Iterator[tuple[Entity, str, Any, str]]:
    """What the signature says: entity, property, value, and since when it holds where it does not always."""
    yield tie, "party", prospect.place_id, ""
    yield tie, "party", prospect.partner_id, ""
    yield tie, "tie_kind", kind, day
    yield tie, "legal_status", Tie.LegalStatus.SIGNED, day
    if not Tie.objects.filter(pk=tie.pk).exclude(since="").exists():  # an upgrade does not move the first signature
        yield tie, "signed_on", day, ""
    yield agreement, "of_tie", tie.pk, ""
    yield agreement, "agreement_kind", Agreement.Kind.AGREEMENT, ""
    yield agreement, "agreement_status", Agreement.Status.SIGNED, day
    yield agreement, "signed_on", day, ""
