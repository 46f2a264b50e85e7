"""``tsujitsuma tokens TEXT``: the words of a text as the analyser cuts them, for rule writers."""

from __future__ import annotations

import sys
from argparse import Namespace

from checker.interfaces.cli.parser import Parser


def arguments(parser: Parser) -> None:
    """Add the arguments of ``tokens``."""
    parser.add_argument("text", nargs="+", metavar="文", help="文。- は標準入力")


def run(args: Namespace) -> int:
    """Print one token a line: surface, dictionary form, normalized form, part of speech, range."""
    from checker.service import tokens_of

    text = sys.stdin.read() if args.text == ["-"] else " ".join(args.text)
    print("表層\t辞書形\t正規化形\t品詞\t範囲")
    for token in tokens_of(text):
        pos = "-".join(p for p in token.pos if p != "*")
        print(f"{token.surface}\t{token.dictionary_form}\t{token.normalized}\t{pos}\t{token.span.start}-{token.span.end}")
    return 0
