"""Importers: files and built-in lists into the registry, every row accounted for."""
