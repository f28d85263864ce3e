"""The planning app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningConfig(AppConfig):
    name = "youcheng.planning"
    label = "planning"

    def ready(self) -> None:
        """Open the room; follow the registry's changes."""
        from youcheng.accounts.workplace import Page, Room, open_room
        from youcheng.planning.domain.freshness import refresh_soon
        from youcheng.registry.domain.turns import registry_changed

        pages = (
            Page("structure:home", _("Structure")),
            Page("partners:overview", _("Partner search")),
            Page("partners:shortlists", _("Shortlists")),
            Page("partners:board", _("Prospects")),
            Page("partners:wishes", _("Wishes")),
        )
        open_room(Room(_("Planning"), pages, order=2))
        registry_changed.connect(refresh_soon, dispatch_uid="planning.refresh_soon")
