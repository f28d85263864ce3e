"""What the tests of pages in a browser need."""

import os

# Playwright's synchronous fixtures keep an event loop on the thread that pytest-django's live server shares.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
