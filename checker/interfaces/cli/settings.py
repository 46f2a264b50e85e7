"""The settings arguments that several commands share."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from checker.config.settings import Settings
from checker.interfaces.cli.parser import Parser


def add_settings(parser: Parser) -> None:
    """Add ``--config`` and ``--rules``."""
    parser.add_argument("--config", metavar="ファイル", help="設定ファイル(既定は tsujitsuma.toml を上の階層へ探す)")
    parser.add_argument(
        "--rules", action="append", default=[], metavar="フォルダー", help="自分の規則のフォルダー(何度でも)"
    )


def settings_of(args: Namespace) -> Settings:
    """Return the settings that the arguments ask for.

    Raises:
        UsageError: where the configuration is wrong.
    """
    from checker.config.load import find_settings

    settings = find_settings(Path.cwd(), Path(args.config) if args.config else None)
    return replace(settings, rule_folders=(*settings.rule_folders, *map(Path, args.rules)))
