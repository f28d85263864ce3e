"""Wikidata's ties in the background."""

from __future__ import annotations

import logging

from django_tasks import task

logger = logging.getLogger("youcheng.intake")


@task()
def import_wikidata_in_background(user_id: int, country: str, language: str) -> str:
    """Fetch and import; what went wrong stands in the state that the page shows."""
    from django.utils import translation

    from youcheng.accounts.models import User
    from youcheng.registry.domain.errors import RegistryError
    from youcheng.registry.interfaces.importing.wikidata import import_wikidata

    with translation.override(language):
        try:
            import_wikidata(by=User.objects.get(pk=user_id), country=country)
        except RegistryError as error:
            logger.warning("import from Wikidata: %s", error)
            return "failed"
    return "done"
