"""The shell script that git calls. It chains to the hook that was there before and never passes what could not be checked."""

from __future__ import annotations

import shlex
import sys

MARK = "# tsujitsuma-hook 1"
BEFORE = ".before-tsujitsuma"
STAGES = {"pre-commit": "commit", "pre-merge-commit": "merge", "pre-push": "push"}

_SCRIPT = """#!/bin/sh
{mark}: つじつま(公表文の検査)。消すときは「tsujitsuma hook uninstall」
before="$0{before}"
program={python}
bypass='どうしても今だけ通すときは: git {verb} --no-verify'
{run}"""

_COMMIT = """if [ -x "$before" ]; then "$before" "$@" || exit $?; fi
if [ ! -x "$program" ]; then
    echo "tsujitsuma: $program がありません。入れ直して「tsujitsuma hook install」をもう一度どうぞ。$bypass" >&2
    exit 3
fi
"$program" -P -m checker hook run --stage {stage} -- "$@"
{ending}"""

_PUSH = """refs=$(cat)
if [ -x "$before" ]; then printf '%s\\n' "$refs" | "$before" "$@" || exit $?; fi
if [ ! -x "$program" ]; then
    echo "tsujitsuma: $program がありません。入れ直して「tsujitsuma hook install」をもう一度どうぞ。$bypass" >&2
    exit 3
fi
printf '%s\\n' "$refs" | "$program" -P -m checker hook run --stage {stage} -- "$@"
{ending}"""

_ENDING = """code=$?
case $code in
    0 | 1 | 2 | 3 | 130) exit $code ;;
esac
echo "tsujitsuma: 検査の途中で止まりました(終了コード $code)。検査していないので、通しません。$bypass" >&2
exit 3
"""


def script_of(stage: str, python: str = sys.executable) -> str:
    """Return the script for ``stage``, run by the interpreter ``python``."""
    body = _PUSH if stage == "pre-push" else _COMMIT
    run = body.format(stage=stage, ending=_ENDING)
    return _SCRIPT.format(mark=MARK, before=BEFORE, python=shlex.quote(python), verb=STAGES[stage], run=run)


def is_ours(text: str) -> bool:
    """Tell whether a hook was written by this program."""
    return MARK in text
