"""Larger documents are read in the background; what died with its process is taken up again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from tests.intake import factories

from youcheng.accounts.models import User
from youcheng.intake.domain.errors import IntakeError
from youcheng.intake.domain.reading import AT_ONCE_BYTES, STALE_AFTER, read_again, read_soon, release_stale
from youcheng.intake.models import Reading

pytestmark = pytest.mark.django_db(transaction=True)


def large() -> Reading:
    filler = "示例段落，用来让文件变大。" * 40
    lines = (AT_ONCE_BYTES // len(filler.encode())) + 2
    paragraphs = "\n".join(f"{number} {filler}" for number in range(lines))
    return factories.received(f"伊春市与上川町缔结友好城市。\n{paragraphs}")


def work() -> None:
    call_command("db_worker", batch=True, startup_delay=False, reload=False, verbosity=0)


def test_a_large_document_waits_and_is_then_read(client: Client, officer: User) -> None:
    reading = large()
    read_soon([reading])
    reading.refresh_from_db()
    assert reading.status == "queued"
    client.force_login(officer)
    page = client.get(f"/en/desk/documents/{reading.pk}/").content.decode()
    assert f'hx-get="/en/desk/documents/{reading.pk}/status/"' in page
    assert client.get(f"/en/desk/documents/{reading.pk}/status/").headers.get("HX-Refresh") is None
    work()
    reading.refresh_from_db()
    assert reading.status == "ready"
    assert client.get(f"/en/desk/documents/{reading.pk}/status/")["HX-Refresh"] == "true"


def test_a_long_wait_offers_to_read_at_once(client: Client, officer: User) -> None:
    reading = large()
    Reading.objects.filter(pk=reading.pk).update(queued_at=timezone.now() - timedelta(minutes=1))
    client.force_login(officer)
    assert "Nobody has begun to read this document." in client.get(f"/en/desk/documents/{reading.pk}/").content.decode()
    client.post(f"/en/desk/documents/{reading.pk}/read-again/")
    reading.refresh_from_db()
    assert reading.status == "ready"


def test_a_reading_that_died_is_taken_up_again(officer: User) -> None:
    reading = factories.received("伊春市与上川町缔结友好城市。")
    started = timezone.now() - STALE_AFTER - timedelta(seconds=1)
    Reading.objects.filter(pk=reading.pk).update(status="reading", started_at=started)
    assert release_stale() == 1
    reading.refresh_from_db()
    read_again(reading, by=officer)
    assert reading.status == "ready"
    with pytest.raises(IntakeError, match="read already"):
        read_again(reading, by=officer)
