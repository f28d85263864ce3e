"""People the office works with, as they hold posts, and the ways to reach them."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.accounts.models import Organisation
from youcheng.registry.models import Entity


class Contact(models.Model):
    """A person an organisation works with. An address never identifies: people share them, and change them.

    ``person`` links to the registry where published sources speak of the same person. Which of the fields are personal
    data, why they are kept and for how long stands in ``office.personal``.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("organisation")
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=200)
    """As the person writes it, in any script; empty once erased."""
    name_language = models.CharField(_("language of the name"), max_length=12, blank=True)
    name_reading = models.CharField(_("reading or romanisation"), max_length=200, blank=True)
    form_of_address = models.CharField(_("form of address"), max_length=100, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    """BCP 47 tags, the preferred one first."""
    remarks = models.TextField(_("remarks"), blank=True)
    source = models.CharField(pgettext_lazy("contact", "source"), max_length=300, blank=True)
    person = models.ForeignKey(
        Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts", verbose_name=_("person")
    )
    keep_until = models.DateField(_("kept until"))
    """The day on which somebody has to say whether the data is still needed."""
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)
    """Raised by every change, so that nobody overwrites what they have not seen."""
    erased_at = models.DateTimeField(null=True, blank=True)
    erased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts_erased"
    )

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["organisation", "name"]), models.Index(fields=["keep_until"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at=None) & ~Q(name="") | Q(erased_at__isnull=False, name="", remarks="", source=""),
                name="contact_named_or_erased",
            )
        ]

    def __str__(self) -> str:
        return self.name or str(_("erased contact %(number)d") % {"number": self.pk})

    @property
    def erased(self) -> bool:
        """Whether nothing but the fact that there was somebody is left."""
        return self.erased_at is not None


class ContactPost(models.Model):
    """A post that a contact holds or held, dated as far as known."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="posts")
    title = models.CharField(_("post"), max_length=300)
    body = models.CharField(_("office or organisation"), max_length=300, blank=True)
    language = models.CharField(max_length=12, blank=True)
    place = models.ForeignKey(
        Entity,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contact_posts",
        verbose_name=pgettext_lazy("post", "place"),
    )
    since = models.CharField(pgettext_lazy("post", "since"), max_length=10, blank=True)
    until = models.CharField(pgettext_lazy("post", "until"), max_length=10, blank=True)
    """Partial ISO dates; ``until`` empty means still in office as far as known."""

    class Meta:
        ordering = ["until", "-since", "pk"]

    def __str__(self) -> str:
        return f"{self.title}, {self.body}" if self.body else self.title

    def held_on(self, day: date | None = None) -> bool:
        """Whether the post is held on that day (today), as far as known: a year counts to its last day."""
        iso = (day or timezone.localdate()).isoformat()
        return (not self.until or iso[: len(self.until)] <= self.until) and iso[: len(self.since)] >= self.since


class Reach(models.Model):
    """One way to reach a contact."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        MOBILE = "mobile", _("mobile telephone")
        FAX = "fax", _("fax")
        WECHAT = "wechat", _("WeChat")
        LINE = "line", _("LINE")
        WHATSAPP = "whatsapp", _("WhatsApp")
        KAKAOTALK = "kakaotalk", _("KakaoTalk")
        POST = "post", pgettext_lazy("way to reach", "postal address")
        THROUGH = "through", _("through somebody else")
        OTHER = "other", pgettext_lazy("way to reach", "other")

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="reaches")
    kind = models.CharField(_("way"), max_length=12, choices=Kind.choices)
    value = models.CharField(_("number or address"), max_length=500)
    hint = models.CharField(_("hint"), max_length=200, blank=True)
    preferred = models.BooleanField(pgettext_lazy("way to reach", "preferred"), default=False)

    class Meta:
        verbose_name_plural = "reaches"
        ordering = ["-preferred", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(value=""), name="reach_has_a_value")]

    def __str__(self) -> str:
        return self.value
