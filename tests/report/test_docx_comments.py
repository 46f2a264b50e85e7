"""Findings as comments in a Word file: at their words, nothing else changed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from checker.report.docx_comments import add_comments
from checker.service import check_documents
from checker.text.load import load_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(fill: Callable[[docx.document.Document], None]) -> bytes:
    """Return a Word file that ``fill`` has written."""
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def commented(data: bytes) -> tuple[docx.document.Document, dict[str, str]]:
    """Return the file with comments, and by the words they stand at what they say."""
    report = check_documents([load_bytes("案.docx", data)])
    made = docx.Document(io.BytesIO(add_comments(data, report.documents[0])))
    xml = made.element.xml
    texts = {str(c.comment_id): c.text for c in made.comments}
    found = {}
    for number, said in texts.items():
        inside = xml.split(f'<w:commentRangeStart w:id="{number}"/>')[1].split(f'<w:commentRangeEnd w:id="{number}"/>')[0]
        found["".join(re.findall(r"<w:t[^>]*>([^<]*)", inside))] = said
    return made, found


def test_comments_stand_at_their_words_and_runs_keep_their_look() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("お知らせ")
        paragraph = document.add_paragraph("このたび、")
        paragraph.add_run("弊社社員の不注").bold = True
        paragraph.add_run("意により、氏名が流出しました。")

    data = word(fill)
    made, found = commented(data)
    assert "責任" in found["社員の不注意"]
    assert "足りない" in found["お知らせ"]
    before = docx.Document(io.BytesIO(data))
    assert [p.text for p in made.paragraphs] == [p.text for p in before.paragraphs]
    bold = "".join(r.text for r in made.paragraphs[1].runs if r.bold)
    assert bold == "弊社社員の不注"


def test_cells_of_tables_and_wide_characters() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("😀𠮷野家からのお知らせ")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "件数"
        table.cell(0, 1).text = "　𠮷 わずか12件の氏名です。"

    _, found = commented(word(fill))
    assert any(words.startswith("わずか") for words in found)


def test_overlapping_findings_and_breaks() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("お騒がせいたしましたことは遺憾に存じます。")
        paragraph.add_run().add_break()
        paragraph.add_run("万全を期してまいりましたが、今後はより一層の管理の徹底を図り、再発防止に努めてまいる所存でございます。")

    made, found = commented(word(fill))
    assert len(found) > 2 and len(list(made.comments)) >= len(found)


def test_command_writes_it_and_refuses_what_is_no_word_file(cli: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    source, out = tmp_path / "案.docx", tmp_path / "出力.docx"
    source.write_bytes(word(lambda d: d.add_paragraph("このたび、社員の不注意により、氏名が流出しました。") and None))
    assert cli("check", str(source), "--format", "docx", "--out", str(out))[0] == 1
    assert len(list(docx.Document(str(out)).comments)) > 1
    assert cli("check", str(source), "--format", "docx")[0] == 2
    text = tmp_path / "a.txt"
    text.write_text("このたび、氏名が流出しました。", encoding="utf-8")
    code, _, said = cli("check", str(text), "--format", "docx", "--out", str(out))
    assert code == 2 and "Word" in said


def test_report_of_another_format_is_refused() -> None:
    report = check_documents([load_bytes("a.txt", "氏名が流出しました。".encode())])
    with pytest.raises(ValueError, match="Word"):
        add_comments(b"", report.documents[0])
