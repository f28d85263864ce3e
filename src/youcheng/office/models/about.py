"""What every record of this room has: the organisation whose work it is, and the thing it is about."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.models import Organisation


class AboutSomething(models.Model):
    """A record of an organisation about a thing, named by its kind and id (see ``domain.things``); both may be empty.

    A foreign key could not point to an entity, a prospect and a task alike; the verbs check that the thing is there.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("organisation")
    )
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.CharField(max_length=64, blank=True)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["about_kind", "about_id"])]
