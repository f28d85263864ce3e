"""Models of the accounts room."""

from youcheng.accounts.models.change import Change
from youcheng.accounts.models.invitation import Invitation
from youcheng.accounts.models.organisation import Membership, Organisation, Role
from youcheng.accounts.models.sign_in_link import SignInLink
from youcheng.accounts.models.user import User

__all__ = ["Change", "Invitation", "Membership", "Organisation", "Role", "SignInLink", "User"]
