"""Pages of the accounts room."""

from youcheng.accounts.views.sign_in import SignIn, sign_in_by_link

__all__ = ["SignIn", "sign_in_by_link"]
