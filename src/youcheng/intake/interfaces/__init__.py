"""Forms of the desk, and what the command line offers."""
