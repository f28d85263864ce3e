"""Pin every dependency with its hashes: ``python -m tools.lock``.

Writes ``requirements.txt`` (what the product runs on) and ``requirements-dev.txt`` (that and what its developers use).
No registry's address is written, so the files install from whichever one the machine is set up for.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMON = [
    *("uv", "pip", "compile", "pyproject.toml", "--quiet", "--generate-hashes", "--universal"),
    *("--python-version", "3.11", "--no-emit-index-url", "--no-annotate", "--no-header"),
]


def main(arguments: list[str]) -> int:
    """Write both files; arguments such as ``--upgrade`` go on to the resolver."""
    for output, extra in (("requirements.txt", ["--group", "build"]), ("requirements-dev.txt", ["--group", "dev"])):
        constraint = ["-c", "requirements.txt"] if output != "requirements.txt" else []
        command = [sys.executable, "-m", *COMMON, *extra, *constraint, *arguments, "-o", output]
        subprocess.run(command, cwd=ROOT, check=True)
        print(f"{output} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
