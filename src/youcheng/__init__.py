"""Youcheng (友城): the open platform for international sister-city cooperation."""

__version__ = "0.1.0"
