"""Prospective ties on their way to a signature."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.accounts.models import Organisation
from youcheng.registry.models import Document, Entity


class Stage(models.TextChoices):
    """Where a prospect stands; the first five lead to the tie, the others off the way."""

    CONTACT = "contact", pgettext_lazy("stage of a prospect", "In contact")
    INTENT = "intent", pgettext_lazy("stage of a prospect", "Intent declared")
    SUBMITTED = "submitted", pgettext_lazy("stage of a prospect", "Submitted for approval")
    APPROVED = "approved", pgettext_lazy("stage of a prospect", "Approved")
    SIGNED = "signed", pgettext_lazy("stage of a prospect", "Signed")
    RETURNED = "returned", pgettext_lazy("stage of a prospect", "Returned for revision")
    REJECTED = "rejected", pgettext_lazy("stage of a prospect", "Rejected")
    ABANDONED = "abandoned", pgettext_lazy("stage of a prospect", "Abandoned")


class Actor(models.TextChoices):
    """Who has to do the next thing."""

    US = "us", _("our office")
    PARTNER = "partner", _("the partner")
    ABOVE = "above", _("the office above us")
    NATIONAL = "national", _("the national level")
    ASSEMBLY = "assembly", _("government or assembly at home")
    NOBODY = "nobody", _("nobody")


class Prospect(models.Model):
    """A possible tie between a place and a partner. Signed, it is a tie of the registry (``tie``, ``agreement``)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="prospects")
    place = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="prospects")
    partner = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="prospects_as_partner")
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.CONTACT)
    since = models.DateTimeField()
    """When it came to this stage."""
    next_actor = models.CharField(_("who acts next"), max_length=8, choices=Actor.choices, default=Actor.US)
    waiting_since = models.DateTimeField()
    """Since when the next thing is up to that actor."""
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="prospects")
    note = models.TextField(_("note"), max_length=2000, blank=True)
    tie = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="prospects_of_tie")
    agreement = models.ForeignKey(
        Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="prospects_of_agreement"
    )
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-since", "-pk"]
        indexes = [models.Index(fields=["organisation", "stage"])]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "place", "partner"],
                condition=~models.Q(stage__in=["signed", "rejected", "abandoned"]),
                name="prospect_open_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage="signed") | models.Q(tie__isnull=False), name="prospect_signed_is_a_tie"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} – {self.partner_id}"


class ProspectStep(models.Model):
    """One move of a prospect: what was done, by whom, when it happened in the world, and what was said about it."""

    prospect = models.ForeignKey(Prospect, on_delete=models.CASCADE, related_name="steps")
    from_stage = models.CharField(max_length=10, choices=Stage.choices, blank=True)
    to_stage = models.CharField(max_length=10, choices=Stage.choices)
    next_actor = models.CharField(max_length=8, choices=Actor.choices)
    on = models.CharField(_("on"), max_length=10, blank=True)
    """Partial ISO date on which it happened; empty when that is the day it was written down."""
    note = models.TextField(_("note"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="prospect_steps")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.from_stage} → {self.to_stage}"


class ProspectDocument(models.Model):
    """A document of one stage of a prospect; the bytes are kept by the registry."""

    class Kind(models.TextChoices):
        PROFILE = "profile", _("profile of the partner")
        LETTER = "letter", pgettext_lazy("kind of document", "letter")
        INTENT = "intent", _("letter of intent")
        CONSENT = "consent", _("proof of the partner's consent")
        APPLICATION = "application", _("request for approval")
        REPLY = "reply", _("official reply")
        TEXT = "text", _("text of the agreement")
        SIGNED = "signed", _("signed agreement")
        OTHER = "other", pgettext_lazy("kind of document", "other")

    prospect = models.ForeignKey(Prospect, on_delete=models.CASCADE, related_name="documents")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.OTHER)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="prospects")
    name = models.CharField(max_length=255)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="prospect_documents")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["prospect", "document", "kind"], name="prospect_document_once")]

    def __str__(self) -> str:
        return self.name
