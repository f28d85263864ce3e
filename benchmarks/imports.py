"""How long the import of 17,401 ties takes and how much memory: each step in a process of its own, on a fresh database.

Needs the folder of real data (``YOUCHENG_SHARED``, else ``../shared``); the gazetteer of the data folder is used if it
was built. The database lies in a temporary folder, or where ``DATABASE_URL`` says (an empty one that may be filled).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MIGRATE = (
    "from youcheng.web.django import start_django; start_django();"
    "from django.core.management import call_command; call_command('migrate', verbosity=0)"
)
RUN = "from youcheng.cli import main; main()"


def main() -> None:
    """Print wall clock, processor time and peak memory of the steps."""
    shared = Path(os.environ.get("YOUCHENG_SHARED", ROOT.parent / "shared")) / "data"
    ties, places = shared / "ties-2016.tsv", shared / "cities.tsv"
    if not ties.is_file():
        print(f"passed over: there is no {ties.name} (the folder of real data is missing)")
        return
    with tempfile.TemporaryDirectory() as folder:
        built = Path(os.environ.get("YOUCHENG_DATA_DIR", ROOT / "var")).resolve() / "gazetteer.bin"
        environment = {**os.environ, "YOUCHENG_DATA_DIR": folder, "YOUCHENG_GAZETTEER": str(built)}
        print(f"gazetteer: {'built' if built.is_file() else 'missing: every place stands under its Wikidata item'}")
        print(f"{'step':<28}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}")
        _measure("empty database", ["-c", MIGRATE], environment)
        import_it = ["-c", RUN, "import", "ties", str(ties), "--places", str(places)]
        _measure("import", import_it, environment)
        _measure("the same again", import_it, environment)
        _measure("rebuild --check", ["-c", RUN, "registry", "rebuild", "--check"], environment)
        if (Path(folder) / "youcheng.sqlite3").is_file():
            print(f"database: {sum(path.stat().st_size for path in Path(folder).glob('*.sqlite3*')) / 2**20:.0f} MiB")


def _measure(step: str, arguments: list[str], environment: dict[str, str]) -> None:
    began = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([sys.executable, *arguments], env=environment, cwd=ROOT, stdout=said, stderr=said)
        _pid, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        if status:
            said.seek(0)
            shutil.copyfileobj(said, sys.stderr.buffer)
            raise SystemExit(f"{step} failed")
    peak = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(f"{step:<28}{wall:>9.1f}{used.ru_utime + used.ru_stime:>9.1f}{peak:>10.0f}", flush=True)


if __name__ == "__main__":
    main()
