"""How probable a dispute of two statements is, by all that speaks for and against it, weighed in one sum.

The network answers from the words of two statements alone. Here its answer is weighed together with what the statements
share, who said them, what the axes hear in them, and how they stand among the others of the incident: two camps bear
each other out, while statements that seem to oppose everybody mostly oppose nobody, and one responder seldom contradicts
himself: his answers mostly differ because the cases do.
The weights (``models/opposition/evidence.json``) are fitted by ``benchmarks/fit_evidence.py`` on labelled replies that the
network was not taught.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from checker.consistency.heard import AGREED, NOT_OPPOSED, Heard
from checker.consistency.said import Said, content, shared
from checker.domain.claim import Claim
from checker.language.opposition import Opposition
from checker.paths import data_folder
from checker.rules.regex import regex

SHORT = 24  # characters; the labelled replies have few statements that are shorter
RARE, SURE = 0.01, 0.5  # how likely two figures are of one matter: less says nothing more, from here on it is likely
Pair = tuple[int, int]  # numbers of two groups of equal statements, the smaller one first
Kinds = Collection[tuple[str, str]]  # (axis, ``hard`` or ``soft``)
_CONDITION = regex("場合|とき|際は|方は|限り|除き|ほか|以外|のみ|だけ")
_HEDGE = regex("可能性|おそれ|恐れ|思われ|かもしれ|見込|予定|確認中|調査中|ようです|かと")
_DENIAL = regex("ない|ません|ず|不要|不可")
_FIGURE = regex("[0-9０-９]")


class Evidence:
    """Weighs the compared pairs of groups of an incident.

    Attributes:
        compared: the answers of the network.

    Args:
        found: what the axes found.
    """

    def __init__(self, said: Said, compared: Mapping[Pair, Opposition], found: Mapping[Pair, Kinds]) -> None:
        self._said, self.compared, self._found = said, compared, found
        self._sources = [frozenset(c.source for c in group) for group in said.groups]
        heard = Heard()
        self._heard = {(i, j): heard.hear(said.groups[i][0], said.groups[j][0]) for i, j in compared}
        self._likely: dict[int, dict[int, float]] = defaultdict(dict)
        for (i, j), answer in compared.items():
            self._likely[i][j] = self._likely[j][i] = answer.less(self._heard[i, j].against).probability
        weights = evidence_weights()
        self._chances = {
            pair: 0.0 if self.is_ruled_out(*pair) else 1 / (1 + math.exp(-_sum(features, weights))) for pair, features in self.features()
        }

    def chance(self, i: int, j: int) -> float | None:
        """Return how probable it is that two groups are in dispute, None where they were not compared."""
        return self._chances.get((min(i, j), max(i, j)))

    def one_matter(self, i: int, j: int) -> float:
        """Return how likely the figures of two compared groups that exclude each other are of one matter, 0 where there are none."""
        heard = self._heard.get((min(i, j), max(i, j)))
        return (heard.one_matter or 0.0) if heard else 0.0

    def is_ruled_out(self, i: int, j: int) -> bool:
        """Tell whether the axes hear that two compared groups leave nothing to differ on: then no weight has a say."""
        heard = self._heard.get((min(i, j), max(i, j)))
        return heard is not None and heard.against >= NOT_OPPOSED

    def is_heard_the_same(self, i: int, j: int) -> bool:
        """Tell whether the axes hear both of two compared groups say the same (約1万件, 10,234件)."""
        heard = self._heard.get((min(i, j), max(i, j)))
        return heard is not None and heard.against >= AGREED

    def features(self) -> Iterator[tuple[Pair, dict[str, float]]]:
        """Yield each compared pair with what speaks for and against it, by name."""
        for pair in self.compared:
            yield pair, self._own(pair) | self._shared(pair) | self._among(pair)

    def _own(self, pair: Pair) -> dict[str, float]:
        """Tell what network and axes say of a pair, and whether one responder said both."""
        (i, j), heard, kinds = pair, self._heard[pair], self._found.get(pair, ())
        one_matter = heard.one_matter
        return {
            "one": 1.0,
            "odds": _odds(self._likely[i][j]),
            "odds by the network": _odds(self.compared[pair].probability),
            "heard the same": float(heard.against == AGREED),
            "found more than once": math.log1p(len({axis for axis, _ in kinds})),
            "found hard": float(any(kind == "hard" for _, kind in kinds)),
            "figures differ": float(one_matter is not None),
            "figures of one matter": _odds(max(one_matter, RARE)) if one_matter is not None else 0.0,
            "figures surely of one matter": float(one_matter is not None and one_matter >= SURE),
            "one responder": float(self._said.by_one_responder(i, j)),
        }

    def _shared(self, pair: Pair) -> dict[str, float]:
        """Tell what two statements have in common, and their form."""
        a, b = (self._said.groups[n][0] for n in pair)
        words = [content(c.text) for c in (a, b)]
        asked = [content(c.note) for c in (a, b)]
        lengths = sorted(math.log(max(SHORT, len(c.text))) for c in (a, b))
        return {
            "shared": shared(*words),
            "shared with questions": shared(words[0] | asked[0], words[1] | asked[1]),
            "shared by questions": shared(*asked) if all(asked) else 0.0,
            "shorter": lengths[0],
            "longer": lengths[1],
            "one has a condition": float(_count(_CONDITION, a, b) == 1),
            "both have conditions": float(_count(_CONDITION, a, b) == 2),
            "one is hedged": float(_count(_HEDGE, a, b) == 1),
            "one denies": float(_count(_DENIAL, a, b) == 1),
            "both have figures": float(_count(_FIGURE, a, b) == 2),
        }

    def _among(self, pair: Pair) -> dict[str, float]:
        """Tell how a pair stands among the others: no reply speaks for or against itself."""
        i, j = pair
        others = [
            max((v for k, v in self._likely[n].items() if k != m and not self._sources[k] <= self._sources[m]), default=0.0)
            for n, m in ((i, j), (j, i))
        ]
        between = [min(v, self._likely[j][k]) for k, v in self._likely[i].items() if k in self._likely[j]]
        return {
            "camps": self._camps(i, j),
            "opposed elsewhere, one": max(others),
            "opposed elsewhere, both": min(others),
            "a third opposes both": max(between, default=0.0),
        }

    def _camps(self, i: int, j: int) -> float:
        """Return how sure it is that others who go with ``i`` and with ``j`` oppose each other and the other side as well."""
        likely, best = self._likely, 0.0
        for k, surely in sorted(likely[j].items(), key=lambda item: -item[1]):
            if surely <= best:
                break
            if k == i or self._sources[k] <= self._sources[i]:
                continue
            for n in likely[k].keys() & likely[i].keys():
                if n != j and not self._sources[n] <= self._sources[j]:
                    best = max(best, min(surely, likely[k][n], likely[i][n]))
        return best


def _count(pattern: re.Pattern[str], a: Claim, b: Claim) -> int:
    return sum(bool(pattern.search(c.text)) for c in (a, b))


def _odds(probability: float) -> float:
    least = 1e-6
    known = min(max(probability, least), 1 - least)
    return math.log(known / (1 - known))


def _sum(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(value * weights.get(name, 0.0) for name, value in features.items())


@cache
def evidence_weights() -> dict[str, float]:
    """Return the weight of each feature, in log odds."""
    weights: dict[str, float] = json.loads((data_folder("models") / "opposition/evidence.json").read_text(encoding="utf-8"))
    return weights
