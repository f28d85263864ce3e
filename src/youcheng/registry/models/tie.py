"""Ties, their dated kinds, their parties, and the agreements they rest on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.registry.activity import activity_of
from youcheng.registry.models.entity import Entity
from youcheng.registry.models.organisation import Body
from youcheng.registry.models.place import Place
from youcheng.registry.models.projected import ProjectedRow


class TieKind(models.TextChoices):
    """Kinds of tie; never pooled silently."""

    SISTER_CITY = "sister_city", _("sister city")
    FRIENDLY_COOPERATION = "friendly_cooperation", _("friendly cooperation")
    FRIENDLY_EXCHANGE = "friendly_exchange", _("friendly exchange")
    INSTITUTIONAL = "institutional", _("institutional tie")
    PAIRING = "pairing", _("pairing framework")
    NETWORK = "network", _("network")
    UNSPECIFIED = "unspecified", _("kind not stated")


class Tie(ProjectedRow):
    """A tie as it stands today; its history is in its segments."""

    class LegalStatus(models.TextChoices):
        UNKNOWN = "unknown", _("status not known")
        SIGNED = "signed", _("signed, not yet in force")
        IN_FORCE = "in_force", _("in force")
        EXPIRED = "expired", _("expired")
        SUSPENDED = "suspended", _("suspended")
        TERMINATED = "terminated", _("terminated")

    class Activity(models.TextChoices):
        UNKNOWN = "unknown", _("activity not known")
        ACTIVE = "active", _("active")
        DORMANT = "dormant", _("dormant")

    kind = models.CharField(max_length=20, choices=TieKind.choices, default=TieKind.UNSPECIFIED)
    legal_status = models.CharField(max_length=10, choices=LegalStatus.choices, default=LegalStatus.UNKNOWN)
    last_exchange = models.CharField(max_length=10, blank=True)
    """Partial ISO date of the latest verified exchange; activity follows from it and today's date."""
    since = models.CharField(max_length=10, blank=True)
    """Partial ISO date of the signature, or of the earliest segment; empty when not known."""
    in_force_on = models.CharField(max_length=10, blank=True)
    ended = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=TieKind.values), name="tie_kind_known"),
            models.CheckConstraint(
                condition=models.Q(
                    legal_status__in=["unknown", "signed", "in_force", "expired", "suspended", "terminated"]
                ),
                name="tie_legal_status_known",
            ),
        ]
        indexes = [
            models.Index(fields=["public", "since"]),
            models.Index(fields=["kind", "legal_status"]),
        ]

    def __str__(self) -> str:
        return self.entity_id

    @property
    def activity(self) -> Activity:
        """Active, dormant or unknown as of today (see ``registry.activity``)."""
        return self.Activity(activity_of(self.last_exchange))

    def get_activity_display(self) -> str:
        """The activity in the reader's language."""
        return str(self.activity.label)


class TieSegment(models.Model):
    """A stretch of time in which the tie had one kind; an upgrade starts a new one."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="segments")
    kind = models.CharField(max_length=20, choices=TieKind.choices)
    valid_from = models.CharField(max_length=10, blank=True)
    valid_to = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["valid_from", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["tie", "kind", "valid_from"], name="tie_segment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.valid_from}–{self.valid_to}"


class TieParty(models.Model):
    """One party of a tie: the government of a place, or a body; with what lists filter by."""

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField()
    party = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="party_in")
    place = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="place_in_ties")
    """The party itself when it is a place, else the place of the body."""
    country = models.CharField(max_length=2, blank=True)
    province = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="province_in_ties")
    level = models.CharField(max_length=8, choices=Place.Level.choices, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["tie", "position"], name="tie_party_position_once"),
            models.UniqueConstraint(fields=["tie", "party"], name="tie_party_once"),
        ]
        indexes = [models.Index(fields=["country", "level"])]

    def __str__(self) -> str:
        return self.party_id

    def name(self, language: str) -> str:
        """The party's name for a reader of ``language``; its id where nothing is known of it."""
        for relation in ("place_row", "body_row"):
            row = getattr(self.party, relation, None)
            if isinstance(row, Place):
                return row.name(language)
            if isinstance(row, Body):
                return row.name_for(language)
        return self.party_id


class Agreement(ProjectedRow):
    """A signed (or intended) text between parties."""

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", _("agreement")
        FRAMEWORK = "framework", _("framework agreement")
        MEMORANDUM = "memorandum", _("memorandum of understanding")
        INTENT = "intent", _("letter of intent")
        OTHER = "other", _("other")

    class Status(models.TextChoices):
        UNKNOWN = "unknown", _("status not known")
        SIGNED = "signed", _("signed, not yet in force")
        IN_FORCE = "in_force", _("in force")
        EXPIRED = "expired", _("expired")
        TERMINATED = "terminated", _("terminated")

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.AGREEMENT)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.UNKNOWN)
    title = models.CharField(max_length=500, blank=True)
    title_language = models.CharField(max_length=12, blank=True)
    signed_on = models.CharField(max_length=10, blank=True)
    in_force_on = models.CharField(max_length=10, blank=True)
    place = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="agreements_signed_at")
    tie = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="agreements_of_tie")
    fields = models.JSONField(default=list)
    """Fields of cooperation in the text's own words: ``[{"text": "…", "language": "…"}]``"""

    def __str__(self) -> str:
        return self.title or self.entity_id


class Signer(models.Model):
    """Who signed an agreement, in which post, for which party."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signers")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="signatures")
    title = models.CharField(max_length=200, blank=True)
    party = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="signatures_for")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["agreement", "position"], name="signer_position_once")]

    def __str__(self) -> str:
        return self.person_id
