"""Log records as one JSON object per line, for programs that collect logs."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "request", "exc_text"}


SECRET_LINKS = re.compile(r"(/account/(?:sign-in|invitation|password/new)/)[^/\s?\"']+")
"""Addresses whose last part lets in whoever knows it: one-time links, invitations, new passwords."""


def without_secrets(text: str) -> str:
    """The text with such parts taken out."""
    return SECRET_LINKS.sub(r"\1…", text)


class HideLinks(logging.Filter):
    """Takes links that let somebody in out of messages: whoever reads logs must not be able to use them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes."""
        text = record.getMessage()
        hidden = without_secrets(text)
        if hidden != text:
            record.msg, record.args = hidden, None
        return True


class JsonFormatter(logging.Formatter):
    """``{"time", "level", "logger", "message", …}``; a call's ``extra`` stands beside, errors in ``error``."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "process": record.process,
        }
        request = getattr(record, "request", None)
        if request is not None:
            # The path alone: a query may hold what a person searched for, a header their session.
            entry |= {
                "method": getattr(request, "method", None),
                "path": without_secrets(getattr(request, "path", "") or ""),
            }
        entry |= {name: value for name, value in vars(record).items() if name not in STANDARD}
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)
