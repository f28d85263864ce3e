"""Running an installation: preparing it, serving it, letting its first person in."""
