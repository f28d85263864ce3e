"""Pin every dependency with its hashes: ``python -m tools.lock``.

Writes ``requirements.txt`` (to run), ``requirements-gazetteer.txt`` (to compile the gazetteer)
and ``requirements-dev.txt`` (all that and what developers use).
No registry's address is written, so the files install from whichever one the machine is set up for.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMON = [
    *("uv", "pip", "compile", "--quiet", "--generate-hashes", "--universal", "--python-version", "3.11"),
    *("--no-emit-index-url", "--no-annotate", "--no-header"),
]
FILES = {
    "requirements.txt": ["pyproject.toml", "--group", "build"],
    "requirements-gazetteer.txt": ["--group", "gazetteer"],
    "requirements-dev.txt": ["pyproject.toml", "--group", "dev", "-c", "requirements.txt"],
}


def main(arguments: list[str]) -> int:
    """Write each file; arguments such as ``--upgrade`` go on to the resolver."""
    for output, wanted in FILES.items():
        command = [sys.executable, "-m", *COMMON, *wanted, *arguments, "-o", output]
        subprocess.run(command, cwd=ROOT, check=True)
        print(f"{output} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
