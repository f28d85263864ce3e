"""Template tags and filters available in every template."""

from __future__ import annotations

from django import template

register = template.Library()
