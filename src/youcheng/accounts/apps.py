"""The accounts app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AccountsConfig(AppConfig):
    name = "youcheng.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listen to what happens to accounts; open the room of people and organisations."""
        from youcheng.accounts.models import Role
        from youcheng.accounts.signals import connect
        from youcheng.accounts.workplace import Page, Room, open_room

        pages = (
            Page("accounts:organisations", pgettext_lazy("accounts", "People"), Role.ADMINISTRATOR),
            Page("accounts:changes", _("Change log"), Role.MANAGER),
            Page("accounts:rights", _("Rights"), Role.ADMINISTRATOR),
        )
        open_room(Room(_("Organisation"), pages, order=9))

        connect()
