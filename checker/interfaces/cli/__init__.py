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
    _leave(code)


def _leave(code: int) -> None:
    """End the process at once: freeing every object one by one takes 40 of 515 ms, and the system takes it all back anyway."""
    import atexit
    import os
    import sys
    import threading

    # Servers and pools end as Python ends them; so does whoever calls ``run`` for something else.
    if sys.argv[1:2] in (["check"], ["hook"]) and threading.active_count() == 1:
        try:
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError, AttributeError, KeyboardInterrupt):  # closed streams: Python knows what to say
            pass
        else:
            os._exit(code)
    raise SystemExit(code)
