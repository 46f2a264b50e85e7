"""Conflicts weighed by meaning: what no axis names is found, and what an axis took for one by mistake is dropped.

Every distinct statement is read once; a product of two short vectors a statement finds those that may oppose each other,
and only they are set side by side. Statements of one source are never compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from checker.consistency.assemble import Pairing, assemble
from checker.consistency.doubts import found_by_axes, without_doubted
from checker.consistency.evidence import Evidence, Pair
from checker.consistency.officials import Officials, anchor_of
from checker.consistency.said import Said, content, shared, statements
from checker.consistency.weighed import Told, Weighed, paired, possible
from checker.domain.claim import Claim
from checker.domain.conflict import Conflict, Possible
from checker.domain.reply import Reply
from checker.facts.issued import issued_at
from checker.language.opposition import Opposition
from checker.language.threads import Workers, workers

LIMIT = 0.85  # probability from which two statements that no axis set against each other are told to be at odds
LIMIT_OFFICIAL = 0.7  # where one is official: it answers no question and bears no hour, so less can speak for a dispute
LEAST = 0.25  # below it by the network alone a pair is no evidence either
MAX_STATEMENTS = 3_000  # distinct statements of an incident that are read; official and common ones first
PARTNERS = 8  # statements compared with each one, and so many official ones besides
MAX_PAIRS = 8_000
LEAST_HINT = -4.0  # below it a comparison is not worth while: half the pairs, hardly a dispute
LEAST_SHARED = 0.1  # of the characters that carry meaning, questions included
MAX_NEAR = 80  # statements of others read for one reply
Progress = Callable[[int, int], None]


def weighed(
    replies: Sequence[Reply],
    officials: Sequence[tuple[str, str]],
    known: Sequence[Conflict],
    about: str = "",
    progress: Progress | None = None,
    threads: int | None = 1,
) -> Weighed:
    """Return the ``known`` conflicts that the meaning of their statements bears out, those that it shows besides, and what is possible.

    Args:
        officials: (id, text); they hold for every incident but where they name one.
        about: id of the one reply whose conflicts are wanted; empty for all.
        progress: called with (replies weighed, all replies) now and then.
        threads: how many compare; None for as many as cores. Their number changes no answer.
    """
    fixed = said_officially(officials, replies)
    by_incident: dict[str, list[Reply]] = defaultdict(list)
    for reply in replies:
        by_incident[reply.incident].append(reply)
    holding = Officials(officials, by_incident)
    responders = {reply.id: reply.responder for reply in replies}
    issued = {name: issued_at(text) for name, text in officials}
    found: list[Conflict] = []
    maybe: list[Possible] = []
    done = 0
    for incident in sorted(by_incident):
        own = by_incident[incident]
        said = [*holding.holding(fixed, incident), *said_of(own)]
        told = [c for c in known if (c.incident or "") == incident]
        share = partial(_tell, progress, done, len(own), len(replies)) if progress else None
        weighing = weigh(said, told, incident or None, about, share, responders, issued, threads)
        found.extend(weighing.conflicts)
        maybe.extend(weighing.possible)
        done += len(own)
    return Weighed(tuple(found), tuple(sorted(maybe, key=lambda p: -p.probability)))


def _tell(progress: Progress, before: int, own: int, everything: int, done: int, steps: int) -> None:
    """Tell the progress of one incident, in replies."""
    progress(before + own * done // steps, everything)


def weigh(
    claims: Iterable[Claim],
    known: Sequence[Conflict] = (),
    incident: str | None = None,
    about: str = "",
    progress: Progress | None = None,
    responders: Mapping[str, str] | None = None,
    issued: Mapping[str, str] | None = None,
    threads: int | None = 1,
) -> Weighed:
    """Weigh the conflicts of one incident.

    Args:
        claims: what ``statements`` returned for the texts of the incident; their order changes nothing.
        known, about, threads: see ``weighed``.
        progress: called with (comparisons done, all of them).
        responders: who wrote a source, by its id; empty where unknown.
        issued: when official texts were issued, by their id; empty where unknown.
    """
    said, candidates, evidence = gather(claims, known, about, progress, responders, issued, threads)
    kept = without_doubted(known, said, evidence)
    told = Told(kept)
    pairings: dict[Pair, Pairing] = {}
    for (i, j), answer in candidates.items():
        chance = evidence.chance(i, j) or 0.0
        if chance >= _limit(said, i, j) and not told.knows(said.groups[i], said.groups[j]):
            pairings[i, j] = paired(said, (i, j), answer, chance)
    conflicts = (*kept, *assemble(pairings, incident))
    return Weighed(conflicts, tuple(possible(said, evidence, conflicts, incident)))


def _limit(said: Said, i: int, j: int) -> float:
    return LIMIT_OFFICIAL if said.groups[i][0].is_official or said.groups[j][0].is_official else LIMIT


def gather(
    claims: Iterable[Claim],
    known: Sequence[Conflict] = (),
    about: str = "",
    progress: Progress | None = None,
    responders: Mapping[str, str] | None = None,
    issued: Mapping[str, str] | None = None,
    threads: int | None = 1,
) -> tuple[Said, dict[Pair, Opposition], Evidence]:
    """Return the statements of an incident, those that may oppose each other, and the evidence on all compared pairs.

    Args:
        claims, known, about, progress, responders, issued, threads: see ``weigh``.
    """
    groups = _groups(claims)
    said = Said(_near(groups, about) if about else groups, responders, issued)
    found = found_by_axes(known, said)
    with workers(threads) as side:
        candidates = dict(_opposed(said, about, progress, side))
        rest = [pair for pair in found if pair not in candidates]
        compared = candidates | dict(zip(rest, side.each(lambda pair: said.compare(pair[0], pair[1]), rest), strict=True))
    return said, candidates, Evidence(said, compared, found)


def said_officially(officials: Sequence[tuple[str, str]], replies: Sequence[Reply]) -> list[Claim]:
    """Return the statements of official texts, (id, text), that hold beside ``replies``."""
    return [c for name, text in officials for c in statements(name, text, is_official=True, anchor=anchor_of(text, replies))]


def said_of(replies: Sequence[Reply]) -> Iterator[Claim]:
    """Yield the statements of the replies, equal texts read once; of very many texts those that were sent most often."""
    texts: dict[tuple[str, str], list[Reply]] = defaultdict(list)
    for reply in replies:
        texts[reply.text, reply.question].append(reply)
    for text, question in sorted(texts, key=lambda k: (-len(texts[k]), k))[:MAX_STATEMENTS]:
        own = statements("", text, question)
        for reply in texts[text, question]:
            yield from (replace(c, source=reply.id, at=reply.at) for c in own)


def _groups(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Group equal statements that answer the same question; official and common ones first, at most MAX_STATEMENTS."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.text, claim.note].append(claim)
    order = sorted(found, key=lambda k: (not any(c.is_official for c in found[k]), -len(found[k]), k))
    return [sorted(found[k], key=lambda c: (c.at, c.source, c.span)) for k in order[:MAX_STATEMENTS]]


def _near(groups: Sequence[list[Claim]], about: str) -> list[list[Claim]]:
    """Return the groups of the reply ``about`` and those of others that share most words with them."""
    own = [g for g in groups if any(c.source == about for c in g)]
    words = [_words(g[0]) for g in own]
    ranked = []
    for place, group in enumerate(groups):
        if not any(c.source == about for c in group):
            near = max((shared(_words(group[0]), w) for w in words), default=0.0)
            ranked.append((not group[0].is_official, -near, place))
    return own + [groups[place] for *_, place in sorted(ranked)[:MAX_NEAR]]


def _words(claim: Claim) -> frozenset[str]:
    return content(claim.text + claim.note)


def _opposed(said: Said, about: str, progress: Progress | None, side: Workers) -> Iterator[tuple[Pair, Opposition]]:
    """Yield the pairs of groups that may oppose each other, with the answer of the network."""
    sources = [{c.source for c in group} for group in said.groups]
    if len(set().union(*sources)) < 2:
        return
    said.read(side)
    wanted = [
        (i, j) for i, j in _candidates(said)
        if len(both := sources[i] | sources[j]) > 1 and (not about or about in both) and not said.is_overtaken(i, j)
    ]  # fmt: skip
    answers = side.each(lambda pair: said.likely(pair[0], pair[1], LEAST), wanted)
    for done, (pair, found) in enumerate(zip(wanted, answers, strict=True), 1):
        if progress:
            progress(done, len(wanted))
        if found is not None:
            yield pair, found


def _candidates(said: Said) -> list[tuple[int, int]]:
    """Return pairs (i < j): for each statement its most likely opponents and its most likely official ones."""
    hints = said.hints()
    np.fill_diagonal(hints, -np.inf)
    official = np.array([group[0].is_official for group in said.groups])
    parts = (np.flatnonzero(~official), np.flatnonzero(official))
    words = [_words(group[0]) for group in said.groups]
    pairs: set[tuple[int, int]] = set()
    for i, row in enumerate(hints):
        for allowed in parts:
            best = allowed[np.lexsort((allowed, -row[allowed]))][:PARTNERS]
            pairs.update((min(i, int(j)), max(i, int(j))) for j in best if row[j] >= LEAST_HINT)
    # Statements that share next to nothing speak of different matters, whatever the network says.
    texts = [group[0].text for group in said.groups]
    pairs = {(i, j) for i, j in pairs if shared(words[i], words[j]) >= LEAST_SHARED and texts[i] != texts[j]}
    return sorted(pairs, key=lambda p: (-float(hints[p]), p))[:MAX_PAIRS]
