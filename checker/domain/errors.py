"""One error tree: every error has a code, a Japanese message and the next step to take.

CheckerError
├── InputError    the text could not be read or analysed (exit code 3)
└── UsageError    wrong call, configuration or rule file (exit code 2)
"""

from __future__ import annotations


class CheckerError(Exception):
    """An error to show to the user as it is.

    Args:
        code: stable short name, such as ``undecodable``.
        message: what is wrong, in Japanese.
        hint: what to do next, in Japanese.
        where: ``file`` or ``file:line`` at fault, if any.
    """

    exit_code = 3

    def __init__(self, code: str, message: str, hint: str = "", where: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.where = where

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message}" + (f" {self.hint}" if self.hint else "")


class InputError(CheckerError):
    """The text could not be read or analysed; a gate must not pass it."""

    exit_code = 3


class UsageError(CheckerError):
    """The call, the configuration or a rule file is wrong."""

    exit_code = 2
