"""Asking a SPARQL endpoint politely: one question at a time, saying who asks, waiting when told to, backing off.

Answers are SPARQL 1.1 Query Results JSON. The public endpoint of Wikidata answers questions that run out of time with
half an answer under status 200: what does not parse is asked again, as a smaller page where that is possible.
"""

from __future__ import annotations

import email.utils
import http.client
import json
import random
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from youcheng import __version__
from youcheng.registry.domain.errors import RegistryError

LONGEST_ANSWER = 256 * 1024 * 1024
ATTEMPTS = 6
LONGEST_WAIT = 600
RETRIED = {408, 425, 429, 500, 502, 503, 504}
LOOPBACK = ("127.0.0.1", "localhost", "::1")

Row = dict[str, str]
"""The values of one row by variable; a language-tagged value has its language under ``variable@lang``."""


class EndpointFailed(RegistryError):
    """The endpoint gave no usable answer; what was fetched before is kept, and the next run goes on from there."""


class TooMuch(EndpointFailed):
    """The endpoint could not answer in time or broke off: a smaller question may do."""


@dataclass(slots=True)
class Endpoint:
    """A SPARQL endpoint. ``pause`` seconds lie between two questions; ``sleep`` is how it waits."""

    url: str
    contact: str = ""
    timeout: float = 90.0
    pause: float = 1.0
    sleep: Callable[[float], None] = field(default=time.sleep)
    _asked_at: float = 0.0

    def __post_init__(self) -> None:
        parts = urllib.parse.urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EndpointFailed(_("“%(url)s” is no address of an endpoint; give it as https://…") % {"url": self.url})
        if parts.hostname in LOOPBACK:
            self.pause = 0.0
        elif not self.contact:
            raise EndpointFailed(
                _(
                    "Wikidata asks programs to say whom to write to. Set YOUCHENG_CONTACT to an address of your office "
                    "(a page or an e-mail address) and try again."
                )
            )

    def ask(self, query: str, expected: Sequence[str]) -> list[Row]:
        """The rows of the answer; ``expected`` variables must stand in every row.

        Raises :class:`TooMuch` where a smaller question may help, :class:`EndpointFailed` where waiting did not.
        """
        failure: EndpointFailed | None = None
        for attempt in range(ATTEMPTS):
            self._wait_turn()
            try:
                return _rows(self._fetch(query), expected)
            except _Retry as error:
                failure = error.failure
                if error.shrink and attempt >= 1:
                    raise TooMuch(str(failure)) from error
                wait = error.wait if error.wait is not None else 2**attempt * (1 + random.random() / 4)  # noqa: S311
                if wait > LONGEST_WAIT:
                    raise EndpointFailed(
                        _("%(why)s It asks to wait %(minutes)d minutes; start the import again after that.")
                        % {"why": failure, "minutes": wait // 60 + 1}
                    ) from error
                if attempt < ATTEMPTS - 1:
                    self.sleep(wait)
        raise failure or EndpointFailed(self.url)

    def _wait_turn(self) -> None:
        since = time.monotonic() - self._asked_at
        if self._asked_at and since < self.pause:
            self.sleep(self.pause - since)
        self._asked_at = time.monotonic()

    def _fetch(self, query: str) -> bytes:
        about = f" (+{self.contact})" if self.contact else ""
        request = urllib.request.Request(  # noqa: S310  the scheme was checked
            self.url,
            data=urllib.parse.urlencode({"query": query, "format": "json"}).encode(),
            headers={
                "Accept": "application/sparql-results+json",
                "User-Agent": f"Youcheng/{__version__}{about}",
                "Content-Type": "application/x-www-form-urlencoded",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:  # noqa: S310
                data: bytes = answer.read(LONGEST_ANSWER + 1)
        except urllib.error.HTTPError as error:
            words = _("%(url)s answered with status %(status)d.") % {"url": self.url, "status": error.code}
            if error.code not in RETRIED:
                raise EndpointFailed(words) from error
            wait = retry_after(error.headers.get("Retry-After", ""))
            raise _Retry(EndpointFailed(words), wait, shrink=error.code in (500, 504) and wait is None) from error
        except TimeoutError as error:
            raise _Retry(_unheard(self.url, error), None, shrink=True) from error
        except (http.client.HTTPException, OSError) as error:
            raise _Retry(
                _unheard(self.url, error), None, shrink=isinstance(error, http.client.IncompleteRead)
            ) from error
        if len(data) > LONGEST_ANSWER:
            raise TooMuch(_("%(url)s answered with more than can be held.") % {"url": self.url})
        return data


class _Retry(Exception):
    """An answer that may come better the next time."""

    def __init__(self, failure: EndpointFailed, wait: float | None, *, shrink: bool) -> None:
        super().__init__(str(failure))
        self.failure, self.wait, self.shrink = failure, wait, shrink


def _unheard(url: str, error: Exception) -> EndpointFailed:
    return EndpointFailed(_("%(url)s did not answer (%(why)s).") % {"url": url, "why": error or type(error).__name__})


def retry_after(value: str) -> float | None:
    """Seconds that a ``Retry-After`` header asks to wait: a number, or a moment (RFC 9110, 10.2.3)."""
    text = value.strip()
    if text.isdecimal():
        return float(text)
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _rows(data: bytes, expected: Sequence[str]) -> list[Row]:
    try:
        answer = json.loads(data)
    except (ValueError, UnicodeDecodeError) as error:
        raise _Retry(EndpointFailed(_("The answer breaks off or is not JSON.")), None, shrink=True) from error
    try:
        variables, bindings = answer["head"]["vars"], answer["results"]["bindings"]
        rows = [_row(binding) for binding in bindings]
    except (KeyError, TypeError, AttributeError) as error:
        raise EndpointFailed(
            _("The answer is not in the form of SPARQL results (%(part)s is missing or of another kind).")
            % {"part": error}
        ) from error
    missing = [name for name in expected if name not in variables or any(name not in row for row in rows)]
    if missing:
        raise EndpointFailed(
            _("The answer lacks “%(names)s”: the endpoint speaks of something else than was asked.")
            % {"names": ", ".join(missing)}
        )
    return rows


def _row(binding: dict[str, dict[str, str]]) -> Row:
    row: Row = {}
    for name, cell in binding.items():
        row[name] = str(cell["value"])
        if "xml:lang" in cell:
            row[f"{name}@lang"] = cell["xml:lang"]
    return row
