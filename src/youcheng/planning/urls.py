"""Addresses of the planning room: partner search below ``partners/``, coverage and plans below ``structure/``."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("partners/", include("youcheng.planning.partner_urls")),
    path("structure/", include("youcheng.planning.structure_urls")),
]
