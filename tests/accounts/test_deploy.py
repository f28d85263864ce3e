"""Django's own check of an installation that faces the internet."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_an_installation_on_https_passes_without_a_warning(tmp_path: Path) -> None:
    settings = {
        "YOUCHENG_DATA_DIR": str(tmp_path),
        "YOUCHENG_HTTPS": "true",
        "YOUCHENG_ALLOWED_HOSTS": '["ties.example.org"]',
        "YOUCHENG_OIDC_SERVER_URL": "https://sign-on.example.org",
    }
    # What the browser tests of this same run need is nothing for an installation.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    answer = subprocess.run(
        [sys.executable, "-m", "youcheng", "manage", "check", "--deploy", "--fail-level", "WARNING"],
        capture_output=True,
        text=True,
        check=False,
        env={**environment, **settings},
    )
    assert answer.returncode == 0, answer.stderr
    assert "no issues" in answer.stdout + answer.stderr
