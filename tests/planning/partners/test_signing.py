"""A signature becomes an agreement and a tie, each fact with its evidence."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.accounts.factories import make_membership, make_organisation
from tests.planning.partners import factories
from tests.registry import factories as registry

from youcheng.accounts.models import Role, User
from youcheng.planning.domain.errors import NotPossible
from youcheng.planning.domain.prospects.signing import accept_signature, open_claims, sign_prospect
from youcheng.planning.models import Stage
from youcheng.registry.domain.errors import EvidenceMissing
from youcheng.registry.domain.ids import tie_id
from youcheng.registry.models import Agreement, Claim, Tie
from youcheng.registry.values import InvalidValue

pytestmark = pytest.mark.django_db


def test_a_reviewers_signature_stands_in_the_registry_at_once(city_officer: User, city_reviewer: User) -> None:
    prospect = factories.prospect(city_officer, stage="approved")
    proof = factories.document(prospect, by=city_officer, kind="signed", data=b"The signed text, an example.")
    sign_prospect(
        prospect, kind="sister_city", signed_on="2026-05-18", title="Example agreement", language="en",
        proof=proof, by=city_reviewer,
    )  # fmt: skip
    tie = Tie.objects.get(pk=tie_id(prospect.place_id, prospect.partner_id))
    assert (tie.kind, tie.legal_status, tie.since, tie.public, tie.verification) == (
        "sister_city", "signed", "2026-05-18", True, "reviewed",
    )  # fmt: skip
    assert [party.party_id for party in tie.parties.all()] == [prospect.place_id, prospect.partner_id]
    agreement = Agreement.objects.get(tie=tie.pk)
    assert (agreement.title, agreement.status, agreement.signed_on, agreement.public) == (
        "Example agreement", "signed", "2026-05-18", True,
    )  # fmt: skip
    assert (prospect.stage, prospect.tie_id, prospect.agreement_id) == ("signed", tie.pk, agreement.pk)
    (evidence,) = {
        ground for claim in Claim.objects.filter(entity__in=[tie.pk, agreement.pk]) for ground in claim.evidence.all()
    }
    assert (evidence.kind, evidence.document, evidence.quote) == ("scan", proof.document, "Example agreement")


def test_an_officers_signature_waits_for_a_reviewer(city_officer: User, city_reviewer: User) -> None:
    prospect = factories.prospect(city_officer, stage="approved")
    sign_prospect(
        prospect, kind="friendly_cooperation", signed_on="2026-05", word="I stood beside the table.", by=city_officer
    )
    assert prospect.stage == Stage.SIGNED
    assert not Tie.objects.exists()
    assert {claim.property for claim in open_claims(prospect)} == {
        "party", "tie_kind", "legal_status", "signed_on", "of_tie", "agreement_kind", "agreement_status",
    }  # fmt: skip
    with pytest.raises(PermissionDenied):
        accept_signature(prospect, by=city_officer)
    accept_signature(prospect, by=city_reviewer)
    tie = Tie.objects.get()
    assert (tie.kind, tie.since, tie.public) == ("friendly_cooperation", "2026-05", True)
    with pytest.raises(NotPossible, match="Nothing waits"):
        accept_signature(prospect, by=city_reviewer)


def test_an_upgrade_is_a_new_segment_of_the_tie_that_is_there(city_officer: User, city_reviewer: User) -> None:
    home, away = registry.place("Home", country="CN"), registry.place("Away", country="JP")
    known = registry.tie(home.pk, away.pk, signed_on="1999-04-01")
    prospect = factories.prospect(city_officer, stage="approved", place=home.pk, partner=away.pk)
    sign_prospect(prospect, kind="sister_city", signed_on="2026-05-18", word="Signed in the hall.", by=city_reviewer)
    assert prospect.tie_id == known.pk
    tie = Tie.objects.get()
    assert (tie.since, tie.conflicts, tie.kind) == ("1999-04-01", [], "sister_city")
    assert [(segment.kind, segment.valid_from) for segment in tie.segments.all()] == [("sister_city", "2026-05-18")]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"kind": "pairing", "signed_on": "2026", "word": "x"}, NotPossible),
        ({"kind": "sister_city", "signed_on": "soon", "word": "x"}, InvalidValue),
        ({"kind": "sister_city", "signed_on": "2026", "word": " "}, EvidenceMissing),
    ],
)
def test_what_is_no_signature_changes_nothing(
    city_officer: User, city_reviewer: User, given: dict[str, str], error: type[Exception]
) -> None:
    prospect = factories.prospect(city_officer, stage="approved")
    with pytest.raises(error):
        sign_prospect(prospect, by=city_reviewer, **given)
    prospect.refresh_from_db()
    assert (prospect.stage, prospect.tie_id) == ("approved", None)
    assert not Claim.objects.filter(entity__kind="tie").exists()


def test_only_what_was_approved_is_signed(city_officer: User, city_reviewer: User) -> None:
    prospect = factories.prospect(city_officer, stage="submitted")
    with pytest.raises(NotPossible):
        sign_prospect(prospect, kind="sister_city", signed_on="2026", word="x", by=city_reviewer)
    other = factories.prospect(city_officer, stage="approved")
    strange = factories.document(prospect, by=city_officer)
    with pytest.raises(NotPossible, match="another prospect"):
        sign_prospect(other, kind="sister_city", signed_on="2026", proof=strange, by=city_reviewer)


def test_who_reviews_elsewhere_is_an_officer_here(city_officer: User) -> None:
    prospect = factories.prospect(city_officer, stage="approved")
    make_membership(user=city_officer, organisation=make_organisation(), role=Role.REVIEWER)
    sign_prospect(prospect, kind="sister_city", signed_on="2026-05", word="I stood beside the table.", by=city_officer)
    assert not Tie.objects.exists()
    with pytest.raises(PermissionDenied):
        accept_signature(prospect, by=city_officer)
