"""Why a fact is rejected, offered so that nobody must type."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REASONS = {
    "not_said": _("The page does not say this"),
    "misread": _("Words or numbers are misread"),
    "other_subject": _("It is about somebody or something else"),
    "intention": _("Only an intention"),
    "unreliable": _("The source is not reliable"),
    "unimportant": _("Not for the registry"),
}
