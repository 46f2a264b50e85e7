"""Telephone numbers, mail and web addresses a text gives out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit

AXIS = "address"
_PHONE = re.compile(r"(?<![0-9-])0[0-9]{1,4}[-(][0-9]{1,4}[-)][0-9]{3,4}(?![0-9-])")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WEB = re.compile(r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&*+,;=%-]+[A-Za-z0-9/]")
# Numbers that are told of in order to warn of them are not given out.
_WARNED = re.compile(r"不審|偽|詐欺|なりすまし|かけないで|アクセスしないで|開かないで|着信があ|からの(?:着信|電話|メール)")


@extractor
def read_addresses(unit: Unit) -> Iterable[Claim]:
    """Yield each number or address a clause gives out; the comparer looks for slips of the pen."""
    if _WARNED.search(unit.sentence):
        return
    for kind, pattern in (("電話番号", _PHONE), ("メールアドレス", _MAIL), ("URL", _WEB)):
        for match in pattern.finditer(unit.text):
            value = re.sub(r"[()]", "-", match.group()) if kind == "電話番号" else match.group().lower()
            yield Claim(
                slot="contact", axis=AXIS, subject=kind, scope="", value=value, polarity=Polarity.YES,
                modality=Modality.ASSERTED, source=unit.source, at=unit.at, span=unit.place(*match.span()),
                keys=(f"~{kind}",), is_official=unit.is_official, is_correction=unit.is_correction, text=unit.text.strip(),
            )  # fmt: skip
