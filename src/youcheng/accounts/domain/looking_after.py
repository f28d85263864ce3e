"""Who may look after whose account: an account serves all organisations its person works in, so all count."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from youcheng.accounts.domain.decision import ALLOWED, Decision
from youcheng.accounts.domain.permissions import can_look_after_people, can_manage_roots
from youcheng.accounts.models import Organisation, User


def may_look_after(person: User, *, by: User) -> Decision:
    """Whether ``by`` administers every organisation that the person belongs to.

    Who belongs to none is looked after by the administrators at the top, a superuser by superusers alone.
    """
    if by.is_superuser and by.is_active:
        return ALLOWED
    if person.is_superuser:
        return Decision(False, _("This account administers the whole installation; only its like can change it."))
    offices = list(Organisation.objects.filter(memberships__user=person).order_by("path"))
    if not offices:
        return can_manage_roots(by)
    answers = [can_look_after_people(by, within=office) for office in offices]
    if all(answers):
        return ALLOWED
    if not any(answers):
        return answers[0]
    return Decision(
        False,
        _(
            "%(person)s also belongs to an organisation that you do not administer. End the membership in yours, or "
            "ask an administrator above both."
        )
        % {"person": person},
    )
