"""What only some commands need and an installation may lack."""

from __future__ import annotations

from importlib.util import find_spec

from checker.domain.errors import UsageError


def has(*modules: str) -> bool:
    """Tell whether all the modules of an extra are installed."""
    return all(find_spec(module) is not None for module in modules)


def require(extra: str, *modules: str) -> None:
    """Say how to install an extra that is missing.

    Raises:
        UsageError: where one of the modules is not there.
    """
    if not has(*modules):
        raise UsageError("no_extra", f"{extra} に要るものが入っていません。", f"pip install 'tsujitsuma[{extra}]' で入ります。")
