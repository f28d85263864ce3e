"""Mail where no mail server is set: each letter is a file that a mail program opens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

NOT_FOR_NAMES = re.compile(r"[^A-Za-z0-9.-]+")


class LetterFiles(BaseEmailBackend):
    """Writes ``EMAIL_FILE_PATH/<message id>.eml``; the same letter twice is one file, never half of one."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each letter; the number written. Raises OSError where the disk takes no more."""
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for letter in email_messages:
            message = letter.message()
            name = NOT_FOR_NAMES.sub("-", str(message["Message-ID"])).strip("-")
            unfinished = folder / f"{name}.part"
            unfinished.write_bytes(message.as_bytes())
            unfinished.replace(folder / f"{name}.eml")
        return len(email_messages)
