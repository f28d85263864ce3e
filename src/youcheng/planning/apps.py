"""The planning app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "youcheng.planning"
    label = "planning"

    def ready(self) -> None:
        """Follow the registry's changes."""
        from youcheng.planning.domain.freshness import refresh_soon
        from youcheng.registry.domain.turns import registry_changed

        registry_changed.connect(refresh_soon, dispatch_uid="planning.refresh_soon")
