"""The optional language model, asked over a loopback server: what it invents is refused."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.engines.reading.facts.conftest import document

from youcheng.engines.reading.facts import extract
from youcheng.engines.reading.facts.language_model import LanguageModel, http

PAGE = "新闻\n两地的来往由来已久,港口的合作也在继续。"


class Server(ThreadingHTTPServer):
    """Answers every request with ``content`` and keeps what was asked."""

    content = ""
    asked: list[tuple[dict[str, str], dict[str, object]]]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((dict(self.headers), body))
        reply = json.dumps({"choices": [{"message": {"content": self.server.content}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def model(server: Server) -> LanguageModel:
    return LanguageModel(
        http(f"http://127.0.0.1:{server.server_port}/v1/chat/completions", key="example"), model="example"
    )


def answer(*facts: dict[str, object]) -> str:
    return json.dumps({"facts": facts})


def test_a_fact_whose_words_stand_in_the_text_is_offered_for_review(server: Server) -> None:
    server.content = answer({"kind": "field", "fields": {"name": "港口"}, "quotes": ["港口的合作"]})
    page = document(PAGE)
    (fact,) = extract(page, None, proposer=model(server))[0]
    assert (fact.id, fact.kind, fact.confidence) == ("f1", "field", 0.6)
    assert page.text[fact.evidence[0].start : fact.evidence[0].end] == "港口的合作"
    headers, body = server.asked[0]
    assert headers["Authorization"] == "Bearer example"
    assert body["messages"][1]["content"] == PAGE  # type: ignore[index]


def test_a_quote_that_is_not_in_the_text_is_refused(server: Server) -> None:
    server.content = answer({"kind": "tie", "fields": {}, "quotes": ["武汉市与大分市结为友城"]})
    assert extract(document(PAGE), None, proposer=model(server)) == ([], [])


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no JSON",
        "[]",
        "{}",
        '{"facts": 3}',
        '{"facts": [3, {"kind": "rumour"}, {"kind": "tie", "fields": [], "quotes": [1]}]}',
    ],
)
def test_an_unusable_answer_yields_nothing(server: Server, content: str) -> None:
    server.content = content
    assert extract(document(PAGE), None, proposer=model(server)) == ([], [])


def test_what_the_rules_have_found_is_not_told_twice(server: Server) -> None:
    page = document("新闻\n伊春市市长张示例出席。")
    server.content = answer({"kind": "person", "fields": {"name": "张示例", "post": "主席"}, "quotes": ["张示例出席"]})
    (person,) = (fact for fact in extract(page, None, proposer=model(server))[0] if fact.kind == "person")
    assert person.fields["posts"] == [{"text": "市长", "zh_hans": "市长"}]


def test_a_tie_takes_the_published_fields(server: Server) -> None:
    page = document("新闻\n甲城和乙城成了一家人。")
    tie = {"parties": ["甲城", "乙城"], "kind": "sister_city", "event": "signed", "date": "2020-05"}
    server.content = answer({"kind": "tie", "fields": tie, "quotes": ["甲城和乙城成了一家人"]})
    (fact,) = extract(page, None, proposer=model(server))[0]
    assert [party["text"] for party in fact.fields["parties"]] == ["甲城", "乙城"]  # type: ignore[index,union-attr,call-overload]
    assert (fact.fields["date"], fact.fields["date_precision"]) == ("2020-05", "month")


@pytest.mark.parametrize(
    "change", [{"parties": ["甲城", "丙城"]}, {"event": "rumoured"}, {"date": "last year"}, {"parties": ["甲城"]}]
)
def test_a_tie_that_its_quote_does_not_bear_out_is_refused(server: Server, change: dict[str, object]) -> None:
    tie = {"parties": ["甲城", "乙城"], "kind": "sister_city", "event": "signed", "date": None, **change}
    server.content = answer({"kind": "tie", "fields": tie, "quotes": ["甲城和乙城成了一家人"]})
    assert extract(document("新闻\n甲城和乙城成了一家人。"), None, proposer=model(server)) == ([], [])


def test_a_server_that_is_not_there_hinders_nothing() -> None:
    silent = LanguageModel(http("http://127.0.0.1:9/"), model="example")
    assert extract(document(PAGE), None, proposer=silent) == ([], [])


def test_without_a_proposer_nothing_is_asked(server: Server) -> None:
    extract(document(PAGE), None)
    assert server.asked == []


def test_an_address_must_be_one_of_the_web() -> None:
    with pytest.raises(ValueError, match="http"):
        http("file:///etc/hosts")
