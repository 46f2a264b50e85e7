"""Sentence rules for writers of notices: what textlint's Japanese presets give, with layout and names known.

The functions register themselves; textlint's verdicts are the reference (tests/checks/style/test_textlint.py).
"""

from checker.checks.style import characters, length, particles, register, spacing

__all__ = ["characters", "length", "particles", "register", "spacing"]
