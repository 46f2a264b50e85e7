"""What many tests share: the command line without a process, a cache folder of their own."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Callable
from typing import NamedTuple

import pytest

# Packs of rules go to a folder of the test run, never to the developer's cache.
os.environ["XDG_CACHE_HOME"] = os.environ.get("TSUJITSUMA_TEST_CACHE") or os.path.join(  # noqa: PTH118
    tempfile.gettempdir(), f"tsujitsuma-tests-{os.getuid()}"
)

# As the command line and the server do: BLAS threads that wait for each other would count as time of a check.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class Ran(NamedTuple):
    """Exit code, standard output and standard error of one call."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Return a function that runs ``tsujitsuma`` in this process: ``cli("check", path, stdin=b"…")``."""
    from checker.interfaces.cli.main import main

    def run(*args: object, stdin: bytes | None = None) -> Ran:
        capsys.readouterr()
        with monkeypatch.context() as patch:
            if stdin is not None:
                patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            code = main([str(a) for a in args])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run
