"""Pure Python engines: no Django, no database server, no network."""
