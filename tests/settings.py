"""Settings of a test run: the product's own, in a folder that goes away, with static files served as they are."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="youcheng-tests-")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
_gazetteer = os.environ.get("YOUCHENG_DATA_DIR", "var") + "/gazetteer.bin"
if os.path.exists(_gazetteer):  # noqa: PTH110 - before anything of ours is imported
    os.environ.setdefault("YOUCHENG_GAZETTEER", os.path.abspath(_gazetteer))  # noqa: PTH100
os.environ["YOUCHENG_DATA_DIR"] = _FOLDER

from youcheng.web.settings import *  # noqa: E402, F403
from youcheng.web.settings import STORAGES  # noqa: E402

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
