"""Rule (規則): data that says what to look for and what to tell the writer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from checker.domain.finding import Basis, Severity
from checker.record import record


@record
class Rule:
    """One file of ``style_rules/<group>/…/<name>.yaml``; its path is its id (``wording.non_apology.misunderstanding``).

    Attributes:
        id: dotted path below ``style_rules`` without ``.yaml``.
        kind: name of the check function that runs it (``@check("pattern")``).
        category: finding category (CONTRACT.md).
        message, why, suggestion: Japanese; ``{name}`` fields are filled by the check.
        source: where the rule comes from (law, guideline, study).
        params: everything else of the file, as strings, lists and mappings (YAML scalars are never guessed).
        fires, quiet: examples; in ``fires`` the expected span is marked ``<<…>>``.
        enabled: on by default.
        depth: ``tokens`` (always) or ``syntax`` (only with the parser).
    """

    id: str
    kind: str
    category: str
    severity: Severity
    basis: Basis
    message: str
    why: str
    source: str
    suggestion: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    fires: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    enabled: bool = True
    depth: str = "tokens"
    path: str = ""
