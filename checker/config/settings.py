"""Settings of one run, as a value: what the configuration file and the command line amount to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from checker.config.words import OwnWord
from checker.domain.finding import Severity
from checker.record import record


@record
class Settings:
    """設定.

    Attributes:
        fail_on: findings of this severity or graver end the run with exit code 1.
        show: findings less grave than this are left out of the report.
        rules: rule id or dotted prefix → on (True), off (False); the longest prefix wins.
        severities: rule id or dotted prefix → severity; the longest prefix wins.
        params: rule id → field → value, in place of the rule file's.
        glossary: the company's own terms → how they are explained.
        allow: words that never are a finding.
        own_words: the user's words to avoid or to write another way (lists and prh.yml).
        documents: kind (``notice``, ``faq`` …) → patterns of the paths that hold such texts, from the configuration's folder.
        baseline: file with the findings that are known already.
        rule_folders: folders with the user's own rules.
        incidents: incident name → folder whose documents belong together; with ``*``, each folder that fits is one.
        source: the file it came from, empty for the defaults.
    """

    fail_on: Severity = Severity.ERROR
    show: Severity = Severity.INFO
    rules: Mapping[str, bool] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    params: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    glossary: Mapping[str, str] = field(default_factory=dict)
    allow: tuple[str, ...] = ()
    own_words: tuple[OwnWord, ...] = ()
    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    baseline: Path | None = None
    rule_folders: tuple[Path, ...] = ()
    incidents: Mapping[str, Path] = field(default_factory=dict)
    source: str = ""

    def for_checks(self) -> dict[str, object]:
        """Return what checks may see, by dotted name: ``glossary``, ``words.allow`` and ``words.own``."""
        return {"glossary": dict(self.glossary), "words.allow": self.allow, "words.own": self.own_words}
