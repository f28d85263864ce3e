"""Where style sheets and scripts are served from."""

from __future__ import annotations

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed, compressed files once they are collected; before that (tests, development) their plain names."""

    manifest_strict = False

    def hashed_name(self, name: str, *args: Any, **kwargs: Any) -> str:
        try:
            hashed: str = super().hashed_name(name, *args, **kwargs)
        except ValueError:
            return name
        return hashed
