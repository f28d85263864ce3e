"""Whatever can be claimed about, and the judgements that say two of them are one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Entity(models.Model):
    """A thing claimed about. Its id never changes and never goes away, so evidence and links outlive merges.

    Ids: a place of the gazetteer keeps the gazetteer's id (``cn:230700``, ``gn:1853909``, ``iso:JP-27``); an imported
    Wikidata item without a place there is ``wd:Q…``; everything else gets the first letters of its kind and twelve
    base-32 digits, drawn at random or from what identifies it (see ``registry.domain.ids``).
    """

    class Kind(models.TextChoices):
        PLACE = "place", _("place")
        BODY = "body", _("organisation")
        TIE = "tie", _("tie")
        AGREEMENT = "agreement", _("agreement")
        EXCHANGE = "exchange", _("exchange")
        EVENT = "event", _("event")
        PERSON = "person", _("person")
        INITIATIVE = "initiative", _("initiative")
        FIGURE = "figure", _("figure")
        RECORD = "record", _("record claim")
        WISH = "wish", _("wish for a partner")

    id = models.CharField(primary_key=True, max_length=40)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    canonical_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("stands for")
    )
    """The entity that this one was judged to be; null while it stands for itself. Never a chain."""
    withheld = models.BooleanField(default=False)
    """Withdrawn from the public by a person; later acceptances do not show it again, only publishing does."""
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(canonical_of=F("id")), name="entity_not_merged_into_itself"),
            models.CheckConstraint(condition=~Q(id=""), name="entity_id_not_empty"),
        ]
        indexes = [models.Index(fields=["kind"])]

    def __str__(self) -> str:
        return self.id


class Judgement(models.Model):
    """A person's word that two entities are the same, or are not; taken back by ``revoked_at``, never deleted."""

    class Verdict(models.TextChoices):
        SAME = "same", _("the same")
        DIFFERENT = "different", _("not the same")

    left = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="judgements_left")
    right = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="judgements_right")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    score = models.FloatField(null=True, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="judgements")
    at = models.DateTimeField(auto_now_add=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="judgements_revoked"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(left=F("right")), name="judgement_of_two"),
            models.UniqueConstraint(
                fields=["left", "right"], condition=Q(revoked_at=None), name="judgement_one_standing_per_pair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} {self.verdict} {self.right_id}"
