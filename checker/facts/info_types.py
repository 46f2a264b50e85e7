"""Decide which kinds of information are affected or denied; what is merely named (in advice, causes, contacts) is left out.

Each mention's features go through a small logistic model; cues are in ``style_rules/facts/info_types.yaml``, weights in
``models/facts/info_types.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from checker.domain.fact import InfoFact
from checker.facts.classify import classify
from checker.facts.items import ItemMention, find_items
from checker.facts.linear import cues_in, load_weights, probability
from checker.rules.files import load_group
from checker.rules.regex import regex
from checker.text.document import Document, LineKind, Sentence

_SKIP = (LineKind.NOISE, LineKind.ADDRESSEE, LineKind.CLOSING, LineKind.SIGNATURE, LineKind.DATE, LineKind.QUESTION,
         LineKind.HEADING)
FILE = "info_types"
THRESHOLD = 0.5  # the best F1 in cross-validation over the labelled sets
BESIDE = 0.2  # for a further item of a kind that the same sentence names surely: it stands in the same list


@cache
def _patterns(name: str) -> re.Pattern[str]:
    return regex("|".join(f"(?:{p})" for p in load_group("facts")["facts.info_types"][name]))


def is_denied(text: str, mention: ItemMention) -> bool:
    """Tell whether the words after an item say that it is not among what was affected."""
    if mention.item.endswith("_word"):  # 職員, 電話 …: too general to be denied as information
        return False
    after = text[mention.end :]
    return bool(_patterns("denied").search(after)) and not _patterns("no_denial").search(after)


def item_candidates(document: Document) -> Iterator[tuple[Sentence, ItemMention, set[str]]]:
    """Yield the mentions with no negation after them, with their sentence and features."""
    mode = classify(document).mode
    context = {"breach" if mode in _BREACHES else "no_breach", f"mode:{mode}"}
    family = "breach" if mode in _BREACHES else mode
    for sentence in document.sentences:
        if sentence.kind in _SKIP:
            continue
        mentions = find_items(sentence.text)
        if not mentions:
            continue
        shared = _sentence_features(document, sentence, mentions) | _around(document, sentence) | context
        for mention in mentions:
            if not _patterns("doubtful").search(sentence.text[mention.end :]):
                features = shared | _features(sentence.text, mention)
                features |= {f"{family}+{name}" for name in features & _TOLD}
                yield sentence, mention, features | {f"mode:{mode}+{mention.type}"}


def _sentence_features(document: Document, sentence: Sentence, mentions: list[ItemMention]) -> set[str]:
    features = {f"kind:{sentence.kind}"} | cues_in(sentence.text, FILE, "sentence")
    features |= cues_in(document.heading_of(sentence), FILE, "heading")
    names = len({m.item for m in mentions})
    features.add("items:" + ("1" if names == 1 else "2" if names == 2 else "3+"))
    if sum(m.end - m.start for m in mentions) * 3 > len(sentence.text):
        features.add("dense")
    if "heading:items" in features and ("。" not in sentence.text or sentence.text.endswith("です。")):
        features.add("listed")
    return features


def _around(document: Document, sentence: Sentence) -> set[str]:
    """Return what the sentences before and after tell, and in which sixth of the text it stands."""
    at, size = sentence.index, len(document.sentences)
    features = {f"place:{at * 6 // size}"}
    for name, i in (("previous", at - 1), ("next", at + 1)):
        if 0 <= i < size:
            text = document.sentences[i].text
            features |= {f"{name}:{cue}" for cue in cues_in(text, FILE, "sentence")}
            if find_items(text):
                features.add(f"{name}:items")
    return features


# Incidents that touch information by their nature; in others (an outage, a defect) items are mostly only named.
_BREACHES = frozenset(
    ("unauthorized_access", "ransomware", "email_missend", "lost_device", "lost_document", "misconfiguration", "insider")
)
# What speaks for an affected kind in a leak and against it in a scam (「入力させようとします」), or the other way round.
_TOLD = frozenset(("after:ask", "after:gave", "sentence:scam", "sentence:leak", "sentence:advice"))


def _features(text: str, mention: ItemMention) -> set[str]:
    before, after = text[: mention.start], text[mention.end :]
    head = re.split("。", before)[-1]
    features = {f"type:{mention.type}", f"item:{mention.item}"}
    features |= cues_in(head[-12:], FILE, "before") | cues_in(after[:8], FILE, "following")
    features |= cues_in(after.split("。")[0][:80], FILE, "after")
    return features


def info_facts(document: Document) -> tuple[InfoFact, ...]:
    """Return the items ``document`` says are affected (True) or not (False), each where it shows best, in reading order.

    An item of the ontology that stands for many things (``history``) comes once for each of its words: ``history:購入履歴``.
    """
    weights = load_weights("info_types")["info_types"]
    seen = [(probability(features, weights), s, m) for s, m, features in item_candidates(document)]
    sure = {(s.index, m.type) for value, s, m in seen if value >= THRESHOLD}
    best: dict[str, tuple[float, InfoFact]] = {}
    for value, sentence, mention in seen:
        least = BESIDE if (sentence.index, mention.type) in sure else THRESHOLD
        if value >= least and value > best.get(_item(mention), (0.0,))[0]:
            span = sentence.normal.span(mention.start, mention.end)
            best[_item(mention)] = (value, InfoFact(mention.type, True, span, _item(mention)))
    lead = {fact.value: fact for _, fact in sorted(best.values(), key=lambda b: (b[0], -b[1].span.start))}
    affected = [replace(fact, is_lead=lead[fact.value] is fact) for _, fact in best.values()]
    return tuple(sorted(affected + _denials(document), key=lambda f: f.span.start))


def _item(mention: ItemMention) -> str:
    """Return the item of the ontology, with the word where the item stands for many things."""
    if mention.item not in load_group("facts")["facts.info_types"]["broad"]:
        return mention.item
    return f"{mention.item}:{_FILLER.sub('', mention.word)}"


_FILLER = regex("の|ご|お(?=[一-龠])")


def _denials(document: Document) -> list[InfoFact]:
    facts: dict[str, InfoFact] = {}
    for sentence in document.sentences:
        if sentence.kind in _SKIP:
            continue
        for mention in find_items(sentence.text):
            if _item(mention) not in facts and is_denied(sentence.text, mention):
                span = sentence.normal.span(mention.start, mention.end)
                is_lead = all(known.split(":")[0] != mention.item for known in facts)
                facts[_item(mention)] = InfoFact(mention.type, False, span, _item(mention), is_lead)
    return list(facts.values())
