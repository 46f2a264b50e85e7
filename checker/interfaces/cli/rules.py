"""``tsujitsuma rules``: list the rules."""

from __future__ import annotations

import json
from argparse import Namespace

from checker.domain.names import BASES, SEVERITIES
from checker.interfaces.cli.parser import Parser
from checker.interfaces.cli.settings import add_settings, settings_of


def arguments(parser: Parser) -> None:
    """Add the arguments of ``rules``."""
    add_settings(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="出力の形(既定は text)")


def run(args: Namespace) -> int:
    """Print every rule, one a line."""
    from checker.service import list_rules

    rules = list_rules(settings_of(args))
    if args.format == "json":
        rows = [
            {"id": r.id, "kind": r.kind, "category": r.category, "severity": r.severity.value, "basis": r.basis.value,
             "enabled": r.enabled, "depth": r.depth, "message": r.message, "source": r.source}
            for r in rules
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for rule in rules:
        state = SEVERITIES[rule.severity.value] if rule.enabled else "切 "
        print(f"{rule.id:<44} {state}  {BASES[rule.basis.value]}  {rule.message}")
    print(f"{len(rules)} 規則。一つずつの説明: tsujitsuma explain 規則名")
    return 0
