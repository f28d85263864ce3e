"""Nothing inline: what the content policy forbids is in no template and no page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from youcheng import web

TEMPLATES = sorted(Path(web.__file__).parent.parent.glob("*/templates/**/*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_inline_style_or_script(path: Path) -> None:
    html = path.read_text(encoding="utf-8")

    assert not re.search(r"\sstyle=", html)
    assert not re.search(r"\son[a-z]+=", html)
    assert "<style" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)


@pytest.mark.django_db
def test_the_policy_allows_only_what_is_ours(client: Client) -> None:
    policy = client.get("/en/").headers["Content-Security-Policy"]

    assert "script-src 'self';" in f"{policy};"
    assert "style-src 'self';" in f"{policy};"
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
