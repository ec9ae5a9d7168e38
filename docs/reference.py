"""Prints docs/cli.md from the parser itself: ``make docs``."""

from __future__ import annotations

import argparse
import os

from cli import parser


def reference() -> str:
    """The help of every command, in the width that any terminal gives."""
    os.environ["COLUMNS"] = "100"
    top = parser()
    blocks = ["# Command line\n\nMade by `make docs`; do not edit.\n", _block("clausebook", top)]
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            blocks += [_block(f"clausebook {name}", command) for name, command in action.choices.items()]
    return "\n".join(blocks)


def _block(title: str, command: argparse.ArgumentParser) -> str:
    return f"## {title}\n\n```text\n{command.format_help().rstrip()}\n```\n"


if __name__ == "__main__":
    print(reference(), end="")
