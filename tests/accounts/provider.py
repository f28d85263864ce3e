"""A provider of single sign-on on the loopback interface, as small as OpenID Connect allows."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

CLIENT_ID, SECRET = "youcheng-example", "an example secret"


@dataclass
class Provider:
    """What the provider says, and what it was asked."""

    address: str = ""
    subject: str = "example-subject"
    broken: bool = False
    challenges: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def allow(self, location: str) -> str:
        """What a browser would bring back after the person said yes: the query of the callback."""
        query = parse_qs(urlsplit(location).query)
        assert location.startswith(f"{self.address}/authorize")
        assert query["client_id"] == [CLIENT_ID]
        assert query["response_type"] == ["code"]
        assert "openid" in query["scope"][0].split()
        self.challenges["a-code"] = query["code_challenge"][0]
        return f"code=a-code&state={query['state'][0]}"

    def answer(self, path: str, form: dict[str, list[str]]) -> tuple[int, dict[str, Any]]:
        self.asked.append(path)
        if self.broken and path != "/.well-known/openid-configuration":
            return 500, {"error": "server_error"}
        match path:
            case "/.well-known/openid-configuration":
                names = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
                ends = {f"{name}_endpoint": f"{self.address}/{path}" for name, path in names.items()}
                return 200, {"issuer": self.address, "jwks_uri": f"{self.address}/keys", **ends}
            case "/token":
                return self._token(form)
            case "/userinfo":
                return 200, {"sub": self.subject, "preferred_username": "administrator", "email": "a@example.org"}
        return 404, {}

    def _token(self, form: dict[str, list[str]]) -> tuple[int, dict[str, Any]]:
        digest = hashlib.sha256(form["code_verifier"][0].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if self.challenges.pop(form["code"][0], "") != proof:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT_ID, "sub": self.subject, "iat": now, "exp": now + 60}
        token = jwt.encode(claims, "only the connection vouches for this one", algorithm="HS256")
        return 200, {"access_token": "a-token", "token_type": "Bearer", "id_token": token}


@contextmanager
def serving() -> Iterator[Provider]:
    """The provider while the block runs, on a free port of 127.0.0.1."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def _reply(self, form: dict[str, list[str]]) -> None:
            status, body = provider.answer(urlsplit(self.path).path, form)
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:
            self._reply({})

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            self._reply(parse_qs(self.rfile.read(length).decode()))

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
