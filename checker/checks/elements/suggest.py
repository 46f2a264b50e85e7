"""What to tell the writer of a missing or vague element: one sentence on what is lacking, one to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from checker.checks.elements.cues import cue_book
from checker.domain.element import Status
from checker.record import record
from checker.rules.files import load_group

GROUP = "suggestions"
ANY = "any"
# Incidents whose readers need the same sentence share a family of templates.
FAMILIES = {
    "unauthorized_access": "leak",
    "ransomware": "leak",
    "email_missend": "leak",
    "misconfiguration": "leak",
    "insider": "leak",
    "lost_device": "lost",
    "lost_document": "lost",
    "phishing": "phishing",
    "system_outage": "outage",
    "product_defect": "product",
}
_LONGEST = 40


@record
class Advice:
    """Messages and templates of one element; ``templates`` by mode or family, ``any`` for the rest.

    Attributes:
        untold: for an absent one where the text does not tell the days that the message would name.
    """

    absent: str
    vague: str
    templates: Mapping[str, str]
    untold: str = ""


@cache
def advices() -> dict[str, Advice]:
    """Read the messages and templates of all elements."""
    advices: dict[str, Advice] = {}
    for body in load_group(GROUP).values():
        templates = {entry["family"]: entry["text"] for entry in body["templates"]}
        advices[body["element"]] = Advice(body["messages"]["absent"], body["messages"]["vague"], templates, body["messages"].get("untold", ""))
    for element, (message, template) in cue_book().lacking.items():
        advices[element] = Advice(message, message, {ANY: template})
    return advices


def advise(element: str, status: Status, mode: str, words: str, days: str) -> tuple[str, str]:
    """Return message and sentence to fill in (blanks as 〔 〕) for a missing or vague element.

    Args:
        words: the words that touch it, for vague ones.
        days: 「3日」 or the like between finding and publication, for the reason of a delay; empty where only a delay is told.
    """
    advice = advices()[element]
    message = advice.vague if status is Status.VAGUE else (not days and advice.untold) or advice.absent
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    template = next(t for key in (mode, FAMILIES.get(mode, ANY), ANY) if (t := advice.templates.get(key)))
    return message.format(words=shown.replace("\n", ""), days=days), template
