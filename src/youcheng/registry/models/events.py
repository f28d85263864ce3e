"""What happened: events, exchanges between partners, initiatives adopted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.registry.models.entity import Entity
from youcheng.registry.models.projected import ProjectedRow


class Event(ProjectedRow):
    """A conference, fair, meeting, visit, signing or anniversary."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("conference")
        FAIR = "fair", _("fair")
        MEETING = "meeting", _("meeting")
        VIDEO_MEETING = "video_meeting", _("video meeting")
        VISIT = "visit", _("visit")
        SIGNING = "signing", _("signing ceremony")
        ANNIVERSARY = "anniversary", _("anniversary")
        OTHER = "other", _("other")

    kind = models.CharField(max_length=14, choices=Kind.choices, default=Kind.OTHER)
    name = models.CharField(max_length=300)
    name_language = models.CharField(max_length=12, blank=True)
    starts = models.CharField(max_length=10, blank=True)
    ends = models.CharField(max_length=10, blank=True)
    place = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="events_at")
    plans = models.JSONField(default=list)
    """What was announced to follow: ``[{"text": "…", "language": "…"}]``"""

    def __str__(self) -> str:
        return self.name


class Exchange(ProjectedRow):
    """A contact between the parties of a tie: a visit, a meeting, a student exchange."""

    tie = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="exchanges")
    kind = models.CharField(max_length=14, choices=Event.Kind.choices, default=Event.Kind.OTHER)
    summary = models.CharField(max_length=500)
    language = models.CharField(max_length=12, blank=True)
    on = models.CharField(max_length=10, blank=True)
    """Partial ISO date."""

    def __str__(self) -> str:
        return self.summary


class Initiative(ProjectedRow):
    """A declaration adopted together, with the areas it covers."""

    name = models.CharField(max_length=300)
    name_language = models.CharField(max_length=12, blank=True)
    event = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="initiatives")
    adopted_on = models.CharField(max_length=10, blank=True)
    areas = models.JSONField(default=list)
    """``[{"text": "…", "language": "…"}]``"""

    def __str__(self) -> str:
        return self.name
