"""Coverage-guided fuzzing of the reading engine with atheris: bytes in, never an exception out, never a hang.

    pip install atheris
    .venv/bin/python -m benchmarks.reading_fuzz [-max_total_time=600] [corpus folder]

The whole path is driven: cleaning, and the facts of what came of it, with places looked up. Options are libFuzzer's;
without a corpus folder the search starts from our own labelled documents, and keeps what it finds in var/reading-fuzz.
An input that raises, or takes longer than 15 s, is written to a file and named.
"""

from __future__ import annotations

import sys
from pathlib import Path

_ENCODINGS = {"zh-Hans": "gb18030", "zh-Hant": "big5", "ja": "shift_jis", "en": "cp1252"}
_SEEDS = 400
_CORPUS = Path(__file__).parents[1] / "var/reading-fuzz"


def main() -> None:
    """Fuzz until told to stop."""
    try:
        import atheris
    except ImportError:
        sys.exit("this needs atheris: pip install atheris")
    import orjson

    with atheris.instrument_imports(include=["youcheng.engines.reading"]):
        from youcheng.engines.reading.engine import clean
        from youcheng.engines.reading.facts import extract
        from youcheng.engines.reading.facts.evidence import sound
        from youcheng.engines.reading.model import Reading
    from youcheng.engines.gazetteer import open_gazetteer

    gazetteer = open_gazetteer()

    def one(data: bytes) -> None:
        document = clean(data)
        facts, checks = extract(document, gazetteer)
        assert all(sound(document, fact) for fact in facts)
        orjson.dumps(Reading(document, tuple(facts), tuple(checks)).to_json())
        assert len(document.simplified) == len(document.text)
        for block in document.blocks[:3]:
            document.raw_span(block.start, block.end)

    corpus = [] if any(not word.startswith("-") for word in sys.argv[1:]) else [str(_seeded(_CORPUS))]
    atheris.Setup([*sys.argv, *corpus, "-timeout=15", "-rss_limit_mb=4096"], one)
    atheris.Fuzz()


def _seeded(folder: Path) -> Path:
    """The folder, with our own documents: every third in an encoding of older pages, every fourth as HTML."""
    from tests.engines.reading.gate.scoring import labelled_documents, ordinary_documents

    folder.mkdir(parents=True, exist_ok=True)
    for number, document in enumerate([*labelled_documents(), *ordinary_documents()][:_SEEDS]):
        text = str(document["text"])
        page = f"<html><body><p>{text}</p></body></html>".replace("\n", "</p><p>") if number % 4 == 0 else text
        encoding = _ENCODINGS[document["language"]] if number % 3 == 0 else "utf-8"
        (folder / f"{number}").write_bytes(page.encode(encoding, errors="ignore"))
    return folder


if __name__ == "__main__":
    main()
