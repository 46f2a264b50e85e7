"""A record behaves as the frozen dataclass with slots that it stands for."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace

import pytest

from checker.record import record


@record
class Ours:
    """A value."""

    name: str
    size: int = 3
    tags: dict[str, int] = field(default_factory=dict, compare=False)
    seen: int = field(default=0, compare=False, repr=False)

    @property
    def twice(self) -> int:
        """Twice the size."""
        return 2 * self.size


@dataclass(frozen=True, slots=True)
class Theirs:
    """A value."""

    name: str
    size: int = 3
    tags: dict[str, int] = field(default_factory=dict, compare=False)
    seen: int = field(default=0, compare=False, repr=False)


@record
class Checked:
    """Refuses what is too small."""

    size: int
    half: float = field(init=False)

    def __post_init__(self) -> None:
        if self.size < 1:
            raise ValueError
        object.__setattr__(self, "half", self.size / 2)


CALLS = [("a",), ("a", 4), ("b", 3, {"x": 1}), ("a", 3, {}, 9)]


@pytest.mark.parametrize("call", CALLS)
def test_shows_and_hashes_as_a_dataclass(call: tuple[object, ...]) -> None:
    ours, theirs = Ours(*call), Theirs(*call)  # type: ignore[arg-type]
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert hash(ours) == hash(theirs)
    assert asdict(ours) == asdict(theirs)  # type: ignore[call-overload]
    for other in CALLS:
        assert (ours == Ours(*other)) == (theirs == Theirs(*other))  # type: ignore[arg-type]
    assert ours != theirs


def test_is_frozen_and_has_no_room_for_more() -> None:
    value = Ours("a")
    for name in ("name", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, 1)
    with pytest.raises(FrozenInstanceError):
        del value.name  # type: ignore[misc]
    assert not hasattr(value, "__dict__")


def test_each_has_a_default_of_its_own() -> None:
    assert Ours("a").tags is not Ours("a").tags
    assert (Ours("a").size, Ours(name="a", size=5).twice) == (3, 10)
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]


def test_the_tools_of_dataclasses_know_it() -> None:
    value = replace(Ours("a"), size=7)  # type: ignore[type-var]
    assert value == Ours("a", 7) and is_dataclass(value)
    assert [f.name for f in fields(Ours)] == ["name", "size", "tags", "seen"]  # type: ignore[arg-type]


def test_can_be_sent_and_copied() -> None:
    value = Ours("a", 1, {"x": 2}, 5)
    for made in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):
        assert made == value and (made.tags, made.seen) == (value.tags, value.seen)


def test_is_checked_after_it_was_made() -> None:
    with pytest.raises(ValueError, match=r"^$"):
        Checked(0)
    assert (Checked(2).size, Checked(2).half) == (2, 1.0)


def test_matches_by_position() -> None:
    match Ours("a", 4):
        case Ours(name, size):
            assert (name, size) == ("a", 4)
