"""Addresses that a provider of single sign-on knows: one each, whatever the language."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("account/", include("allauth.socialaccount.providers.openid_connect.urls"))]
