"""Swapping the paragraphs changes the verdict on order."""

from checker.engine import Ask
from checker.service import Options, check_documents
from checker.text.source import SourceText

DANGER = "加湿器「シズク」の電源の部品から火が出るおそれがあります。すぐに使うのをやめてください。"
APOLOGY = "このたびはご迷惑をおかけし、深くお詫び申し上げます。"
TITLE = "加湿器の自主回収について\n\n"


def _rules(text: str) -> set[str]:
    report = check_documents([SourceText("x.txt", text)], Options(ask=Ask(mode="product_defect", kind="notice")))
    return {f.rule for f in report.documents[0].findings}


def test_danger_before_apology_in_a_recall() -> None:
    assert "order.danger_first" in _rules(TITLE + APOLOGY + DANGER)
    assert "order.danger_first" not in _rules(TITLE + DANGER + APOLOGY)
