"""A document is weighed against the official text as a reply is: what no axis names is found."""

from __future__ import annotations

import pytest

from checker.consistency.between import Published, find_official_conflicts
from checker.consistency.weighed import AXIS

LIABLE = "今回の事故について、委託元である市に監督の責任がございます。"
SOLD = "持ち出された情報が名簿業者へ売却されたことを確認しております。"


def found(official: str, text: str) -> list[str]:
    return [c.axis for c in find_official_conflicts([Published("b.md", text, "", "2025-09-03")], [("official", official)])]


@pytest.mark.parametrize(("official", "text"), [(LIABLE, "市に責任はございません。"), (SOLD, "第三者に渡った事実は、一切確認されておりません。")])
def test_what_only_the_meaning_shows_against_the_official_text(official: str, text: str) -> None:
    (axis,) = found(official, text)
    assert axis.startswith(AXIS)


@pytest.mark.parametrize(("official", "text"), [(LIABLE, "市の監督に至らない点がございました。"), (SOLD, "名簿業者への売却を確認しています。"), (SOLD, LIABLE)])
def test_what_goes_together_is_no_conflict(official: str, text: str) -> None:
    assert found(official, text) == []
