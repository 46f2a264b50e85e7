"""argparse in Japanese: headings, help and errors."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

from checker.domain.errors import UsageError

_USAGE = "使い方: "
_ERRORS = (
    (r"unrecognized arguments: (.+)", r"知らない引数です: \1"),
    (r"the following arguments are required: (.+)", r"引数が足りません: \1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 に \2 は使えません。使えるもの: \3"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1 には値が要ります。"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 は \2 と一緒に使えません。"),
    (r"argument (.+?): invalid .+ value: (.+)", r"\1 の値 \2 が正しくありません。"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 に値 \2 は付けられません。"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 だけでは決まりません。候補: \2"),
)


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with Japanese headings."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Say 使い方 for usage."""
        super().add_usage(usage, actions, groups, _USAGE if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Japanese and raises UsageError instead of leaving the process."""

    def __init__(self, **options: object) -> None:
        options.setdefault("formatter_class", Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "引数"
        self._optionals.title = "オプション"
        self.add_argument("-h", "--help", action="help", help="この説明を表示して終わる")

    def parse_known_intermixed_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Parse options between files; argparse would cut our heading as if it were its own, "usage: "."""
        words = sys.argv[1:] if args is None else args
        if self.usage is None and not {"-h", "--help"} & set(words):
            self.usage = ""  # nobody will see it: errors are ours; writing it costs 4 ms of a cold start
        elif self.usage is None:
            self.usage = self.format_usage().removeprefix(_USAGE).replace("%", "%%").rstrip()
        return super().parse_known_intermixed_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the message in Japanese."""
        for pattern, words in _ERRORS:
            if re.search(pattern, message, re.DOTALL):
                message = re.sub(pattern, words, message, flags=re.DOTALL)
                break
        raise UsageError("usage", message, f"「{self.prog} --help」で使い方を見られます。")
