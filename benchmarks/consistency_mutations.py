"""Plant known defects in clean texts and count which are found; operators ``trap_*`` plant what must not be found.

Run: ``python -m benchmarks.consistency_mutations [--errors] [--family notices|extra] [OPERATOR …]``.
"""

from __future__ import annotations

import sys
from collections import Counter
from importlib import import_module

from benchmarks.clean_texts import HARD, clean_texts
from benchmarks.consistency_accuracy import findings_of
from benchmarks.mutations.base import OPERATORS, Base, Planted


def main() -> None:
    """Print recall by operator, false findings on traps and on the clean texts themselves."""
    for name in ("numbers", "statements", "leftovers"):
        import_module(f"benchmarks.mutations.{name}")
    words = [a for a in sys.argv[1:] if not a.startswith("--")]
    show = "--errors" in sys.argv
    texts = list(clean_texts())
    bases = [Base(name, text) for family, name, text in texts if family in ("notices", "extra")]
    for name in words or list(OPERATORS):
        measure(name, bases, show)
    if not words:
        measure_clean(texts, show)


def measure(name: str, bases: list[Base], show: bool) -> None:
    """Print how many defects of one operator are found."""
    hit = total = 0
    for base in bases:
        for planted in OPERATORS[name](base):
            total += 1
            right = is_found(planted)
            hit += right
            if show and right == name.startswith("trap_"):
                print(f"  {base.name} {'false' if right else 'missed'}: {planted.words.strip()}")
    print(f"{name:24} {hit:4}/{total:4}  {hit / max(1, total):.2f}{'  (must be 0)' if name.startswith('trap_') else ''}")


def is_found(planted: Planted) -> bool:
    """Tell whether a finding of the right category touches the planted words."""
    for finding in findings_of(planted.text):
        spans = (finding.span, *finding.related)
        if finding.category in planted.categories and any(s.start < planted.end and planted.start < s.end for s in spans):
            return True
    return False


def measure_clean(texts: list[tuple[str, str, str]], show: bool) -> None:
    """Print the false hard findings by 10,000 characters of each family of clean texts."""
    false: Counter[str] = Counter()
    chars: Counter[str] = Counter()
    for family, name, text in texts:
        chars[family] += len(text)
        for finding in findings_of(text):
            if finding.category in HARD:
                false[family] += 1
                if show:
                    print(f"  {family} {name} {finding.rule}: {finding.message}")
    for family in chars:
        print(f"clean {family:18} {false[family]} false in {chars[family]:,} characters = {1e4 * false[family] / chars[family]:.2f} per 10,000")


if __name__ == "__main__":
    main()
