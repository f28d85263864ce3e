"""Letters: written once, made for each recipient in their language, sent one by one."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.office.models.about import AboutSomething
from youcheng.office.models.contact import Contact
from youcheng.office.models.file import File


class Message(AboutSomething):
    """A letter to several people. While it is a draft everything can be changed; once released, nothing."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("state of a letter", "draft")
        SENDING = "sending", pgettext_lazy("state of a letter", "being sent")
        SENT = "sent", pgettext_lazy("state of a letter", "sent")

    title = models.CharField(pgettext_lazy("letter", "title"), max_length=200)
    """For the office's own list; recipients see the subject of their language."""
    language = models.CharField(_("language"), max_length=12)
    """For recipients whose language has no text of its own."""
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    attachments = models.ManyToManyField(File, related_name="attached_to", blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="letters")
    written_at = models.DateTimeField(auto_now_add=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="letters_released"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    """Why sending stands still, where the mail server cannot be reached."""

    class Meta(AboutSomething.Meta):
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", released_at=None) | ~Q(state="draft") & Q(released_at__isnull=False),
                name="message_released_or_draft",
            )
        ]

    def __str__(self) -> str:
        return self.title


class MessageText(models.Model):
    """The letter's words in one language, with ``{name}`` and the like to be filled for each recipient."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=12)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(pgettext_lazy("letter", "text"))

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["message", "language"], name="message_text_once_per_language")]

    def __str__(self) -> str:
        return f"{self.message} ({self.language})"


class Delivery(models.Model):
    """The letter as it goes to one person, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("state of a delivery", "waiting")
        SENDING = "sending", pgettext_lazy("state of a delivery", "being sent")
        SENT = "sent", pgettext_lazy("state of a delivery", "sent")
        FAILED = "failed", pgettext_lazy("state of a delivery", "failed")
        UNCERTAIN = "uncertain", pgettext_lazy("state of a delivery", "not certain")
        UNREACHABLE = "unreachable", pgettext_lazy("state of a delivery", "no address")

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="deliveries")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    """Part of the letter's Message-ID: a mail server or a reader can tell a second copy."""
    name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=320, blank=True)
    language = models.CharField(max_length=12)
    subject = models.CharField(max_length=400, blank=True)
    body = models.TextField(blank=True)
    edited = models.BooleanField(default=False)
    """Changed for this person by hand; later changes of the letter's words leave it alone."""
    gaps = models.JSONField(default=list)
    """Names of the places to fill for which nothing is known of this person."""
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    error = models.CharField(max_length=500, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["message", "contact"], name="delivery_once_per_contact"),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="delivery_sent_at_some_time"
            ),
        ]
        indexes = [models.Index(fields=["message", "state"])]

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>"
