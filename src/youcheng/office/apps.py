"""The office app."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "youcheng.office"
    label = "office"

    def ready(self) -> None:
        """Name the kinds of things that records of this room may be about."""
        from youcheng.office.domain.notifications import register_own_sentences
        from youcheng.office.domain.own_kinds import register_own
        from youcheng.office.domain.registry_kind import register_entities

        register_entities()
        register_own()
        register_own_sentences()
