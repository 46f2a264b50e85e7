"""The command line ``tsujitsuma``: one file a command, imported only when it is called."""

from __future__ import annotations


def run() -> None:
    """Run the command line and leave with its exit code (the entry point of the package)."""
    import gc
    import os

    # A short run frees nothing worth collecting, and its small matrices need no threads: a fifth of a cold start together.
    gc.set_threshold(200_000, 20, 20)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from checker.interfaces.cli.main import main

        code = int(main())
    except KeyboardInterrupt:  # Ctrl-C while modules are still being read: no traceback for people
        code = 130
    raise SystemExit(code)
