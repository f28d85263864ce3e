"""The product's settings with the plain list beside its own pages, so that both run under the same middleware."""

from youcheng.web.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks._plain.urls"
