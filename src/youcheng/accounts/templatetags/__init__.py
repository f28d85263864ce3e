"""Template filters of the accounts room."""
