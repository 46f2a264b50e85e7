"""Choose the figures a notice is about: people and things affected, not staff, rules, frequencies or prices.

A quantity's features (unit, words around it, heading, sentence) go through a small logistic model; cues are in
``style_rules/facts/counts.yaml``, weights in ``models/facts/counts.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.domain.fact import CountFact
from checker.facts.factuality import judge
from checker.facts.linear import cues_in, load_weights, probability
from checker.facts.quantities import Quantity, find_quantities
from checker.facts.tables import labelled_quantities, table_quantities
from checker.language.tokens import sentence_tokens
from checker.text.document import Document, LineKind, Sentence

_SKIP = (LineKind.NOISE, LineKind.ADDRESSEE, LineKind.CLOSING, LineKind.SIGNATURE, LineKind.DATE)


def count_candidates(document: Document) -> Iterator[tuple[Sentence, Quantity, set[str]]]:
    """Yield the quantities that may be meant, with their sentence and features."""
    for sentence in document.sentences:
        if sentence.kind in _SKIP:
            continue
        quantities = [q for q in find_quantities(sentence.text) if _may_count(q)] + table_quantities(document, sentence)
        known = {q.number_start for q in quantities}
        quantities += [q for q in labelled_quantities(sentence.text) if q.number_start not in known]
        if not quantities:
            continue
        shared = _sentence_features(document, sentence)
        for quantity in quantities:
            yield sentence, quantity, shared | _features(sentence.text, quantity)


def _may_count(quantity: Quantity) -> bool:
    return quantity.family not in ("durations", "rates") and quantity.value == int(quantity.value) and quantity.value > 0


def _sentence_features(document: Document, sentence: Sentence) -> set[str]:
    polarity, modality = judge(sentence_tokens(document)[sentence.index])
    features = {f"polarity:{polarity}", f"modality:{modality}", f"kind:{sentence.kind}"}
    features |= cues_in(document.heading_of(sentence), "counts", "heading")
    return features | cues_in(sentence.text, "counts", "sentence")


def _features(text: str, quantity: Quantity) -> set[str]:
    before, after = text[: quantity.start], text[quantity.end :]
    size = next(name for name, limit in _SIZES if quantity.value <= limit)
    features = {f"size:{size}", f"family:{quantity.family}", f"qualifier:{quantity.qualifier}", f"unit:{quantity.unit}"}
    features |= cues_in(before[-16:], "counts", "before") | cues_in(after[:24], "counts", "after")
    features |= cues_in(after.split("。")[0][:60], "counts", "clause") | cues_in(re.split("[。、]", before)[-1], "counts", "lead")
    if size in ("1", "3", "10"):
        features |= {f"small+{f}" for f in features if f.startswith(("before:", "after:", "family:"))}
    if _noun_run(before[::-1]):
        features |= {"noun", f"noun+{quantity.family}", f"noun+size:{size}"}
    if not before.strip():
        features.add("alone")
    return features


_SIZES = (("1", 1), ("3", 3), ("10", 10), ("30", 30), ("100", 100), ("1000", 1000), ("large", 10**15))


def count_facts(document: Document) -> tuple[CountFact, ...]:
    """Return the counts of ``document`` that tell its extent, in reading order, each value and unit once."""
    weights = load_weights("counts")["counts"]
    facts: dict[tuple[int, str], CountFact] = {}
    for sentence, quantity, features in count_candidates(document):
        key = (int(quantity.value), quantity.unit)
        if key in facts or probability(features, weights) < 0.5 or _SPEED.search(sentence.text, 0, quantity.start):
            continue
        span = sentence.normal.span(quantity.start, quantity.end)
        facts[key] = CountFact(key[0], quantity.unit, quantity.qualifier, counted(sentence.text, quantity), span)
    return tuple(facts.values())


_DATA = re.compile("お?(?:氏名|名前|住所|電話|メール|個人|情報|データ)")  # 「479名の氏名」 counts people
_SPEED = re.compile(r"[時分秒]速(?:約|およそ|最高|最大)?$")  # 「時速28キロ」 counts nothing
_STEM = re.compile("[しりきいちみけれえめ]")  # what a verb goes on with: 「お申し込み」 is not called 「お申」
_NUMBER_BEFORE = re.compile(r"[0-9][0-9,]*$")


def counted(text: str, quantity: Quantity) -> str:
    """Return the noun a quantity counts: 「お客様」 of 「お客様1,234名」, 「応募者」 of 「63人の応募者」; empty if none is near."""
    head = re.sub(r"(?:は|が|の|:|、|計|合計|[ \u3000])*$", "", text[: quantity.start])
    noun = _noun_run(head[::-1])[::-1]
    if noun and (number := _NUMBER_BEFORE.search(head[: len(head) - len(noun)])):
        noun = number.group() + noun if len(noun) > 1 else ""  # 「1年生」; 「241名、計479名」: the unit of another count
    honorific = head[: len(head) - len(noun)][-1:]
    if noun and honorific in ("お", "ご") and "一" <= noun[0] <= "龠":  # お客様, ご契約者
        noun = honorific + noun
    after = re.match("分?の", text[quantity.end :])
    beside = _noun_after(text[quantity.end + after.end() :]) if after and not noun else ""
    return noun or ("" if _DATA.match(beside) else beside)


def _noun_after(text: str) -> str:
    """Return the noun ``text`` begins with, its お or ご with it."""
    polite = text[:1] if text[:1] in ("お", "ご") else ""
    run = _noun_run(text[len(polite) :])
    return polite + run if run and not _STEM.match(text, len(polite) + len(run)) else ""


def _noun_run(text: str) -> str:
    """Return the kanji, katakana and Latin letters ``text`` begins with, 16 at most."""
    run = ""
    for char in text[:16]:
        if not ("一" <= char <= "龠" or "ァ" <= char <= "ー" or char in "々" or (char.isascii() and char.isalpha())):
            break
        run += char
    return run
