"""What is to be done, and what was noted."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.office.models.about import AboutSomething


class Task(AboutSomething):
    """One thing to do once, given to one person or to nobody yet."""

    what = models.CharField(_("what is to be done"), max_length=300)
    details = models.TextField(_("details"), blank=True)
    given_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("who does it"),
    )
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tasks_given")
    given_at = models.DateTimeField(auto_now_add=True)
    due = models.DateField(_("due"), null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks_done"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta(AboutSomething.Meta):
        ordering = ["due", "pk"]
        indexes = [
            *AboutSomething.Meta.indexes,
            models.Index(fields=["given_to", "done_at", "due"]),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="task_says_what"),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False, done_by__isnull=False),
                name="task_done_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def is_overdue(self, today: date | None = None) -> bool:
        """Whether its day has passed and it is not done."""
        return self.done_at is None and self.due is not None and self.due < (today or timezone.localdate())


class Note(AboutSomething):
    """What somebody wants the next person to know about a thing."""

    text = models.TextField(pgettext_lazy("office", "note"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notes")
    at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta(AboutSomething.Meta):
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="note_not_empty")]

    def __str__(self) -> str:
        return self.text[:80]
