"""The registry: every fact stands on claims, every claim on evidence."""
