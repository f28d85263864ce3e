"""Users, organisations, memberships and the permissions they give."""
