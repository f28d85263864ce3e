"""The office app."""

from django.apps import AppConfig
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "youcheng.office"
    label = "office"

    def ready(self) -> None:
        """Name the kinds of things that records of this room may be about, and the sentences it tells people."""
        from youcheng.accounts.models import Role
        from youcheng.accounts.workplace import Page, Room, open_room
        from youcheng.office.domain.after_accounts import tell_after_account_change
        from youcheng.office.domain.after_imports import tell_after_import
        from youcheng.office.domain.notifications import register_own_sentences
        from youcheng.office.domain.own_kinds import register_own
        from youcheng.office.domain.registry_kind import register_entities

        pages = (
            Page("office:home", _("Today")),
            Page("office:tasks", _("Tasks")),
            Page("office:contacts", _("Contacts")),
            Page("office:letters", _("Letters"), Role.OFFICER),
            Page("office:files", _("Files")),
            Page("office:notifications", _("Notifications")),
        )
        open_room(Room(_("Office"), pages, order=3))
        register_entities()
        register_own()
        register_own_sentences()
        post_save.connect(
            tell_after_account_change, sender="accounts.Change", dispatch_uid="office.tell_after_account_change"
        )
        post_save.connect(tell_after_import, sender="registry.Batch", dispatch_uid="office.tell_after_import")
