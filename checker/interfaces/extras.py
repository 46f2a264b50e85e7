"""What only some commands need and an installation may lack."""

from __future__ import annotations

from importlib.util import find_spec

from checker.domain.errors import UsageError


def require(extra: str, *modules: str) -> None:
    """Say how to install an extra that is missing.

    Raises:
        UsageError: where one of the modules is not there.
    """
    if any(find_spec(module) is None for module in modules):
        raise UsageError("no_extra", f"{extra} に要るものが入っていません。", f"pip install 'tsujitsuma[{extra}]' で入ります。")
