"""One service told as free and with its price: 「交換の費用は無料です」 beside 「交換の手数料1,100円をお支払いください」."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.checks.registry import Context, check
from checker.consistency.statements import statements_of, told
from checker.domain.finding import Finding
from checker.domain.rule import Rule
from checker.record import record
from checker.rules.guarded import any_of
from checker.rules.regex import regex
from checker.text.document import Document, Sentence

_CLAUSES = regex(r"[。\n]|(?:です|ます|ません)が、")
_THEME = regex(r"^(?:なお|また|ただ)?、?(?:[^、]{0,12}、)?([^、。0-9]{1,24}?)(?:に|で)?[はがをも]")


@record
class Fee:
    """What a clause says of a cost.

    Attributes:
        services: those it names, or its heading where it names none.
        kinds: kinds of cost; none is the cost as such.
        theme: what it says it of, without words for services, costs and all that is affected.
    """

    sentence: Sentence
    theme: str
    services: frozenset[str]
    kinds: frozenset[str]


@check("free_or_charged")
def check_fees(context: Context, rules: tuple[Rule, ...]) -> Iterable[Finding]:
    """Find a service that is told to be free in one statement and to be paid for in another."""
    for rule in rules:
        free = list(_fees(context.document, rule, "free"))
        charged = list(_fees(context.document, rule, "charged")) if free else []
        pair = next(((a, b) for a in free for b in charged if a.sentence.index != b.sentence.index and _are_one(a, b)), None)
        if pair:
            yield told(context, rule, pair[0].sentence, pair[1].sentence)


def _are_one(a: Fee, b: Fee) -> bool:
    """Tell whether both speak of the same services, of one kind of cost and not of two things (A型, B型; 窓口, 郵送)."""
    apart = a.theme and b.theme and a.theme not in b.theme and b.theme not in a.theme
    return bool(a.services) and a.services == b.services and a.kinds == b.kinds and not apart


def _fees(document: Document, rule: Rule, side: str) -> Iterator[Fee]:
    patterns, unless = any_of(tuple(rule.params[side])), any_of((*rule.params["unless"], *rule.params[f"{side}_unless"]))
    for sentence in statements_of(document):
        if unless.search(sentence.text):
            continue
        for clause in _CLAUSES.split(sentence.text):
            if patterns.search(clause):
                services = _names(rule, "services", clause) or _names(rule, "services", document.heading_of(sentence))
                yield Fee(sentence, _theme(rule, clause), services, _names(rule, "kinds", clause))


def _theme(rule: Rule, clause: str) -> str:
    found = _THEME.match(clause)
    words = (line.partition("=")[2] for line in rule.params["services"])
    return regex("|".join((*words, *rule.params["general"]))).sub("", found[1]) if found else ""


def _names(rule: Rule, field: str, words: str) -> frozenset[str]:
    """Return the classes of a field (``name=pattern``) that the words hold."""
    lines = (line.partition("=") for line in rule.params[field])
    return frozenset(name for name, _, pattern in lines if any_of((pattern,)).search(words))
