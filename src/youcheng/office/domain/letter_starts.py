"""Letters to begin from, in the languages of the interface: ``templates/office/letters/<name>.<language>.txt``.

The first line is the subject, the rest the text. They are suggestions: whoever writes changes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youcheng.web.languages import TAGS

STARTS: dict[str, str | Promise] = {
    "introduction": _("Introducing ourselves"),
    "anniversary": _("Congratulations on an anniversary"),
    "thanks": _("Thanks after a visit"),
}
LANGUAGES = ("zh-Hans", "en", "ja")
assert set(LANGUAGES) <= set(TAGS.values())


@dataclass(frozen=True, slots=True)
class TextDraft:
    """Subject and text in one language."""

    language: str
    subject: str
    body: str


def start(name: str) -> list[TextDraft]:
    """The texts of a letter to begin from; raises KeyError for a name that there is not."""
    if name not in STARTS:
        raise KeyError(name)
    folder = files("youcheng.office") / "templates" / "office" / "letters"
    texts = []
    for language in LANGUAGES:
        subject, _newline, body = (folder / f"{name}.{language}.txt").read_text(encoding="utf-8").partition("\n")
        texts.append(TextDraft(language, subject.strip(), body.strip()))
    return texts
