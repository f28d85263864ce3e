"""The intake app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "youcheng.intake"
    label = "intake"

    def ready(self) -> None:
        """Have duplicates searched for after every import."""
        from django.db.models.signals import post_save

        from youcheng.intake.domain.after_imports import search_after_import
        from youcheng.registry.models import Batch

        post_save.connect(search_after_import, sender=Batch, dispatch_uid="intake.search_after_import")
