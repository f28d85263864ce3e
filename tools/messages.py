"""Translations without GNU gettext: ``python -m tools.messages compile | check``.

Each app keeps hand-written catalogues in ``locale/{zh_Hans,ja}/LC_MESSAGES/django.po``; the English text is the key.
``check`` reads every ``gettext`` call and ``{% translate %}`` tag and says what a catalogue lacks or holds in vain, and
which text two apps translate differently: Django shows one of the two everywhere.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

APPS = Path(__file__).resolve().parent.parent / "src" / "youcheng"
LOCALES = ("zh_Hans", "ja")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

Message = tuple[str | None, str | tuple[str, ...]]


def apps() -> list[Path]:
    """Folders of the Django apps, those with an ``apps.py``."""
    return sorted(path.parent for path in APPS.glob("*/apps.py"))


def catalogue_path(app: Path, locale: str) -> Path:
    """Where an app keeps its texts in one language."""
    return app / "locale" / locale / "LC_MESSAGES" / "django.po"


def _messages_of(source: bytes) -> Iterator[Message]:
    for _line, found, _comments, context in extract("python", io.BytesIO(source), keywords=KEYWORDS):
        if found:
            yield context, found


def texts_of(app: Path) -> set[Message]:
    """Every text that the app's code and templates ask to be translated."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    found: set[Message] = set()
    for path in app.rglob("*.py"):
        found.update(_messages_of(path.read_bytes()))
    for pattern in ("*.html", "*.txt"):
        for path in (app / "templates").rglob(pattern):
            code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # templatize keeps line numbers by writing filler; babel must see plain Python, which has no stray indents.
            found.update(_messages_of("\n".join(line.lstrip() for line in code.splitlines()).encode("utf-8")))
    return found


def read_catalogue(path: Path) -> Catalog:
    """The catalogue at ``path``, empty when there is none."""
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file)


def compile_all() -> int:
    """Write every catalogue's ``.mo`` beside it; the number written."""
    written = 0
    for app in apps():
        for locale in LOCALES:
            source = catalogue_path(app, locale)
            if not source.exists():
                continue
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            buffer = io.BytesIO()
            write_mo(buffer, read_catalogue(source))
            target.write_bytes(buffer.getvalue())
            written += 1
    return written


def faults() -> list[str]:
    """What is missing, empty, fuzzy or no longer used in any catalogue, one line each."""
    found: list[str] = []
    for app in apps():
        wanted = texts_of(app)
        for locale in LOCALES:
            path = catalogue_path(app, locale)
            name = f"{app.name}/{locale}"
            have = {(message.context, message.id): message for message in read_catalogue(path) if message.id}
            found += [f"{name}: not translated: {text!r}" for context, text in wanted if (context, text) not in have]
            found += [f"{name}: no longer used: {text!r}" for context, text in have if (context, text) not in wanted]
            for (context, text), message in have.items():
                strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
                if (context, text) in wanted and (message.fuzzy or not all(strings)):
                    found.append(f"{name}: empty or fuzzy: {text!r}")
    return sorted(found) + [fault for locale in LOCALES for fault in _said_twice(locale)]


def _said_twice(locale: str) -> list[str]:
    """Texts that apps translate differently without a context that tells them apart."""
    first: dict[Message, tuple[str, str]] = {}
    found: list[str] = []
    for app in apps():
        for message in read_catalogue(catalogue_path(app, locale)):
            if not message.id:
                continue
            text = message.id if isinstance(message.id, str) else tuple(message.id)
            said = str(message.string)
            other, before = first.setdefault((message.context, text), (app.name, said))
            if said != before:
                found.append(f"{app.name}/{locale}: {message.id!r} is {said!r} here and {before!r} in {other}")
    return found


def main(arguments: list[str]) -> int:
    """Run the command named first."""
    match arguments:
        case ["compile"]:
            print(f"{compile_all()} catalogues compiled")
            return 0
        case ["check"]:
            lines = faults()
            print("\n".join(lines) or "every text is translated")
            return 1 if lines else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
