"""Where numba keeps the compiled search: a folder named after the source it was compiled from.

numba looks only at the file a function stands in, not at the functions it calls in other files, so after an upgrade it
could run yesterday's code. A digest of every file of this room rules that out.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path


def cache_folder() -> Path:
    """Return a writable folder for this very source, in the user's cache or, where there is none, a temporary one."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    name = f"scheduling-{digest.hexdigest()[:16]}"
    for base in (_user_cache(), Path(tempfile.gettempdir()) / f"youcheng-cache-{_user()}"):
        folder = base / name
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp(prefix="youcheng-"))


def _user_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "youcheng"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "youcheng"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "youcheng"


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
