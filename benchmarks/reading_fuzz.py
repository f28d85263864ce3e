"""Coverage-guided fuzzing of the reading engine with atheris: bytes in, never an exception out, never a hang.

    pip install atheris
    .venv/bin/python -m benchmarks.reading_fuzz -max_total_time=600 [corpus folder]

Options are libFuzzer's. An input that raises, or takes longer than 15 s, is written to a file and named.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Fuzz until told to stop."""
    try:
        import atheris
    except ImportError:
        sys.exit("this needs atheris: pip install atheris")
    import orjson

    with atheris.instrument_imports(include=["youcheng.engines.reading"]):
        from youcheng.engines.reading.engine import clean
        from youcheng.engines.reading.model import Reading

    def one(data: bytes) -> None:
        document = clean(data)
        orjson.dumps(Reading(document).to_json())
        assert len(document.simplified) == len(document.text)
        for block in document.blocks[:3]:
            document.raw_span(block.start, block.end)

    atheris.Setup([*sys.argv, "-timeout=15", "-rss_limit_mb=4096"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
