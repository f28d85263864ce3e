"""Addresses for search engines, outside any language."""

from __future__ import annotations

from django.urls import path

from youcheng.portal.views import sitemap

urlpatterns = [
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-<slug:section>-<int:number>.xml", sitemap.section, name="sitemap_section"),
]
