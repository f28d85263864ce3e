"""The addresses of the site: each language under its own prefix, machine addresses without one."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

handler429 = "youcheng.accounts.views.limits.too_many"
"""Django knows none; the sign-in library looks for it here."""

urlpatterns = [
    path("", include("youcheng.web.machine_urls")),
    path("", include("youcheng.portal.machine_urls")),
    path("", include("youcheng.accounts.single_sign_on_urls")),
    *i18n_patterns(
        path("account/", include("youcheng.accounts.urls")),
        path("account/", include("youcheng.accounts.sign_in_urls")),
        path("desk/", include("youcheng.intake.urls")),
        path("office/", include("youcheng.office.urls")),
        path("", include("youcheng.planning.urls")),
        path("", include("youcheng.portal.urls")),
    ),
]
