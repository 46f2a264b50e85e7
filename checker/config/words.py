"""The user's own words: plain lists, ``[words]`` of the configuration, and dictionaries of ``prh.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checker.domain.errors import UsageError
from checker.record import record
from checker.rules.files import parse_yaml
from checker.rules.locate import line_of


@record
class OwnWord:
    """A word the user wants avoided (``instead`` None) or written another way.

    Attributes:
        pattern: Python regular expression on the source text.
        instead: what to write; ``$1`` stands for a group of the pattern.
        note: why, in the user's words; where: ``file`` it comes from.
    """

    pattern: str
    instead: str | None = None
    note: str = ""
    where: str = ""
    ignore_case: bool = False


def plain(word: str, instead: str | None = None, where: str = "") -> OwnWord:
    """Return a word to be found as it is; Latin words only as whole words (ID is not in IDEA)."""
    edges = r"(?<![A-Za-z0-9])" if re.match(r"[A-Za-z0-9]", word) else "", r"(?![A-Za-z0-9])" if re.search(r"[A-Za-z0-9]$", word) else ""
    inside = rf"(?!{re.escape(instead)})" if instead and word in instead else ""
    return OwnWord(f"{edges[0]}{inside}{re.escape(word)}{edges[1]}", instead.replace("$", "$$") if instead is not None else None, "", where)


def read_list(path: Path) -> tuple[OwnWord, ...]:
    """Read a plain list: a word a line, or ``word<TAB>what to write``, also with ``=>`` or ``→``; ``#`` begins a remark.

    Raises:
        UsageError: where the file cannot be read.
    """
    words: list[OwnWord] = []
    for line in _text(path).splitlines():
        entry = re.sub(r"(^|\s)#.*", "", line.lstrip("\ufeff")).strip()
        if entry:
            word, _, instead = (part.strip() for part in re.sub(r"\s*(?:\t|=>|→)\s*", "\t", entry).partition("\t"))
            words.append(plain(word, instead or None, str(path)))
    return tuple(words)


def read_prh(path: Path, seen: frozenset[Path] = frozenset()) -> tuple[OwnWord, ...]:
    """Read a ``prh.yml`` (version 1) with its imports, and try the examples (``specs``) of its rules.

    Raises:
        UsageError: with the file, and the rule, where anything is not as prh has it.
    """
    path = path.resolve()
    if path in seen:
        return ()
    tree = parse_yaml(_text(path).encode(), path)
    if not isinstance(tree, Mapping) or not isinstance(tree.get("rules") or [], list):
        raise _error(path, "「rules:」の並びがありません。", "prh.yml の形(version: 1 と rules:)で書いてください。")
    words: list[OwnWord] = []
    for entry in tree.get("imports") or []:
        target = entry.get("path", "") if isinstance(entry, Mapping) else str(entry)
        words.extend(read_prh(path.parent / target, seen | {path}))
    for number, rule in enumerate(tree.get("rules") or [], 1):
        found = tuple(_prh_rule(rule, path, number))
        _try_specs(rule, found, path, number)
        words.extend(found)
    return tuple(words)


def replacement(word: OwnWord, match: re.Match[str]) -> str | None:
    """Return what to write in place of a match, None where the word is only to be avoided."""
    if word.instead is None:
        return None
    return re.sub(r"\$(\$|\d)", lambda m: "$" if m[1] == "$" else (match[int(m[1])] or "" if int(m[1]) <= (match.re.groups) else ""), word.instead)


def compiled(word: OwnWord) -> re.Pattern[str]:
    """Compile the pattern of a word."""
    return re.compile(word.pattern, re.IGNORECASE if word.ignore_case else 0)


def _prh_rule(rule: Any, path: Path, number: int) -> Iterator[OwnWord]:  # noqa: ANN401  (a YAML tree)
    expected = rule if isinstance(rule, str) else rule.get("expected") if isinstance(rule, Mapping) else None
    if not isinstance(expected, str):
        raise _error(path, f"{number}番目の規則に expected がありません。", "「expected: 書き方」を書いてください。")
    fields = rule if isinstance(rule, Mapping) else {}
    patterns = fields.get("patterns") or fields.get("pattern") or []
    options = fields.get("options") or {}
    for raw in [patterns] if isinstance(patterns, str) else patterns or [_loose(expected)]:
        pattern, flags = _source(str(raw)) if patterns else (str(raw), "")
        if options.get("wordBoundary") == "true":
            pattern = rf"\b(?:{pattern})\b"
        word = OwnWord(pattern, expected, str(fields.get("prh") or ""), str(path), "i" in flags)
        try:
            compiled(word)
        except re.error as error:
            raise _error(path, f"{number}番目の規則のパターン「{raw}」は正しくありません({error})。", "正規表現を直してください。") from None
        yield word


def _source(pattern: str) -> tuple[str, str]:
    """Return pattern and flags of ``/…/flags`` (JavaScript), or of plain words."""
    found = re.fullmatch(r"/(.+)/([a-z]*)", pattern, re.DOTALL)
    if not found:
        return re.escape(pattern), ""
    return re.sub(r"\(\?<([A-Za-z_]\w*)>", r"(?P<\1>", found[1]), found[2]


def _loose(expected: str) -> str:
    """Return a pattern for ``expected`` in any case and width, as prh does where a rule has no pattern."""
    return "".join(_any_form(c) for c in expected)


def _any_form(char: str) -> str:
    forms = {char, char.upper(), char.lower()}
    forms |= {chr(ord(c) + 0xFEE0) for c in forms if len(c) == 1 and "!" <= c <= "~"}
    forms |= {chr(ord(c) - 0xFEE0) for c in forms if len(c) == 1 and "！" <= c <= "～"}
    singles = sorted(c for c in forms if len(c) == 1)
    return f"[{''.join(map(re.escape, singles))}]" if len(singles) > 1 else re.escape(char)


def _try_specs(rule: Any, words: tuple[OwnWord, ...], path: Path, number: int) -> None:  # noqa: ANN401
    for spec in (rule.get("specs") or []) if isinstance(rule, Mapping) else []:
        text = str(spec.get("from", ""))
        for word in words:
            text = compiled(word).sub(lambda m, w=word: replacement(w, m) or "", text)  # type: ignore[misc]
        if text != str(spec.get("to", "")):
            said = f"{number}番目の規則の例が合いません。「{spec.get('from')}」は「{text}」になります(例では「{spec.get('to')}」)。"
            raise _error(path, said, "パターンか例を直してください。")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError("no_words", f"用語のファイルを開けません({error.strerror})。", "パスを確かめてください。", str(path)) from None
    except UnicodeDecodeError:
        raise UsageError("bad_words", "用語のファイルが UTF-8 ではありません。", "UTF-8 で保存し直してください。", str(path)) from None


def _error(path: Path, message: str, hint: str) -> UsageError:
    return UsageError("bad_prh", message, hint, f"{path}:{line_of(path, 'rules')}")
