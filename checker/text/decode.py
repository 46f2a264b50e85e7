"""Strict decoding: find the encoding, say it, and never replace a byte that does not fit."""

from __future__ import annotations

import codecs
import re

from checker.domain.errors import InputError
from checker.record import record

_SAMPLE = 20_000
MIN_PLAUSIBLE = 0.6
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NOT_LEGACY = re.compile("[\x80-\x9f\xa0\ue000-\uf8ff]")  # what Python's cp932 makes of bytes that mean nothing
_UTF8_CHAR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HINT = "UTF-8 で保存し直してください。"
_NAMES = {
    "cp932": "Shift_JIS（cp932）",
    "euc_jp": "EUC-JP",
    "euc_jis_2004": "EUC-JP",
    "iso2022_jp": "ISO-2022-JP（JIS）",
}
_SIGNATURES = (
    (b"%PDF", "PDF", "PDF から文章をコピーして .txt に保存するか、もとの Word ファイルを指定してください。"),
    (
        b"\xd0\xcf\x11\xe0",
        "古い Word（.doc）またはパスワード付きの文書",
        "Word で開き、パスワードを外して .docx で保存し直してください。",
    ),
    (b"{\\rtf", "リッチテキスト（.rtf）", "Word で開いて .docx で保存し直してください。"),
    (b"\x89PNG", "画像（PNG）", "画像の中の文字は読めません。文章のファイルを指定してください。"),
    (b"\xff\xd8\xff", "画像（JPEG）", "画像の中の文字は読めません。文章のファイルを指定してください。"),
    (b"GIF8", "画像（GIF）", "画像の中の文字は読めません。文章のファイルを指定してください。"),
    (b"\x1f\x8b", "圧縮ファイル（gzip）", "展開してから、中の文章のファイルを指定してください。"),
    (b"PK\x03\x04", "圧縮ファイル（zip）", "展開してから、中の文章のファイルを指定してください。"),
    (b"\x7fELF", "プログラム", "文章のファイルを指定してください。"),
    (b"MZ\x90\x00", "プログラム", "文章のファイルを指定してください。"),
)


@record
class Decoded:
    """Decoded text, the Python name of its encoding and remarks in Japanese."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, where: str = "") -> Decoded:
    """Decode ``data`` as UTF-8, UTF-16 with BOM, ISO-2022-JP, cp932 or EUC-JP.

    Raises:
        InputError: ``binary`` for what is no text, ``undecodable`` where a byte fits no encoding.
    """
    for magic, name, hint in _SIGNATURES:
        if data.startswith(magic):
            raise InputError("binary", f"文章ではなく{name}のファイルです。", hint, where)
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise InputError("undecodable", "UTF-32 の文章は読めません。", _HINT, where)
    if data.startswith(codecs.BOM_UTF8):
        decoded = _utf8(data[3:], where, "utf-8-sig", ("文字コードは UTF-8（BOM 付き）です。",))
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        decoded = _utf16(data, where)
    elif b"\x00" in data:
        raise InputError(
            "binary",
            "文章ではなくバイナリのファイルです。",
            "文章のファイル（.txt .md .html .docx）を指定してください。",
            where,
        )
    else:
        decoded = _iso2022(data) or _without_mark(data, where)
    return _checked(decoded, where)


def _checked(decoded: Decoded, where: str) -> Decoded:
    if len(_CONTROL.findall(decoded.text)) > 2 + len(decoded.text) // 1000:
        raise InputError(
            "binary",
            "文章ではなくバイナリのファイルです。",
            "文章のファイル（.txt .md .html .docx）を指定してください。",
            where,
        )
    lost = decoded.text.count("\ufffd")
    if lost:
        note = f"文字化けの跡（\ufffd）が {lost} か所あります。もとの文章を確かめてください。"
        return Decoded(decoded.text, decoded.encoding, (*decoded.notes, note))
    return decoded


def _utf8(data: bytes, where: str, name: str, notes: tuple[str, ...] = ()) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), name, notes)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            "undecodable",
            f"{line}行目に UTF-8 として読めないバイト（0x{data[error.start]:02X}）があります。",
            "文字が壊れていないか確かめ、" + _HINT,
            where,
        ) from None


def _utf16(data: bytes, where: str) -> Decoded:
    try:
        return Decoded(data.decode("utf-16"), "utf-16", ("文字コードは UTF-16 です。",))
    except UnicodeDecodeError:
        raise InputError("undecodable", "UTF-16 として読めない部分があります。", _HINT, where) from None


def _iso2022(data: bytes) -> Decoded | None:
    if b"\x1b$" not in data:
        return None
    for name in ("iso2022_jp", "iso2022_jp_ext"):
        try:
            return Decoded(data.decode(name), name, ("文字コードを ISO-2022-JP（JIS）と判定しました。",))
        except UnicodeDecodeError:
            continue
    return None


def _without_mark(data: bytes, where: str) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    high = sum(byte > 0x7F for byte in data[: 4 * _SAMPLE])
    good = sum(len(m) for m in _UTF8_CHAR.findall(data[: 4 * _SAMPLE]))
    best: tuple[float, Decoded] | None = None
    for name in ("cp932", "euc_jp", "euc_jis_2004"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        score = plausibility(text)
        if not _NOT_LEGACY.search(text) and (best is None or score > best[0] + 1e-9):
            best = (score, Decoded(text, name, (f"文字コードを {_NAMES[name]} と判定しました。",)))
    if best and best[0] >= MIN_PLAUSIBLE and (good < 0.9 * high or best[0] >= 0.95):
        return best[1]
    if good >= 0.5 * high:
        return _utf8(data, where, "utf-8")
    raise InputError(
        "undecodable",
        "文字コードが分かりません（UTF-8、UTF-16、Shift_JIS、EUC-JP のどれとしても読めない部分があります）。",
        "文字が壊れていないか確かめ、" + _HINT,
        where,
    )


def plausibility(text: str) -> float:
    """Tell how much ``text`` looks like Japanese, 0 to 1 (kana, usual kanji, punctuation)."""
    total, good = 0, 0.0
    for char in text:
        if char < "\x80":
            continue
        total += 1
        good += _weight(char)
        if total >= _SAMPLE:
            break
    return good / total if total else 1.0


def _weight(char: str) -> float:
    if "\u3000" <= char <= "\u30ff" or "\uff01" <= char <= "\uff5e":
        return 1.0
    if "\uff61" <= char <= "\uff9f":
        return 0.3
    if "\u4e00" <= char <= "\u9fff":
        try:
            lead = char.encode("euc_jp")[0]
        except UnicodeEncodeError:
            return 0.2
        return 1.0 if 0xB0 <= lead <= 0xCF else 0.2
    return 0.6
