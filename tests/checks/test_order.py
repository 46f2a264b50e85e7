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


def test_the_sender_above_the_subject_is_no_text_before_the_fact() -> None:
    mail = (
        "From: a <a@b.example>\nSubject: 【お詫び】{}\n\nお客さま\n\n12月分の電気料金につきまして、お詫び申し上げます。\n"
        "このメールは、対象のお客さまにお送りしております。\n{}\n1. 何が起きたか\n12月22日に確定した料金で、基本料金を2回足して計算しておりました。"
    )
    report = lambda text: {f.rule for f in check_documents([SourceText("x.txt", text)]).documents[0].findings}  # noqa: E731
    assert "order.fact_late" not in report(mail.format("12月分の電気料金を過大にご請求した件について", ""))
    assert "order.fact_late" not in report(mail.format("12月分の電気料金について", ""))
    assert "order.fact_late" in report(mail.format("12月分の電気料金について", "当社は創業50年を迎えます。これからも努めてまいります。"))
