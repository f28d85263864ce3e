"""The intake app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "youcheng.intake"
    label = "intake"

    def ready(self) -> None:
        """Open the room; have duplicates searched for after every import."""
        from django.db.models.signals import post_save

        from youcheng.accounts.workplace import Page, Room, open_room
        from youcheng.intake.domain.after_imports import search_after_import
        from youcheng.registry.models import Batch

        pages = (
            Page("intake:queue", _("Documents")),
            Page("intake:imports", _("Imports")),
            Page("intake:duplicates", _("Duplicates")),
            Page("intake:conflicts", _("Conflicts")),
            Page("intake:lists", _("List against list")),
            Page("intake:merges", _("Merges")),
        )
        open_room(Room(_("Desk"), pages, order=1))
        post_save.connect(search_after_import, sender=Batch, dispatch_uid="intake.search_after_import")
