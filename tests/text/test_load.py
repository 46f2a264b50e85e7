"""Loading: encodings, formats by suffix and content, and everything that must be refused."""

import io
import zipfile
from pathlib import Path

import pytest

from checker.domain.errors import InputError
from checker.text.load import MAX_BYTES, load_bytes, load_source

TEXT = "令和6年5月1日、お客様の情報1,234件が流出した可能性があります。\r\n深くお詫び申し上げます。①\r\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("cp932", "cp932"),
        ("euc_jis_2004", "euc_jis_2004"),
    ],
)
def test_decodes_and_says_so(codec: str, encoding: str) -> None:
    source = load_bytes("a.txt", TEXT.encode(codec))
    assert source.text == TEXT
    assert source.encoding == encoding
    assert bool(source.notes) == (codec != "utf-8")


@pytest.mark.parametrize("name", ["iso2022_jp", "euc_jp"])
def test_decodes_older_encodings(name: str) -> None:
    plain = TEXT.replace("①", "")
    assert load_bytes("a.txt", plain.encode(name)).text == plain


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jis_2004"])
@pytest.mark.parametrize("bad", [b"\xff", b"\x80", b"\xa0"])
def test_a_lone_wrong_byte_is_refused(codec: str, bad: bytes) -> None:
    data = (TEXT * 20).encode(codec)
    at = len((TEXT * 10)[: -len(TEXT) // 2].encode(codec)) if codec != "utf-8" else 400
    while codec == "utf-8" and data[at] & 0xC0 == 0x80:
        at += 1
    with pytest.raises(InputError) as error:
        load_bytes("a.txt", data[:at] + bad + data[at:])
    assert error.value.code == "undecodable"
    assert error.value.hint


def test_a_missing_byte_of_utf8_is_refused_with_its_line() -> None:
    data = TEXT.encode()
    with pytest.raises(InputError, match="2行目"):
        load_bytes("a.txt", data[:-8] + data[-7:])


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.txt", b"hello world\n", "no_japanese"),
        ("a.txt", bytes(range(256)), "binary"),
        ("a.txt", b"\x01\x02\x03\x04\x05" * 20, "binary"),
        ("a.pdf", b"%PDF-1.7\n", "binary"),
        ("a.docx", b"PK\x03\x04 broken", "broken_docx"),
        ("a.docx", b"no zip at all", "broken_docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "binary"),
        ("a.txt", b"\xe3\x81\x82" * (MAX_BYTES // 3 + 1), "too_big"),
        ("a.md", b"---\ntitle: \xe3\x81\x82\n---\nplain words\n", "no_japanese"),
        ("a.html", b"<html><body><script>var a</script></body></html>", "empty"),
    ],
)
def test_refuses(name: str, data: bytes, code: str) -> None:
    with pytest.raises(InputError) as error:
        load_bytes(name, data)
    assert error.value.code == code
    assert error.value.exit_code == 3
    assert error.value.hint and name in str(error.value)


def test_refuses_paths(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "directory"), (tmp_path / "none.txt", "missing"), ("a\0b", "unreadable")):
        with pytest.raises(InputError) as error:
            load_source(str(path))
        assert error.value.code == code
    big = tmp_path / "big.txt"
    big.write_bytes(b"\xe3\x81\x82" * (MAX_BYTES // 3 + 1))
    with pytest.raises(InputError, match="10 MB"):
        load_source(str(big))


def test_standard_input_is_told_by_its_content() -> None:
    assert load_source("-", io.BytesIO(TEXT.encode())).format == "txt"
    assert load_source("-", io.BytesIO("# 見出し\n本文。\n".encode())).format == "md"
    assert load_source("-", io.BytesIO("<!DOCTYPE html><p>本文。</p>".encode())).text.strip() == "本文。"


def test_front_matter_is_kept_apart() -> None:
    source = load_bytes("a.md", "---\nincident: 通販-1\ndate: 2024-05-01\ntags:\n  - お詫び\n---\n# 件名\n".encode())
    assert source.front_matter == {"incident": "通販-1", "date": "2024-05-01", "tags": "お詫び"}
    assert source.text[source.body :] == "# 件名\n"
    assert load_bytes("a.md", "---\nただの文です。\n---\n本文。".encode()).body == 0


def _docx(document: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return stream.getvalue()


def test_refuses_bombs() -> None:
    with pytest.raises(InputError) as error:
        load_bytes("a.docx", _docx(b"<a>" + b" " * 40_000_000 + b"</a>"))
    assert error.value.code == "zip_bomb"
    entities = b'<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with pytest.raises(InputError, match="DTD"):
        load_bytes("a.docx", _docx(entities))
    with pytest.raises(InputError, match="壊れて"):
        load_bytes("a.docx", _docx(b"<a><b></a>"))
