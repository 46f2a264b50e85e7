"""The command line ``tsujitsuma``: one file a command, imported only when it is called."""

from __future__ import annotations


def run() -> None:
    """Run the command line and leave with its exit code (the entry point of the package)."""
    from checker.interfaces.cli.main import main

    raise SystemExit(main())
