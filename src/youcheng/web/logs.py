"""Log records as one JSON object per line, for programs that collect logs."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "request", "exc_text"}


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
            entry |= {"method": getattr(request, "method", None), "path": getattr(request, "path", None)}
        entry |= {name: value for name, value in vars(record).items() if name not in STANDARD}
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)
