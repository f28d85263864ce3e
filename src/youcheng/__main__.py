"""``python -m youcheng``: the same as the console script."""

from youcheng.cli import main

main(prog_name="youcheng")
