"""Log records as JSON: one line each, with what a call adds, without what nobody should log."""

from __future__ import annotations

import json
import logging
import sys

import pytest
from django.test import RequestFactory

from youcheng.web.logs import JsonFormatter

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
