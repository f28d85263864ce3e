"""The WSGI application that a server process loads."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "youcheng.web.settings")
application = get_wsgi_application()
# Every page's module is loaded before the first answer, so that a process that calls itself healthy is ready:
# the health answer alone would need none of them.
_ = get_resolver().url_patterns
