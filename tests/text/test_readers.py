
"""Word and HTML: what is taken out, in which order, and where it stood."""

import io

import docx

from checker.text.load import load_bytes
from checker.text.segment import build_document


def _word() -> bytes:
    document = docx.Document()
    document.add_heading("お詫びとお知らせ", 0)
    document.add_paragraph("本文です。")
    document.add_heading("経緯", 1)
    for words in ("一つ目", "二つ目"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("")
    document.add_paragraph("点", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, words in zip((c for r in table.rows for c in r.cells), ("項目", "件数", "氏名", "10件"), strict=True):
        cell.text = words
    document.add_paragraph("終わりです。")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word_in_document_order() -> None:
    source = load_bytes("a.docx", _word())
    assert source.text.split("\n") == [
        "# お詫びとお知らせ", "本文です。", "# 経緯", "1. 一つ目", "2. 二つ目", "", "・点",
        "| 項目 | 件数 |", "| 氏名 | 10件 |", "終わりです。", "",
    ]  # fmt: skip
    numbers = {p.span.of(source.text): p.number for p in source.paragraphs}
    assert numbers["本文です。"] == 2 and numbers["点"] == 7 and numbers["終わりです。"] == 12
    assert source.place_of(source.text.index("終わり")) == "段落12"


def test_word_is_known_by_its_content() -> None:
    assert load_bytes("upload", _word()).format == "docx"


def test_html_keeps_what_is_seen() -> None:
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><nav><p>メニュー<li>商品</nav><main><h2>お詫び&amp;ご報告</h2>"
        "<p>このたびは\n  本当に<b>申し訳</b>ございません。<br>追記&#12290;</p><ol><li>一つ<li>二つ</ol>"
        "<table><tr><th>氏名<td>12件<tr><td>住所<td>3件</table><p hidden>隠し</p><script>'<p>'</script></main>"
        "<footer>会社</footer></body></html>"
    )
    source = load_bytes("a.html", page.encode())
    lines = [line for line in source.text.split("\n") if line]
    assert lines == [
        "## お詫び&ご報告", "このたびは本当に申し訳ございません。", "追記。", "1. 一つ", "2. 二つ", "| 氏名 | 12件 |", "| 住所 | 3件 |",
    ]  # fmt: skip
    at = source.text.index("申し訳")
    assert page[source.origin_of(at) :].startswith("申し訳</b>")


def test_html_layout_table_gives_passages() -> None:
    source = load_bytes(
        "a.html", "<table><tr><td><p>一つ目の文です。</p><p>二つ目の文です。</p></td></tr></table>".encode()
    )
    words = [s.span.of(source.text) for s in build_document(source).sentences]
    assert words == ["一つ目の文です。", "二つ目の文です。"]


def test_html_survives_broken_markup() -> None:
    source = load_bytes("a.html", "<html></div><p>あ<b>い<table><tr><td>う</p></table>え。<<p>お".encode())
    assert "あい" in source.text and "う" in source.text and "え" in source.text
