"""``tsujitsuma explain RULE``: why a rule exists, its source, examples, and how to switch it off."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from checker.domain.errors import UsageError
from checker.domain.names import BASES, SEVERITIES
from checker.domain.rule import Rule
from checker.interfaces.cli.parser import Parser
from checker.interfaces.cli.settings import add_settings, settings_of


def arguments(parser: Parser) -> None:
    """Add the arguments of ``explain``."""
    parser.add_argument("rule", metavar="規則", help="規則名(「tsujitsuma rules」の左の列)")
    add_settings(parser)


def run(args: Namespace) -> int:
    """Print one rule in full."""
    from checker.rules.loader import nearest
    from checker.service import list_rules

    rules = {rule.id: rule for rule in list_rules(settings_of(args))}
    if args.rule not in rules:
        hint = nearest(args.rule, rules) or "「tsujitsuma rules」で一覧を見られます。"
        raise UsageError("unknown_rule", f"規則「{args.rule}」はありません。", hint)
    print("\n".join(_lines(rules[args.rule])))
    return 0


def _lines(rule: Rule) -> Iterator[str]:
    state = "" if rule.enabled else "(切ってあります)"
    yield f"{rule.id}  {SEVERITIES[rule.severity.value]}・{BASES[rule.basis.value]}{state}"
    yield rule.message
    yield f"\nなぜ: {rule.why}"
    yield f"出典: {rule.source}"
    if rule.suggestion:
        yield f"案:   {rule.suggestion}"
    if rule.depth == "syntax":
        yield "構文解析が要ります(--depth syntax)。"
    yield "\n指摘する例(<< >> が指摘する語):"
    yield from (_example(e) for e in rule.fires)
    yield "指摘しない例:"
    yield from (_example(e) for e in rule.quiet)
    yield "\n切り方:"
    yield f'  設定   tsujitsuma.toml の [rules] に "{rule.id}" = "off"'
    yield f"  本文で <!-- tsujitsuma-disable-next-line {rule.id} 理由 ここに理由 -->"
    yield f"規則のファイル: {rule.path}"


def _example(example: str) -> str:
    return "  ・" + example.strip().replace("\n", "\n    ")
