"""Put pairings of values together to conflicts as people read them: one matter, its values side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.consistency.explain import explain, subject_of
from checker.consistency.settled import first_told
from checker.consistency.verdict import Verdict
from checker.domain.claim import Claim
from checker.domain.conflict import Conflict, ConflictValue, Incompatible, Statement


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two values that do not go together, with the claims that state them."""

    a: tuple[Claim, ...]
    b: tuple[Claim, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value with the statements that count in a conflict; ``_Nodes`` makes each one once."""

    axis: str
    value: str
    places: tuple[Statement, ...]


@dataclass(slots=True)
class Graph:
    """Nodes with their claims, and the verdict on each pair of nodes that do not go together."""

    claims: dict[Node, tuple[Claim, ...]]
    edges: dict[Node, dict[Node, Verdict]]


def assemble(pairings: Mapping[tuple[int, int], Pairing], incident: str | None) -> list[Conflict]:
    """Return the conflicts; pairings that share a value become one conflict, values in the same place one value."""
    graph = Graph({}, defaultdict(dict))
    nodes = _Nodes()
    for pairing in pairings.values():
        for left, right in _sides(pairing):
            a, b = nodes.of(left), nodes.of(right)
            graph.claims[a], graph.claims[b] = tuple(left), tuple(right)
            graph.edges[a][b] = _graver(graph.edges[a].get(b), pairing.verdict)
            graph.edges[b][a] = _graver(graph.edges[b].get(a), pairing.verdict)
    conflicts = [_conflict(part, graph, incident) for part in _components(graph)]
    return sorted(conflicts, key=lambda c: (c.severity, c.slot, c.subject, [s for v in c.values for s in v.statements]))


def _sides(pairing: Pairing) -> Iterable[tuple[list[Claim], list[Claim]]]:
    """Split a pairing into the plain one and those of corrections that others ignored afterwards."""
    plain_a = [c for c in pairing.a if not c.is_correction]
    plain_b = [c for c in pairing.b if not c.is_correction]
    left, right = _in_order(plain_a, plain_b, pairing.verdict.order)
    if left and right and _two_sources(left, right):
        yield left, right
    for fixed, other in ((pairing.a, plain_b), (pairing.b, plain_a)):
        corrections = [c for c in fixed if c.is_correction]
        first = min((c.at for c in corrections), default="")
        late = [c for c in other if not c.is_official and first and c.at > first]
        last = max((c.at for c in late), default="")
        early = [c for c in corrections if c.at < last]
        if early and late and _two_sources(early, late):
            yield early, late


def _in_order(a: list[Claim], b: list[Claim], order: str) -> tuple[list[Claim], list[Claim]]:
    """Keep what breaks the order: a state said to go on after its end was stated.

    With ``!`` an official text counts as said at any time, with ``_day`` it is enough that the state was said on the same day.
    What an official text dates was not so before its moment.
    """
    if order.startswith("b_late"):
        right, left = _in_order(b, a, "a" + order[1:])
        return left, right
    if order.startswith("a_late") and b:
        first = first_told(b)
        always = "!" in order
        if "_day" in order:  # of one day, whatever the hour
            first = first[:10]
        return [c for c in a if not first or (c.at and c.at >= first) or (always and c.is_official)], b
    return a, b


def _two_sources(a: list[Claim], b: list[Claim]) -> bool:
    return len({c.source for c in (*a, *b)}) > 1


class _Nodes:
    """Makes nodes so that equal ones are one: a value may have 100,000 statements and many pairings."""

    def __init__(self) -> None:
        self._by_claims: dict[tuple[int, ...], tuple[Node, list[Claim]]] = {}
        self._known: dict[tuple[str, str, tuple[Statement, ...]], Node] = {}

    def of(self, claims: list[Claim]) -> Node:
        """Return the node of the statements of ``claims``."""
        ids = tuple(map(id, claims))
        found = self._by_claims.get(ids)
        if found is None:
            key = (claims[0].axis, claims[0].value, _statements(claims))
            found = (self._known.setdefault(key, Node(*key)), claims)  # the claims are kept, so that ids stay theirs
            self._by_claims[ids] = found
        return found[0]


def _statements(claims: Iterable[Claim]) -> tuple[Statement, ...]:
    # The key gives the order of the fields without a call of theirs for every comparison.
    found = {(c.source, c.span.start, c.span.end, c.text, c.at): c for c in claims}
    return tuple(Statement(c.source, c.span, c.text, c.at) for _, c in sorted(found.items(), key=lambda e: e[0]))


def _graver(old: Verdict | None, new: Verdict) -> Verdict:
    return old if old is not None and (old.kind == "hard" or new.kind == "soft") else new


def _components(graph: Graph) -> list[list[Node]]:
    parts: list[list[Node]] = []
    seen: set[Node] = set()
    for start in sorted(graph.edges, key=_node_order):
        if start in seen:
            continue
        part, todo = [], [start]
        seen.add(start)
        while todo:
            node = todo.pop()
            part.append(node)
            fresh = [n for n in graph.edges[node] if n not in seen]
            seen.update(fresh)
            todo.extend(fresh)
        parts.append(sorted(part, key=_node_order))
    return parts


def _node_order(node: Node) -> tuple[object, ...]:
    return (node.axis, node.value, node.places)


def _merged(part: list[Node], graph: Graph) -> list[list[Node]]:
    """Join nodes of equal value that stand against the same others: no pair comes in that was not judged."""
    groups = [[node] for node in part]
    while True:
        owner = {node: i for i, group in enumerate(groups) for node in group}
        twins: dict[tuple[object, ...], list[Node]] = {}
        for group in groups:
            against = frozenset((owner[n], v.kind) for node in group for n, v in graph.edges[node].items())
            twins.setdefault((group[0].value, against), []).extend(group)
        if len(twins) == len(groups):
            return groups
        groups = [sorted(group, key=_node_order) for group in twins.values()]


def _conflict(part: list[Node], graph: Graph, incident: str | None) -> Conflict:
    groups = _merged(part, graph)
    claims = [list({id(c): c for node in group for c in graph.claims[node]}.values()) for group in groups]
    order = sorted(range(len(groups)), key=lambda i: (not any(c.is_official for c in claims[i]), -len(claims[i]),
                                                      _node_order(groups[i][0])))  # fmt: skip
    groups, claims = [groups[i] for i in order], [claims[i] for i in order]
    owner = {node: i for i, group in enumerate(groups) for node in group}
    found: dict[tuple[int, int], Verdict] = {}
    for node in part:
        for other, verdict in graph.edges[node].items():
            key = (min(owner[node], owner[other]), max(owner[node], owner[other]))
            found[key] = _graver(found.get(key), verdict)
    bad = tuple(Incompatible(a, b, v.kind, v.reason) for (a, b), v in sorted(found.items(), key=lambda e: e[0]))
    values = tuple(
        ConflictValue(g[0].value, _statements(c), any(x.is_official for x in c))
        for g, c in zip(groups, claims, strict=True)
    )
    everyone = [c for group in claims for c in group]
    subject = subject_of(everyone)
    differ = any(_differ(claims[b.a], claims[b.b]) for b in bad)
    return Conflict(
        slot=claims[0][0].slot,
        subject=subject,
        values=values,
        incompatible=bad,
        severity="error" if any(b.kind == "hard" for b in bad) else "warning",
        explanation=explain(subject, values, bad, differ),
        incident=incident,
        axis=claims[0][0].axis,
        officials_differ=differ,
    )


def _differ(a: Iterable[Claim], b: Iterable[Claim]) -> bool:
    """Tell whether an official text states one value and another official text the other."""
    left, right = ({c.source for c in claims if c.is_official} for claims in (a, b))
    return bool(left - right and right - left)
