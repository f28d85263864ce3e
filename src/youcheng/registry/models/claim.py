"""Claims: the statements from which every row of the registry is computed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youcheng.registry.models.entity import Entity
from youcheng.registry.models.evidence import Evidence


class Claim(models.Model):
    """One value of one property of one entity, with its evidence and its standing.

    ``key`` hashes entity (the id from before any merge), property, value, language and validity, so the same fact read
    twice is one claim with two pieces of evidence. Properties and the shape of their values are defined in
    ``registry.properties``.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        ACCEPTED = "accepted", _("accepted")
        CORRECTED = "corrected", _("corrected")
        """What the machine extracted, kept beside the claim a person put in its place (``replaced_by``)."""
        REJECTED = "rejected", _("rejected")
        SUPERSEDED = "superseded", _("superseded")

    class Origin(models.TextChoices):
        READING = "reading", _("read from a document")
        IMPORT = "import", _("imported")
        PERSON = "person", _("entered by a person")

    class Verification(models.TextChoices):
        NONE = "none", _("unverified")
        IMPORTED = "imported", _("imported")
        REVIEWED = "reviewed", _("reviewed")
        CONFIRMED = "confirmed", _("confirmed")

    key = models.CharField(max_length=64, unique=True)
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="claims")
    property = models.CharField(max_length=40)
    value = models.JSONField()
    language = models.CharField(max_length=12, blank=True)
    valid_from = models.CharField(max_length=10, blank=True)
    """Partial ISO date: ``2019``, ``2019-10`` or ``2019-10-23``; empty when not known."""
    valid_to = models.CharField(max_length=10, blank=True)
    refers_to = models.ForeignKey(
        Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="referring_claims"
    )
    """The entity that the value names, for properties whose value names one."""
    also_refers_to = models.ForeignKey(
        Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="also_referring_claims"
    )
    """A second entity that the value names, such as the party a person signed for."""
    origin = models.CharField(max_length=8, choices=Origin.choices)
    confidence = models.FloatField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PROPOSED)
    verification = models.CharField(max_length=10, choices=Verification.choices, default=Verification.NONE)
    preferred = models.BooleanField(default=False)
    """A person's judgement that this one stands where several accepted claims disagree."""
    public = models.BooleanField(default=False)
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces", db_index=False
    )
    first_evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+", db_index=False)
    """What the claim was first made on: no claim can be stored without evidence. Also among ``evidence``."""
    evidence = models.ManyToManyField(Evidence, related_name="claims")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_made",
        db_index=False,
    )
    at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_decided",
        db_index=False,
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["entity", "property", "status"]),
            models.Index(fields=["status", "property"]),
            # Few claims have these; a whole index would cost every import its time.
            models.Index(fields=["replaced_by"], name="claim_replaced", condition=Q(replaced_by__isnull=False)),
            models.Index(fields=["by"], name="claim_by_person", condition=Q(origin="person")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="corrected") | Q(replaced_by__isnull=False), name="claim_corrected_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(preferred=True) | Q(status="accepted"), name="claim_preferred_accepted"
            ),
            models.CheckConstraint(condition=~Q(public=True) | Q(status="accepted"), name="claim_public_accepted"),
            models.CheckConstraint(
                condition=~Q(status="accepted") | (~Q(verification="none") & Q(decided_at__isnull=False)),
                name="claim_accepted_verified_and_dated",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["proposed", "accepted", "corrected", "rejected", "superseded"]),
                name="claim_status_known",
            ),
            models.CheckConstraint(condition=Q(origin__in=["reading", "import", "person"]), name="claim_origin_known"),
            models.CheckConstraint(
                condition=Q(verification__in=["none", "imported", "reviewed", "confirmed"]),
                name="claim_verification_known",
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="claim_confidence_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity_id} {self.property} {self.value}"
