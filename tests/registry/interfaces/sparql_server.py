"""A SPARQL endpoint on the loopback address with made-up statements, which can fail in the ways real ones do."""

from __future__ import annotations

import json
import re
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ENTITY = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of P190; times are ``("2019-05-20T00:00:00Z", "11")`` with Wikidata's precision."""

    id: str
    item: str
    partner: str
    country: str
    start: tuple[str, str] | None = None
    end: tuple[str, str] | None = None
    references: tuple[str, ...] = ()


@dataclass(slots=True)
class World:
    """What the endpoint knows, and how it misbehaves: each trouble is met once, in order, before an answer is given.

    Troubles: ``"429"`` (Retry-After 1), ``"503"``, ``"504"``, ``"slow"`` (longer than the client waits), ``"cut"``
    (half an answer with its full length promised), ``"trace"`` (an answer that ends in a stack trace), ``"other"``
    (JSON of another form), ``"lacks"`` (a variable is missing), ``"400"``.
    """

    statements: list[Statement] = field(default_factory=list)
    places: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    """By item: property, value, language of a label."""
    troubles: list[str] = field(default_factory=list)
    largest: int = 10**9
    """More rows about ties than this in one answer and the endpoint runs out of time."""
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, query: str) -> dict[str, Any]:
        """The answer in SPARQL JSON."""
        if "SELECT DISTINCT ?country" in query:
            codes = sorted({one.country for one in self.statements})
            return results(["country"], [{"country": literal(code)} for code in codes])
        if "?property" in query:
            items = re.findall(r"wd:(Q\d+)", query[query.index("VALUES") :])
            rows = [
                {
                    "item": uri(item),
                    "property": literal(name),
                    "value": uri(value) if name == "parent" else literal(value, language),
                }
                for item in items
                for name, value, language in self.places.get(item, [])
            ]
            return results(["item", "property", "value"], rows)
        country = re.search(r'wdt:P297 "(\w+)"', query)
        limit, offset = (int(re.search(rf"{word} (\d+)", query)[1]) for word in ("LIMIT", "OFFSET"))  # type: ignore[index]
        rows = [row for one in self.statements if country and one.country == country[1] for row in _rows(one)]
        names = ["statement", "item", "partner", "start", "startPrecision", "end", "endPrecision", "reference"]
        return results(names, rows[offset : offset + limit])


def uri(name: str) -> dict[str, str]:
    """An address."""
    return {"type": "uri", "value": name if "://" in name else ENTITY + name}


def literal(value: str, language: str = "") -> dict[str, str]:
    """A value, with its language where it is a label."""
    return {"type": "literal", "value": value} | ({"xml:lang": language} if language else {})


def results(names: list[str], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """SPARQL 1.1 Query Results JSON."""
    return {"head": {"vars": names}, "results": {"bindings": rows}}


def _rows(one: Statement) -> Iterator[dict[str, Any]]:
    base = {"statement": uri(f"statement/{one.id}"), "item": uri(one.item), "partner": uri(one.partner)}
    for name, told in (("start", one.start), ("end", one.end)):
        if told:
            base |= {name: literal(told[0]), f"{name}Precision": literal(told[1])}
    for reference in one.references or (None,):
        yield base | ({"reference": uri(reference)} if reference else {})


@contextmanager
def serving(world: World) -> Iterator[str]:
    """The address of an endpoint that answers from ``world``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            query = urllib.parse.parse_qs(body)["query"][0]
            with world.lock:
                world.asked.append(query)
                world.agents.append(self.headers["User-Agent"])
                trouble = world.troubles.pop(0) if world.troubles else ""
            answer = world.answer(query)
            if "LIMIT" in query and len(answer["results"]["bindings"]) > world.largest:
                trouble = "trace"
            self._send(trouble, json.dumps(answer, ensure_ascii=False).encode())

        def _send(self, trouble: str, data: bytes) -> None:
            if trouble.isdecimal():
                self.send_response(int(trouble))
                if trouble == "429":
                    self.send_header("Retry-After", "1")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if trouble == "slow":
                time.sleep(1.5)
            if trouble == "other":
                data = b'{"boolean": true}'
            if trouble == "lacks":
                data = json.dumps(results(["nothing"], [{}])).encode()
            length = len(data)
            if trouble == "cut":
                data = data[: length // 2]
            if trouble == "trace":
                data = data[: length // 2] + b"\njava.util.concurrent.TimeoutException\n"
                length = len(data)
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(data)
            if trouble == "cut":
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
    finally:
        server.shutdown()
        server.server_close()
