"""A process that keeps, shares and removes files until it is killed; prints ``working`` before it begins."""

from __future__ import annotations

import sys

from youcheng.web.django import start_django

start_django()

from django.core.files.base import ContentFile  # noqa: E402

from youcheng.accounts.domain.first_user import ensure_first_administrator  # noqa: E402
from youcheng.office.domain.files import keep_file, remove_file  # noqa: E402
from youcheng.office.domain.things import Thing  # noqa: E402
from youcheng.registry.domain.entities import new_entity  # noqa: E402

by = ensure_first_administrator()
thing = Thing("entity", new_entity("tie").pk)
print("working", flush=True)
for number in range(100_000):
    text = f"{sys.argv[1]} {number // 2} " + "示例 " * 20_000
    first = keep_file(ContentFile(text.encode(), name="example.txt"), by=by)
    second = keep_file(ContentFile(text.encode(), name="example.txt"), about=thing, by=by)
    if number % 2:
        remove_file(first, by=by)
        remove_file(second, by=by)
