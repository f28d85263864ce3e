"""What a browser says of itself, in words."""

from __future__ import annotations

from django import template

from youcheng.accounts.interfaces.devices import device_words

register = template.Library()

register.filter("device", device_words)
