"""Telephone numbers, mail and web addresses a text gives out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from checker.domain.claim import Claim, Modality, Polarity
from checker.facts.claims.concepts import concepts_of
from checker.facts.claims.registry import extractor
from checker.facts.claims.unit import Unit, tokens_of
from checker.rules.files import load_group

AXIS = "address"
PHONE = "電話番号"
ASKED = "asked"  # the question asks for such a number
APART = "apart"  # it is not the number at which those concerned reach the company
_FAX = "FAX番号"
_COMPANY = ("名詞", "固有名詞", "一般")  # 「ヤマト運輸がお届けします。お問い合わせは…」: the number may be theirs
_PHONE = re.compile(r"(?<![0-9-])0[0-9]{1,4}[-(][0-9]{1,4}[-)][0-9]{3,4}(?![0-9-])")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WEB = re.compile(r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&*+,;=%-]+[A-Za-z0-9/]")
# Numbers that are told of in order to warn of them are not given out.
_WARNED = re.compile(r"不審|偽|詐欺|なりすまし|かけないで|アクセスしないで|開かないで|着信があ|からの(?:着信|電話|メール)")


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(load_group("axes/measured")["axes.measured.desks"][name])


@extractor
def read_addresses(unit: Unit) -> Iterable[Claim]:
    """Yield each number or address a clause gives out, a telephone number with the words that tell whose it is."""
    if _WARNED.search(unit.sentence):
        return
    for kind, pattern in ((PHONE, _PHONE), ("メールアドレス", _MAIL), ("URL", _WEB)):
        last = 0
        for match in pattern.finditer(unit.text):
            value = re.sub(r"[()]", "-", match.group()) if kind == PHONE else match.group().lower()
            before, last = unit.text[last : match.start()], match.end()
            name = _FAX if kind == PHONE and _cue("fax").search(before) else kind
            yield Claim(
                slot="contact", axis=AXIS, subject=name, scope="", value=value, polarity=Polarity.YES,
                modality=Modality.ASSERTED, source=unit.source, at=unit.at, span=unit.place(*match.span()),
                items=_desk(unit, match.end()) if name == PHONE else (),
                keys=(f"~{name}",), is_official=unit.is_official, is_correction=unit.is_correction, text=unit.text.strip(),
            )  # fmt: skip


def _desk(unit: Unit, end: int) -> tuple[str, ...]:
    """Return what tells whose number a clause gives out.

    ``w:`` marks words that no other desk need be called by, those of a question for a number too; ``k:`` all words around.
    """
    asked = bool(unit.question) and bool(_cue("asks").search(unit.question))
    around = (unit.sentence, unit.label, *((unit.question,) if asked else ()))
    told = (unit.sentence, *((unit.question,) if asked else ()))
    own = {c.name for text in told for c in concepts_of(text) if not _cue("any").search(text[c.start : c.end])}
    known = {c.name for text in around for c in concepts_of(text)}
    apart = (
        any(_cue("apart").search(text) for text in (*around, *unit.previous))
        or _cue("outgoing").search(unit.text[end:])
        or any(t.pos[:3] == _COMPANY for text in unit.previous for t in tokens_of(text))
    )
    marks = (*([ASKED] if asked else []), *([APART] if apart else []))
    return (*marks, *(f"w:{w}" for w in sorted(own)), *(f"k:{w}" for w in sorted(known)))
