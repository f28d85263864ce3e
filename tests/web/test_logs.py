"""Log records as JSON: one line each, with what a call adds, without what nobody should log."""

from __future__ import annotations

import json
import logging
import sys

import pytest
from django.test import RequestFactory

from youcheng.web.logs import HideLinks, JsonFormatter

pytestmark = pytest.mark.django_db  # the cache, which every test of this room finds empty, lies in the database


def test_a_record_is_one_line_with_its_extras() -> None:
    record = logging.makeLogRecord(
        {"name": "youcheng.intake", "levelname": "INFO", "msg": "read %s", "args": ("页面",), "seconds": 0.5}
    )
    line = JsonFormatter().format(record)
    assert "\n" not in line
    entry = json.loads(line)
    assert (entry["level"], entry["logger"], entry["message"], entry["seconds"]) == (
        "info",
        "youcheng.intake",
        "read 页面",
        0.5,
    )
    assert entry["time"].endswith("+00:00")


def test_an_error_keeps_its_traceback_and_a_request_its_path_alone() -> None:
    try:
        raise ValueError("example")
    except ValueError:
        record = logging.makeLogRecord({"msg": "failed", "exc_info": sys.exc_info()})
    record.request = RequestFactory().get("/en/search/?q=somebody")
    line = JsonFormatter().format(record)
    entry = json.loads(line)
    assert entry["error"].endswith("ValueError: example")
    assert (entry["method"], entry["path"]) == ("GET", "/en/search/")
    assert "somebody" not in line


@pytest.mark.parametrize("address", ["sign-in/a-secret/", "invitation/a-secret/", "password/new/1-a-secret/"])
def test_links_that_let_somebody_in_are_not_logged(address: str) -> None:
    record = logging.makeLogRecord({"msg": "%s: %s", "args": ("Forbidden", f"/ja/account/{address}")})
    record.request = RequestFactory().get(f"/ja/account/{address}")
    assert HideLinks().filter(record)
    assert "secret" not in record.getMessage()
    assert "secret" not in JsonFormatter().format(record)


def test_other_messages_stay_as_they_are() -> None:
    record = logging.makeLogRecord({"msg": "%s is %d", "args": ("/en/account/sign-in/", 200)})
    assert HideLinks().filter(record)
    assert (record.msg, record.getMessage()) == ("%s is %d", "/en/account/sign-in/ is 200")
