"""Dates as the public pages show them."""

from __future__ import annotations

from django.utils import translation

from youcheng.portal.domain.dates import date_html


def test_the_precise_form_is_kept() -> None:
    with translation.override("en"):
        assert date_html("2019-10") == '<time datetime="2019-10">October 2019</time>'
