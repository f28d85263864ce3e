"""The portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "youcheng.portal"
    label = "portal"
