"""By which channel one can be reached or will be written to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit
from checker.rules.files import load_group


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_group("axes/measured")["axes.measured.channels"]
    return data


@cache
def _pattern(name: str, channel: str = "") -> re.Pattern[str]:
    words = f"(?:{'|'.join(_data()['channels'][channel])})" if channel else ""
    return re.compile("|".join(p.replace("{c}", words) for p in _data()[name]))


@cache
def _named(channel: str) -> re.Pattern[str]:
    return re.compile("|".join(_data()["channels"][channel]))


@extractor
def read_channels(unit: Unit) -> Iterable[Claim]:
    """Yield which channels a clause opens (``+``) and closes (``-``)."""
    if _pattern("not_meant").search(unit.text):
        return
    names = [c for c in _data()["channels"] if _named(c).search(unit.text)]
    way = "in" if _pattern("inbound").search(unit.text) else "out" if _pattern("outbound").search(unit.text) else ""
    if not names or not way:
        return
    only = [c for c in names if _pattern("only", c).search(unit.text)]
    closed = [c for c in names if _pattern("closed", c).search(unit.text)]
    opened = [c for c in names if _pattern("open", c).search(unit.text) and c not in closed]
    if len(names) > 1 and any(_pattern("both", c).search(unit.text) for c in names):
        opened = names
    if only:
        opened, closed = only, [c for c in ("phone", "mail") if c not in only]
    if opened or closed:
        yield Claim(
            slot="contact", axis="channel", subject=_data()["subject"], scope=" ".join(sorted(unit.scope)),
            value=unit.text.strip(" 、。"), polarity=Polarity.YES, modality=Modality.ASSERTED, source=unit.source,
            at=unit.at, span=unit.place(0, len(unit.text)), keys=(f"channel:{way}",), is_official=unit.is_official,
            items=(*(f"+{c}" for c in sorted(opened)), *(f"-{c}" for c in sorted(closed))),
            is_correction=unit.is_correction, text=unit.text.strip(),
        )  # fmt: skip
