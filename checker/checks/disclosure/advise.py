"""Choose the advice that applies, with its deadlines, and put it into words."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from checker.checks.disclosure.factors import find, manner_of, nature_of, posture_of, severity_of, table
from checker.domain.disclosure import Advice, Disclosure, Factor
from checker.domain.fact import Facts
from checker.domain.finding import Basis
from checker.domain.span import Span
from checker.record import record
from checker.rules.files import load_group
from checker.text.document import Document

# The duty to report and to notify holds for events from this day on.
DUTY_FROM = "2022-04-01"
_PEOPLE = ("名", "人", "件", "名分", "人分", "アカウント", "会員")
_LEAKS = ("unauthorized_access", "ransomware", "email_missend", "lost_device", "lost_document", "misconfiguration",
          "insider", "phishing")
_HOSTILE = ("unauthorized_access", "ransomware", "insider", "phishing")
_LEAKED = ("流出|漏え?い|漏洩|[漏も]れ|乗っ取|(?:閲覧|ログイン|利用|送信|アクセス|侵入)され|抜き取|持ち出",)
_NOT_LEAKED = ("(?:ない|なく|ません|おらず|なかった|わけではありません)",)


@record
class _Case:
    document: Document
    facts: Facts
    mode: str
    nature: tuple[Factor, ...]
    manner: Factor
    posture: tuple[Factor, ...]
    stage: str

    @property
    def people(self) -> int:
        return max((c.value for c in self.facts.counts if c.unit in _PEOPLE), default=0)

    @property
    def encrypted(self) -> bool | None:
        return next((f.holds for f in self.posture if f.name == "encrypted"), None)


def disclosure_of(document: Document, facts: Facts, mode: str, stage: str = "first") -> Disclosure:
    """Read how grave the incident is and advise on speed and channel; what is done with the first report is not advised later."""
    case = _Case(document, facts, mode, nature_of(facts), manner_of(document, mode), posture_of(document), stage)
    reason = duty_reason(case.nature, mode, case.people) if _is_under_duty(document, facts, mode) else ""
    deadlines = _deadlines(facts, mode) if reason else {}
    words = {"reason": reason, "delay": str(facts.delay_days or ""), **_spoken(deadlines)}
    advice = tuple(
        _advice(entry, case, words)
        for entry in load_group("disclosure")["disclosure.advice"]["advice"]
        if _applies(entry["when"], case, reason) and not find(document, entry.get("done", []))
    )
    is_leak = mode in _LEAKS or bool(case.nature)
    severity = severity_of(case.nature, case.manner, case.posture) if is_leak else ""
    return Disclosure(case.nature, case.manner, case.posture, severity, advice, deadlines)


def duty_reason(nature: tuple[Factor, ...], mode: str, people: int) -> str:
    """Say in Japanese which class of rule 7 applies; empty where none does (the text shows no personal data or few)."""
    names = {f.name for f in nature}
    personal = names - {"trade_secret"}
    if "sensitive" in names:
        return "要配慮個人情報の漏えい等(規則7条1号)"
    if names & {"financial", "credential"}:
        return "財産的被害が生じるおそれのある漏えい等(規則7条2号)"
    if mode in _HOSTILE and personal:
        return "不正の目的によるおそれのある漏えい等(規則7条3号)"
    if personal and people > 1000:
        return "1,000人を超える漏えい等(規則7条4号)"
    return ""


def _is_under_duty(document: Document, facts: Facts, mode: str) -> bool:
    if mode == "phishing" and not find(document, _LEAKED, _NOT_LEAKED):
        return False  # strangers misuse the company's name, and its own data are safe
    known = next((d.value for d in (facts.discovered, facts.occurred, facts.published) if d), "")
    is_before = known[:4].isdigit() and known < DUTY_FROM
    return mode in _LEAKS and not is_before and facts.certainty != "denied"


def _deadlines(facts: Facts, mode: str) -> dict[str, str]:
    """Days of rule 8: 速報 about 3 to 5 days, 確報 30 (60 where done with a wrongful aim) from knowing."""
    if not facts.discovered or len(facts.discovered.value) != 10 or facts.discovered.value.startswith("-"):
        return {}
    known = datetime.date.fromisoformat(facts.discovered.value)
    days = {"initial": 3, "initial_last": 5, "final": 60 if mode in _HOSTILE else 30}
    return {name: (known + datetime.timedelta(days=n)).isoformat() for name, n in days.items()}


def _spoken(deadlines: Mapping[str, str]) -> dict[str, str]:
    unknown = {"initial": "発覚の3日後", "initial_last": "5日後", "final": "発覚から30日または60日の日"}
    spoken = {}
    for name, words in unknown.items():
        day = deadlines.get(name)
        spoken[name] = f"{int(day[:4])}年{int(day[5:7])}月{int(day[8:])}日" if day else words
    return spoken


def _applies(when: Mapping[str, Any], case: _Case, reason: str) -> bool:
    tests: dict[str, Callable[[Any], bool]] = {
        "nature": lambda v: any(f.name in v for f in case.nature),
        "stages": lambda v: case.stage in v,
        "manner": lambda v: case.manner.name in v,
        "modes": lambda v: case.mode in v,
        "reportable": lambda v: bool(reason) == (v == "true"),
        "no_report_class": lambda v: "7条4号" in reason,
        "min_count": lambda v: case.people >= int(v),
        "encrypted": lambda v: {"true": True, "false": False, "unknown": None}[v] is case.encrypted,
        "undecided": lambda v: case.facts.certainty in ("possible", None) and bool(case.nature),
        "delay_from": lambda v: (case.facts.delay_days or 0) >= int(v),
        "words": lambda v: bool(find(case.document, v)),
    }
    return all(tests[name](value) for name, value in when.items())


def _advice(entry: Mapping[str, Any], case: _Case, words: Mapping[str, str]) -> Advice:
    return Advice(
        entry["id"], entry["text"].format_map(words), Basis(entry["basis"]), entry["why"].format_map(words),
        entry["source"], _evidence(entry["when"], case), entry.get("reading") == "true",
    )


def _evidence(when: Mapping[str, Any], case: _Case) -> tuple[Span, ...]:
    if "nature" in when:
        return tuple(s for f in case.nature if f.name in when["nature"] for s in f.evidence[:1])
    if "manner" in when:
        return case.manner.evidence[:1]
    if "encrypted" in when:
        return tuple(s for f in case.posture if f.name == "encrypted" for s in f.evidence[:1])
    if "delay_from" in when:
        return tuple(d.span for d in (case.facts.discovered, case.facts.published) if d)
    if "reportable" in when and case.nature:
        return case.nature[0].evidence[:1]
    return ()


def labels() -> dict[str, str]:
    """Return the Japanese names of all factors."""
    return {name: row["label"] for group in table().values() for name, row in group.items()}
