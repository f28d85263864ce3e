"""Starting Django for a command, so that commands which need none never pay for it."""

from __future__ import annotations

import os


def start_django() -> None:
    """Load settings and apps; harmless when called twice."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "youcheng.web.settings")
    import django

    django.setup()
