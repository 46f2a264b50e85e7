"""Do two claims of one axis speak of the same matter? A small logistic model over what they have in common.

The weights are plain data (``style_rules/axes/closed/alignment.yaml``), fitted by ``benchmarks/fit_subjects.py`` on the
labelled sets. The model only aligns; what is opposed is read off the axis.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from checker.domain.claim import Claim, Modality
from checker.facts.claims.closed_plain import pattern, word_list
from checker.facts.claims.open import open_axes
from checker.rules.files import load_group

Features = dict[str, float]
ASKED = "q"
MIN_FOCUS = 0.6
HALF = 0.5
ALL_BUT = 0.75
# How near in meaning the nearest words of two deeds are that may be one.
NEAR_DEEDS = 0.4


@cache
def _data() -> Mapping[str, Mapping[str, str]]:
    data: Mapping[str, Mapping[str, str]] = load_group("axes/closed")["axes.closed.alignment"]
    return data


@cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in _data()["weights"].items()}


@cache
def _answer_weights() -> dict[str, float]:
    return {name: float(value) for name, value in load_group("axes/closed")["axes.closed.answers"]["weights"].items()}


@cache
def _commonness() -> dict[str, float]:
    """How little a word tells, by word: 0 for rare words up to 1 for those of every incident."""
    return _by_word(_data()["common"])


def _by_word(tiers: Mapping[str, str]) -> dict[str, float]:
    return {word: float(tier) for tier, words in tiers.items() for word in words.split()}


def set_common(tiers: Mapping[str, str]) -> None:
    """Replace the common words (for fitting)."""
    table = _commonness()
    table.clear()
    table.update(_by_word(tiers))


def weight_of(word: str) -> float:
    """Return how much a shared word tells of the matter: 1 for a rare word, less for a common one."""
    return 1.0 - _commonness().get(word, 0.0)


def same_matter(a: Claim, b: Claim, kind: str) -> float:
    """Return the probability (0..1) that the two claims speak of the same matter."""
    return score(_weights(), features(a, b, kind))


def same_question(a: Claim, b: Claim, kind: str) -> float:
    """Return the probability that two answers on an open axis are of one matter, by weights that know tempting pairs."""
    return score(_answer_weights(), features(a, b, kind))


def score(weights: Mapping[str, float], found: Features) -> float:
    """Return the logistic score of ``found`` under ``weights``."""
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def features(a: Claim, b: Claim, kind: str) -> Features:
    """Return the features of a pair, by name; the same for (b, a)."""
    wa, wb = words_of(a.items), words_of(b.items)
    own_a, own_b = wa["c"], wb["c"]
    near_a, near_b = own_a | wa["s"], own_b | wb["s"]
    all_a, all_b = near_a | wa["q"], near_b | wb["q"]
    if a.axis in open_axes():
        return _open_features(a, b, kind, wa, wb)
    found: Features = {
        f"axis:{a.axis}": 1.0,
        "soft": float(kind == "soft"),
        "clause_mass": min(3.0, mass_of(own_a & own_b)),
        "clause_share": share_of(own_a, own_b),
        "near_mass": min(4.0, mass_of(near_a & near_b)),
        "question_share": share_of(wa["q"], wb["q"]),
        "question_mass": min(3.0, mass_of(wa["q"] & wb["q"])),
        "covered_min": min(_covered(own_a, all_b), _covered(own_b, all_a)),
        "covered_max": max(_covered(own_a, all_b), _covered(own_b, all_a)),
        "cross_mass": min(4.0, mass_of(all_a & all_b)),
        "before_share": share_of(near_a | wa["p"], near_b | wb["p"]),
        "official": float(a.is_official or b.is_official),
        "condition_one": float(("" in wa["k"]) != ("" in wb["k"])),
        "condition_both": float("" in wa["k"] and "" in wb["k"]),
        "theme_missed": float(theme_missed(a, b)) + float(theme_missed(b, a)),
        "outside_one": float(on_two_sides(a, b)),
        "contrast_one": float(("" in wa["x"]) != ("" in wb["x"])),
        "group_one": float(bool(wa["r"]) != bool(wb["r"])),
        "group_apart": float(bool(wa["r"] and wb["r"] and mass_of(wa["r"] & wb["r"]) < MIN_FOCUS)),
        "group_same": float(mass_of(wa["r"] & wb["r"]) >= MIN_FOCUS),
        "group_lent": float(mass_of((wa["r"] & all_b) | (wb["r"] & all_a)) >= MIN_FOCUS),
        "bigrams": _bigram_share(a.text, b.text),
        "items_shared": float(bool(wa["i"] & wb["i"])),
        "items_apart": float(bool(wa["i"] and wb["i"] and not wa["i"] & wb["i"])),
        "synonyms": float(bool(wa["g"] & wb["g"])),
        "alone_a": min(4.0, mass_of(own_a - all_b)) + min(4.0, mass_of(own_b - all_a)),
        "nothing": float(not all_a & all_b),
        "event_same": float(bool(wa["e"] & wb["e"])),
        "event_apart": float(bool(wa["e"] and wb["e"] and not wa["e"] & wb["e"])),
        "event_first": float(_first(a) == _first(b)) if a.axis == "event" else 0.0,
        "event_in": float(_first(a) in all_b or _first(b) in all_a) if a.axis == "event" else 0.0,
        "focus_mass": min(3.0, mass_of(wa["f"] & wb["f"])),
        "focus_share": share_of(wa["f"], wb["f"]),
        "focus_apart": float(bool(wa["f"] and wb["f"] and not wa["f"] & wb["f"])),
        "focus_lent": min(2.0, mass_of((wa["f"] & wb["q"]) | (wb["f"] & wa["q"]))),
        "focus_near": nearness(wa["f"] or wa["q"], wb["f"] or wb["q"]),
        "clause_near": nearness(own_a, own_b),
        "question_near": nearness(wa["q"], wb["q"]) if wa["q"] and wb["q"] else 0.0,
        "bare": float(min(len(own_a), len(own_b)) <= 1),
    }
    return found


def _open_features(
    a: Claim, b: Claim, kind: str, wa: dict[str, frozenset[str]], wb: dict[str, frozenset[str]]
) -> Features:
    """Features of two answers to an open question: the less they share, the more they differ."""
    own_a, own_b = wa["c"] | wa["s"], wb["c"] | wb["s"]
    asked = ("" in wa["a"]) + ("" in wb["a"]) + a.is_official + b.is_official
    said = ("" in wa["y"]) + ("" in wb["y"])
    classes = set(a.note.split()) | set(b.note.split())
    return {
        f"open:{a.axis}": 1.0,
        "open:soft": float(kind == "soft"),
        "open:asked_both": float(asked >= 2),
        "open:said_both": float(said == 2),
        "open:said_none": float(said == 0),
        "open:share": share_of(own_a, own_b),
        "open:mass": min(3.0, mass_of(own_a & own_b)),
        "open:bigrams": _bigram_share(a.text, b.text),
        "open:near": nearness(own_a, own_b),
        "open:other": float("other" in classes),
        "open:unknown": float("unknown" in classes),
        "open:denied": float(any(c.startswith("-") for c in classes)),
        "open:hedged": float((a.modality is Modality.POSSIBLE) != (b.modality is Modality.POSSIBLE)),
        "open:question_share": share_of(wa["q"], wb["q"]),
        "open:theme_missed": float(theme_missed(a, b)) + float(theme_missed(b, a)),
        "open:cleft_missed": max(_missed(wa["u"], own_b | wb["q"]), _missed(wb["u"], own_a | wa["q"])),
        "open:cleft_strange": max(_missed(wa["u"], own_b), _missed(wb["u"], own_a)),
        "open:theme_near": nearness(wa["m"] or own_a, wb["m"] or own_b),
        "open:who_apart": float(bool(_who(wa)) != bool(_who(wb))),
        "open:late": float(("" in wa["z"]) and ("" in wb["z"])),
        **{f"open:denied_{k}": v for k, v in _of_denied(classes, own_a, own_b, a, b).items()},
    }


def _missed(words: frozenset[str], there: frozenset[str]) -> float:
    """Return how much of ``words`` is not found in ``there``, 0 where there are none."""
    return 1.0 - _covered(words, there) if mass_of(words) > 0 else 0.0


def _of_denied(classes: set[str], own_a: frozenset[str], own_b: frozenset[str], a: Claim, b: Claim) -> Features:
    """Features of a denial: it denies the other answer only where it names the same thing."""
    if not any(c.startswith("-") for c in classes):
        return {}
    both = {c for c in classes if f"-{c}" in classes}
    return {
        "share": share_of(own_a, own_b),
        "near": nearness(own_a, own_b),
        "bigrams": _bigram_share(a.text, b.text),
        "who": float(bool(_who(words_of(a.items))) != bool(_who(words_of(b.items)))),
        "alone": float(not both),
    }


def _who(words: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return the words for those outside the house that a clause names: customers, pupils, passengers …"""
    return words["c"] & word_list("outsiders")


@lru_cache(maxsize=65536)
def words_of(items: tuple[str, ...]) -> dict[str, frozenset[str]]:
    by_kind: dict[str, set[str]] = {k: set() for k in "csqpekigoyaxfrzmuljdhn"}
    for item in items:
        by_kind[item[0]].add(item[2:])
    return {kind: frozenset(words) for kind, words in by_kind.items()}


@lru_cache(maxsize=65536)
def matrix_of(words: frozenset[str]) -> NDArray[np.float32] | None:
    from checker.language.vectors import unit, vectors

    found = vectors(sorted(words))
    return unit(found) if len(found) else None


def nearness(a: frozenset[str], b: frozenset[str]) -> float:
    """Return how near the words of two sets come to each other on the average by word vectors, 0..1."""
    x, y = matrix_of(a), matrix_of(b)
    if x is None or y is None:
        return 0.0
    cosines = x @ y.T
    return float(max(0.0, min(cosines.max(axis=1).mean(), cosines.max(axis=0).mean())))


def closest(a: frozenset[str], b: frozenset[str]) -> float:
    """Return how near the nearest two words of two sets are in meaning, 1 where none is known."""
    x, y = matrix_of(a), matrix_of(b)
    return float((x @ y.T).max()) if x is not None and y is not None else 1.0


def of_other_deeds(a: Claim, b: Claim) -> bool:
    """Tell whether both give the reason of something named before 「のは」, or its doer, and not of the same."""
    left, right = (words_of(c.items)["u"] for c in (a, b))
    return bool(left and right and not left & right) and closest(left, right) < NEAR_DEEDS


def named_cases(claim: Claim) -> frozenset[str]:
    """Return the topic words of a clause on what has happened, without those for a case as such (例, 方)."""
    return words_of(claim.items)["c"] - word_list("cases")


def theme_of(claim: Claim) -> frozenset[str]:
    """Return the topic words that は or も sets as the theme of a clause."""
    return words_of(claim.items)["m"]


def same_event(a: Claim, b: Claim, loose: bool) -> bool:
    """Tell whether two claims on events name the same one.

    Where ``loose``, it is enough that the event of one is near the state of the other.
    """
    if not loose:
        return _first(a) == _first(b)
    return _first(a) in _events(b)[:2] or _first(b) in _events(a)[:2] or _demanded(a, b) or _demanded(b, a)


def _demanded(a: Claim, b: Claim) -> bool:
    """Tell whether ``a`` leans on a question about the thing of which ``b`` demands something (手続きは不要; 変更を)."""
    return _first(a) in words_of(a.items)["q"] & words_of(b.items)["d"]


def on_two_sides(a: Claim, b: Claim) -> bool:
    """Tell whether one claim speaks of what stands outside the matter (ほかの店, 昨年, 対象ではない品) and one does not.

    Nor does one whose question asks about what stands outside.
    """
    za, zb = words_of(a.items)["z"], words_of(b.items)["z"]
    return ("" in za) != ("" in zb) and ASKED not in (zb if "" in za else za)


def of_other_groups(a: Claim, b: Claim) -> bool:
    """Tell whether both claims are restricted to some, and to others each (「6月に受けた方は」, 「次回申し込む方には」)."""
    wa, wb = words_of(a.items), words_of(b.items)
    if wa["r"] and wb["r"] and mass_of(wa["r"] & wb["r"]) < MIN_FOCUS:
        return True
    left, right = _holders(a.text), _holders(b.text)
    return any(x.endswith(y) or y.endswith(x) for has in (True, False) for x in left[has] for y in right[not has])


# Those who have a thing and those who have it not: 「アレルギーをお持ちの方」, 「アレルギーのない方」.
_HOLDERS = re.compile(
    r"([一-龠ァ-ヶーA-Za-z]{2,10})(?:を|が|の|は|も|に)?((?:お持ち|ご?登録|ご?加入|ご?利用|ご?購入|持っ|ある|ない|あり|なし|お済み|済ん)"
    r"[^、。一-龠]{0,10})(?:の|で)?(?:方|お客|人(?!数)|会員|ご家庭)"
)
_HAVE_NOT = re.compile(r"な[いか]|ません|なし|ず")


@lru_cache(maxsize=16_384)
def _holders(text: str) -> Mapping[bool, frozenset[str]]:
    """Return what the groups named in ``text`` have (True) and have not (False)."""
    found = [(m[1], not _HAVE_NOT.search(m[2])) for m in _HOLDERS.finditer(text)]
    return {has: frozenset(noun for noun, h in found if h is has) for has in (True, False)}


def of_other_events(a: Claim, b: Claim) -> bool:
    """Tell whether both claims name a particular event or kind of person, and not the same (けが, 火災; 職員, 生徒)."""
    generic = word_list("generic_harm")
    ea, eb = words_of(a.items)["e"] - generic, words_of(b.items)["e"] - generic
    if a.axis != "reported" and _apart(ea, eb):
        return True
    return _apart(_persons(a), _persons(b)) or bool(_bodies(a) and _bodies(b) and not shared_bodies(a, b))


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b and not a & b)


def _persons(claim: Claim) -> frozenset[str]:
    return words_of(claim.items)["c"] & word_list("persons")


def _bodies(claim: Claim) -> frozenset[str]:
    return frozenset(w for w in words_of(claim.items)["c"] if pattern("authority").match(w))


def shared_bodies(a: Claim, b: Claim) -> frozenset[str]:
    """Return the public bodies of ``a`` that ``b`` names too, in full or in short (委員会 for 個人情報保護委員会)."""
    others = _bodies(b)
    return frozenset(x for x in _bodies(a) if any(x.endswith(y) or y.endswith(x) for y in others))


def same_theme(a: Claim, b: Claim) -> bool:
    """Tell whether each clause names at least half of what the other sets as its theme, or has no theme."""
    wa, wb = words_of(a.items), words_of(b.items)
    return all(
        not x["m"] or _covered(x["m"] - x["e"], y["c"] | y["s"]) >= HALF or not mass_of(x["m"] - x["e"])
        for x, y in ((wa, wb), (wb, wa))
    )


def under_condition(a: Claim, b: Claim) -> bool:
    """Tell whether just one of the claims holds only under a condition (「軸が割れている場合は」).

    A condition that only says what the other one speaks of (「削除したら、報告を」, 「削除の報告は不要」) restricts nothing.
    """
    wa, wb = words_of(a.items), words_of(b.items)
    if ("" in wa["k"]) == ("" in wb["k"]):
        return False
    words, other = (wa["k"], wb) if "" in wa["k"] else (wb["k"], wa)
    words = words - {""}
    return not words or _covered(words, other["c"] | other["s"] | other["q"]) < ALL_BUT


def for_some(a: Claim, b: Claim) -> bool:
    """Tell whether just one of the claims is restricted to some (「アレルギーのある方は」)."""
    return bool(words_of(a.items)["r"]) != bool(words_of(b.items)["r"])


def theme_missed(a: Claim, b: Claim) -> bool:
    """Tell whether the theme of ``a`` (「配信停止は…」) is nowhere named in ``b``, its sentence or its question."""
    wa, wb = words_of(a.items), words_of(b.items)
    theme = wa["m"] - wa["e"]
    return mass_of(theme) >= MIN_FOCUS and not theme & (wb["c"] | wb["s"] | wb["q"])


def same_focus(a: Claim, b: Claim) -> bool:
    """Tell whether two claims are about the same thing by name, or one about what the other's question names."""
    wa, wb = words_of(a.items), words_of(b.items)
    shared = (wa["f"] & wb["f"]) | (wa["f"] & wb["q"]) | (wb["f"] & wa["q"])
    return mass_of(shared) >= MIN_FOCUS


def _events(claim: Claim) -> list[str]:
    """Return the event words, nearest to the state first."""
    return [i[2:] for i in claim.items if i.startswith("e:")]


def _first(claim: Claim) -> str:
    return next(iter(_events(claim)), "")


def mass_of(words: frozenset[str]) -> float:
    return sum(weight_of(w) for w in words)


def share_of(a: frozenset[str], b: frozenset[str]) -> float:
    """Overlap coefficient by weight, 0..1."""
    least = min(mass_of(a), mass_of(b))
    return min(1.0, mass_of(a & b) / least) if least > 0 else 0.0


def _covered(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of ``a`` is found in ``b``, 0..1."""
    whole = mass_of(a)
    return mass_of(a & b) / whole if whole > 0 else 0.0


@lru_cache(maxsize=65536)
def _bigrams(text: str) -> frozenset[str]:
    return frozenset(
        text[i : i + 2] for i in range(len(text) - 1) if all("一" <= c <= "龠" or "ァ" <= c <= "ー" for c in text[i : i + 2])
    )


def _bigram_share(a: str, b: str) -> float:
    x, y = _bigrams(a), _bigrams(b)
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0
