"""The statements of an incident as the network of opposed statements reads them: each distinct one once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import product

from checker.consistency.days import told_of_days_apart
from checker.consistency.progress import came_after, settles, slipped
from checker.consistency.settled import happened_at
from checker.domain.claim import Claim, Modality, Polarity
from checker.domain.span import Span
from checker.facts.claims.extract import ClaimReader
from checker.facts.claims.read import read_units
from checker.language.network import Matrix
from checker.language.opposition import Opposition, Order, opposition_model
from checker.language.threads import Workers
from checker.rules.regex import regex

SHOWN = 60
_CONTENT = regex("[一-龥々ァ-ヶーA-Za-z0-9]")
SAME_TIME = 12.0  # hours
# What is not settled yet, or told as it stands: what comes later goes on from it.
_OPEN = regex("調査|調べ(?:て|を)|確認(?:中|を?(?:続け|急|進め)|して(?:お|い))|検討|未定|見通し|見込み|めど|目途|(?:分か|判明し|決ま|定ま|固ま)って(?:お|い)|"
              "現在|ただいま|まだ|引き続き|(?:復旧|修理|作業|対応|回収)(?:中|を(?:続け|急|進め))")  # fmt: skip
MOST_TIMES = 12  # times of a statement looked at for the orders in which two were said
MOST_OF_ALL = 0.5  # a name under which more of the replies went out is that of a desk, not of a person


def statements(
    source: str, text: str, question: str = "", at: str = "", is_official: bool = False, anchor: str = ""
) -> list[Claim]:
    """Return the sentences of a text that assert something, as claims of the axis ``meaning``.

    ``note`` is the question that is answered, ``before`` what the statement leans on.
    """
    found: dict[tuple[int, int], Claim] = {}
    for unit in read_units(source, text, question, at[:10], is_official, anchor):
        if unit.is_greeting or unit.is_question or unit.is_quoted or unit.is_topic:
            continue
        span = unit.sentence_span
        words = " ".join(unit.sentence.split())
        found[span.start, span.end] = Claim(
            slot="other", axis="meaning", subject="", scope="", value=words if len(words) <= SHOWN else words[: SHOWN - 1] + "…",
            polarity=Polarity.UNKNOWN, modality=Modality.ASSERTED, source=source, at=at, span=span, note=unit.question,
            is_official=is_official, is_correction=unit.is_correction, text=unit.sentence,
            before=" ".join(unit.previous),
        )  # fmt: skip
    return list(found.values())


def content(text: str) -> frozenset[str]:
    """Return the characters of a text that carry meaning: all but kana and signs."""
    return frozenset(_CONTENT.findall(text))


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the content of the poorer of two texts that the other has as well (below 1)."""
    return len(a & b) / (1 + min(len(a), len(b)))


class Said:
    """Groups of equal statements with their readings, made when they are asked for.

    Attributes:
        groups: claims of equal words and question, from any number of sources.

    Args:
        responders: who wrote a source, by its id; empty where unknown.
        issued: when official texts say they were issued, by their id (``checker.facts.issued``).
    """

    def __init__(
        self,
        groups: Sequence[Sequence[Claim]],
        responders: Mapping[str, str] | None = None,
        issued: Mapping[str, str] | None = None,
    ) -> None:
        self.groups = groups
        self._issued = issued or {}
        self._official = frozenset(c.source for group in groups for c in group if c.is_official)
        self._latest = [max(c.at for c in group) if all(c.at for c in group) else "" for group in groups]
        persons = _persons({c.source for group in groups for c in group}, responders or {})
        self._persons = [frozenset(persons.get(c.source, "") for c in group) for group in groups]
        self._readings: dict[int, Matrix] = {}
        self._reader = ClaimReader()
        self._times: dict[tuple[int, str], tuple[Claim, ...]] = {}
        self._places: dict[str, list[tuple[Span, int]]] = defaultdict(list)
        for number, group in enumerate(groups):
            for claim in group:
                self._places[claim.source].append((claim.span, number))

    def number(self, source: str, span: Span) -> int | None:
        """Return the group of the statement of ``source`` that ``span`` lies in, None where it is not among them."""
        return next((number for own, number in self._places.get(source, ()) if own.overlaps(span)), None)

    def sentences(self, source: str) -> list[str]:
        """Return what a source states, sentence by sentence."""
        return [self.groups[number][0].text for _, number in self._places.get(source, ())]

    def is_official(self, source: str, span: Span) -> bool:
        """Tell whether the statement of ``source`` that ``span`` lies in is an official one."""
        return source in self._official and self.number(source, span) is not None

    def is_overtaken(self, i: int, j: int) -> bool:
        """Tell whether of two groups one was foreseen or left open before what the other tells, or each holds for its own days.

        Left open only against an official text that was issued later, or dates what it tells later.
        """
        if self._is_slipped(i, j) or self._is_slipped(j, i) or self._are_of_days_apart(i, j):
            return True
        a, b = self.groups[i], self.groups[j]
        if a[0].is_official == b[0].is_official:
            return False
        official, replies = (i, j) if a[0].is_official else (j, i)
        latest = self._latest[replies]
        if not latest or not _OPEN.search(self.groups[replies][0].text):
            return False
        issued = self._issued.get(self.groups[official][0].source, "")
        moments = map(happened_at, self._moments(official, latest))
        return bool(issued and latest[: len(issued)] < issued) or any(at and latest[: len(at)] < at for at in moments)

    def _is_slipped(self, plan: int, event: int) -> bool:
        """Tell whether group ``event`` tells what happened or was settled after group ``plan`` foresaw it, or left it open."""
        last, first = self._latest[plan], min(c.at for c in self.groups[event])
        if not last or not first or last >= first:
            return False
        if settles(self._claims(plan, last), self._claims(event, first)):
            return True
        events = self._moments(event, first)
        is_open = bool(_OPEN.search(self.groups[plan][0].text))
        return bool(events) and ((is_open and came_after(events, last)) or slipped(self._moments(plan, last), events))

    def _are_of_days_apart(self, i: int, j: int) -> bool:
        """Tell whether all times of two groups were said for other days: 「本日はお休み」, 「本日は営業」 of the next day."""
        first, second = ({c.at: c for c in self.groups[n]} for n in (i, j))
        few = max(len(first), len(second)) <= MOST_TIMES
        return few and all(told_of_days_apart(x, y) for x, y in product(first.values(), second.values()))

    def _moments(self, number: int, at: str) -> tuple[Claim, ...]:
        return tuple(c for c in self._claims(number, at) if c.axis == "moment")

    def _claims(self, number: int, at: str) -> tuple[Claim, ...]:
        if (number, at) not in self._times:
            claim = self.groups[number][0]
            self._times[number, at] = tuple(self._reader.bare(claim.text, claim.note, at, claim.is_official))
        return self._times[number, at]

    def by_one_responder(self, i: int, j: int) -> bool:
        """Tell whether one person, as far as is known, said all of both groups."""
        names = self._persons[i] | self._persons[j]
        return len(names) == 1 and "" not in names

    def read(self, side: Workers) -> None:
        """Read all groups at once, which is done one by one where they are asked for otherwise."""
        for _ in side.each(self._reading, range(len(self.groups))):
            pass

    def hints(self) -> Matrix:
        """Return for all pairs of groups how much they ask to be compared, shape (n, n)."""
        return opposition_model().hints([self._reading(i) for i in range(len(self.groups))])

    def compare(self, i: int, j: int) -> Opposition:
        """Return the least probable answer over the orders in time in which two groups were said."""
        return min((self._answer(i, j, order) for order in self.orders(i, j)), key=lambda found: found.probability)

    def likely(self, i: int, j: int, least: float) -> Opposition | None:
        """Return what ``compare`` returns, sooner; None where it is less probable than ``least``."""
        found: Opposition | None = None
        for order in self.orders(i, j):
            answer = self._answer(i, j, order, least / 2)
            if answer.probability < least:
                return None
            found = answer if found is None or answer.probability < found.probability else found
        return found

    def _answer(self, i: int, j: int, order: Order, floor: float = 0.0) -> Opposition:
        return opposition_model().compare(self._reading(i), self._reading(j), order, floor)

    def orders(self, i: int, j: int) -> list[Order]:
        """Return the orders in time in which two groups were said."""
        return _orders(self.groups[i], self.groups[j])

    def _reading(self, number: int) -> Matrix:
        if number not in self._readings:
            group = self.groups[number]
            # Equal words after different sentences are read alone: a reading for each would make an audit of many replies slow.
            before = group[0].before if len({c.before for c in group}) == 1 else ""
            self._readings[number] = opposition_model().read(group[0].text, group[0].note, before)
        return self._readings[number]


def _persons(sources: Collection[str], responders: Mapping[str, str]) -> dict[str, str]:
    """Return who wrote each source, without names under which most of them went out."""
    named = {source: name for source in sources if (name := responders.get(source, ""))}
    often = {name for name, times in Counter(named.values()).items() if times > MOST_OF_ALL * len(named)}
    return {source: name for source, name in named.items() if name not in often}


def _orders(a: Sequence[Claim], b: Sequence[Claim]) -> list[Order]:
    first, second = (sorted({c.at for c in group})[:MOST_TIMES] for group in (a, b))
    return sorted({order_of(x, y) for x, y in product(first, second)})


def order_of(a: str, b: str) -> Order:
    """Return how the time ``a`` stands to ``b`` (``YYYY-MM-DDTHH:MM``; unknown where one is empty or has no hour)."""
    if len(a) < 16 or len(b) < 16:
        return Order.UNKNOWN
    try:
        hours = (datetime.fromisoformat(a[:16]) - datetime.fromisoformat(b[:16])).total_seconds() / 3600
    except ValueError:
        return Order.UNKNOWN
    if abs(hours) < SAME_TIME:
        return Order.SAME
    return Order.EARLIER if hours < 0 else Order.LATER
