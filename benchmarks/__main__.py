"""Run the benchmarks named, or all of them: ``python -m benchmarks [NAME …]``.

Each is a module of this folder with ``main() -> None`` that prints a table; one that lacks its data says so.
"""

from __future__ import annotations

import os
import platform
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
ONLY_BY_NAME = {"reading_fuzz", "scheduling_seeds"}
"""Run until stopped or for 20 minutes, so they are left out unless named."""
NAMES = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))


def main(names: list[str]) -> int:
    """Run them in order; exit code 2 for an unknown name."""
    unknown = set(names) - set(NAMES)
    if unknown:
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, load {load}")
    for name in names or sorted(set(NAMES) - ONLY_BY_NAME):
        print(f"\n## {name}", flush=True)
        import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
