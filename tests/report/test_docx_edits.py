"""Edits of the page in the Word file: tracked, at their place, and never a file that says something else."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.domain.errors import InputError
from checker.report.docx_edits import same_words, with_edits
from checker.text.load import load_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word() -> bytes:
    document = docx.Document()
    document.add_heading("不正アクセスのお知らせ", 1)
    document.add_paragraph("お客様各位")
    document.add_paragraph("")
    paragraph = document.add_paragraph("9月4日、")
    paragraph.add_run("社員の不注意").bold = True
    paragraph.add_run("により氏名が流出しました。")
    document.add_paragraph("対象は12件です。")
    table = document.add_table(2, 2)
    for row, words in zip(table.rows, (("日時", "9月4日"), ("窓口", "電話")), strict=True):
        row.cells[0].text, row.cells[1].text = words
    document.add_paragraph("以上")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def edited(change: Any) -> tuple[str, Any, str]:  # noqa: ANN401
    """Return the text after ``change`` (a function of the text), the document and its text as read again."""
    data = word()
    source = load_bytes("a.docx", data)
    new = change(source.text)
    made = with_edits(data, source.text, tuple((p.span.start, p.span.end, p.number) for p in source.paragraphs), new)
    return new, docx.Document(io.BytesIO(made)), load_bytes("a.docx", made).text


def tracked(document: Any, kind: str) -> list[str]:  # noqa: ANN401
    name = W + ("t" if kind == "ins" else "delText")
    found = ("".join(t.text or "" for t in node.iter(name)) for node in document.element.body.iter(W + kind))
    return [words for words in found if words]


@pytest.mark.parametrize(
    ("old", "new", "ins", "gone"),
    [
        ("社員の不注意により", "当社の確認の不足により", ["当社の確認の不足"], ["社員の不注意"]),
        ("12件です", "1,234件です", [",", "34"], None),
        ("お客様各位\n", "お客様各位\n株式会社ヒダマリ\n", ["株式会社ヒダマリ"], []),
        ("対象は12件です。\n", "", [], ["対象は12件です。"]),
        ("| 窓口 | 電話 |", "| 窓口 | 電話0120-000-514 |", ["0120-000-514"], []),
        ("以上", "お問い合わせは専用窓口へ。\n以上", None, None),
        ("# 不正アクセス", "# 不正なアクセス", ["な"], []),
        ("以上", "", [], ["以上"]),
    ],
)
def test_edits_are_tracked_where_they_are(old: str, new: str, ins: list[str] | None, gone: list[str] | None) -> None:
    text, document, again = edited(lambda t: t.replace(old, new))
    assert same_words(again, text)
    if ins is not None and len(ins) < 2:
        assert tracked(document, "ins") == ins
    if gone is not None:
        assert tracked(document, "del") == gone


def test_the_look_of_the_words_stays() -> None:
    _, document, _ = edited(lambda t: t.replace("不注意", "確認不足"))
    (node,) = [n for n in document.element.body.iter(W + "ins") if n.find(W + "r") is not None]
    assert node.find(f"{W}r/{W}rPr/{W}b") is not None


def test_rejecting_all_changes_gives_back_the_words() -> None:
    _, document, _ = edited(lambda t: t.replace("社員の不注意", "不備").replace("対象は12件です。\n", "対象は調査中です。\n次に知らせます。\n"))
    body = document.element.body
    for node in list(body.iter(W + "ins")):
        node.getparent().remove(node)
    words = ["".join(t.text or "" for t in p.iter(W + "t", W + "delText")) for p in body.iter(W + "p")]
    assert "9月4日、社員の不注意により氏名が流出しました。" in words and "対象は12件です。" in words


@pytest.mark.parametrize("old", ["| 日時 | 9月4日 |\n", "| 窓口 "])
def test_what_has_no_place_is_refused(old: str) -> None:
    with pytest.raises(InputError) as error:
        edited(lambda t: t.replace(old, ""))
    assert error.value.code == "word_edit"


ORDINARY = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["change", "add", "take"]), st.sampled_from(["東京", "わずか3件です。", "不注意", " 空白 の 行", "𠮷野😀"])),
    max_size=4,
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(ORDINARY)
def test_any_edit_of_ordinary_lines_is_written(changes: list[tuple[int, str, str]]) -> None:
    def change(text: str) -> str:
        lines = text.split("\n")
        for k, kind, words in changes:
            at = [i for i, line in enumerate(lines) if line.strip() and line[0] not in "|#"]
            place = at[k % len(at)]
            if kind == "take" and len(at) > 1:
                del lines[place]
            elif kind == "add":
                lines.insert(place + 1, words)
            else:
                middle = len(lines[place]) // 2
                lines[place] = lines[place][:middle] + words + lines[place][middle + 1 :]
        return "\n".join(lines)

    text, _, again = edited(change)
    assert same_words(again, text)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 6), st.sampled_from(["", "東京", "\n", "甲\n乙", "。", "|"])), max_size=4))
def test_any_other_edit_is_written_or_refused(changes: list[tuple[int, int, str]]) -> None:
    def change(text: str) -> str:
        for at, length, words in changes:
            text = text[:at] + words + text[at + length :]
        return text

    try:
        edited(change)
    except InputError as error:
        assert error.code == "word_edit"
