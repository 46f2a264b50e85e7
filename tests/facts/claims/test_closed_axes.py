"""Every closed and open axis reads its own examples, and stays quiet where it says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.facts.claims.closed import read_closed
from checker.facts.claims.closed_axes import closed_axes
from checker.facts.claims.open import open_axes, read_open
from checker.facts.claims.read import read_units
from checker.rules.files import load_group


def _examples(group: str, kind: str, part: str) -> Iterator[tuple[str, str]]:
    for name, data in load_group(group).items():
        if data["kind"] == kind:
            for line in data["examples"][part]:
                yield name.rsplit(".", 1)[-1], line


def _poles(axis: str, text: str) -> list[str]:
    return [c.note for u in read_units("x", text) for c in read_closed(u) if c.axis == axis]


@pytest.mark.parametrize(("axis", "line"), list(_examples("axes/closed", "closed", "fires")))
def test_closed_example_fires(axis: str, line: str) -> None:
    pole, text = line.split(": ", 1)
    assert pole in _poles(axis, text)


@pytest.mark.parametrize(("axis", "text"), list(_examples("axes/closed", "closed", "quiet")))
def test_closed_example_stays_quiet(axis: str, text: str) -> None:
    assert _poles(axis, text) == []


@pytest.mark.parametrize(("axis", "line"), list(_examples("axes/open", "open", "fires")))
def test_open_example_fires(axis: str, line: str) -> None:
    name, text = line.split(": ", 1)
    notes = [c.note.split() for u in read_units("x", text) for c in read_open(u) if c.axis == axis]
    assert any(name in note for note in notes)


@pytest.mark.parametrize(("axis", "text"), list(_examples("axes/open", "open", "quiet")))
def test_open_example_stays_quiet(axis: str, text: str) -> None:
    assert not [c for u in read_units("x", text) for c in read_open(u) if c.axis == axis]


def test_poles_of_an_opposition_exist() -> None:
    for axis in closed_axes().values():
        names = {pole.id for pole in axis.poles}
        assert axis.opposed, axis.id
        assert all(a in names and b in names for a, b in axis.opposed), axis.id


def test_opposition_is_told_from_both_sides() -> None:
    for axis in closed_axes().values():
        for (a, b), (kind, order) in axis.opposed.items():
            back = {"a": "b", "b": "a"}.get(order[0], order[0]) + order[1:] if order != "any" else "any"
            assert axis.opposed[b, a] == (kind, back)


def test_excluded_classes_exist() -> None:
    for axis in open_axes().values():
        assert all(pair <= set(axis.classes) for pair in axis.exclude), axis.id


def test_span_is_of_the_source_with_full_width_letters() -> None:
    text = "ＡＢＣ店です。㈱青葉の送料は当社が負担いたします。"
    spans = [text[c.span.start : c.span.end] for u in read_units("x", text) for c in read_closed(u) if c.axis == "payer"]
    assert spans == ["当社が負担"]


def test_words_quoted_from_the_customer_are_no_claim() -> None:
    assert _poles("application", "「何もしなくてもお金が戻る」とお聞きとのことですが、調べております。") == []


def test_clause_that_describes_a_noun_is_no_claim() -> None:
    assert _poles("included", "影響を受けられたお客様には個別に手紙をお送りします。") == []
