"""Decode a table whose lines are not all in one encoding: the lines of the others stay as marks, and their rows are refused."""

from __future__ import annotations

import re

from checker.domain.errors import InputError
from checker.text.decode import MIN_PLAUSIBLE, Decoded, decode, plausibility

_BOM = b"\xef\xbb\xbf"
_NAMES = {"utf-8": "UTF-8", "cp932": "Shift_JIS（cp932）"}
_JAPANESE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]")
_MARK = re.compile("[\udc80-\udcff]")


def decode_table(data: bytes, where: str) -> Decoded:
    """Decode ``data`` by the encoding of most of its lines; see ``has_marks`` for the others.

    Raises:
        InputError: where most lines fit no encoding, and for what is no text at all.
    """
    try:
        found = decode(data, where)
    except InputError as error:
        if error.code != "undecodable":
            raise
        return _by_lines(data, error)
    # A few lines of UTF-8 in a file of cp932 are valid cp932 too, and would come out as 縺ゅ.
    if found.encoding == "cp932" and any(map(_is_utf8, data.splitlines())):
        return _by_lines(data, None)
    return found


def has_marks(words: str) -> bool:
    """Tell whether ``words`` hold bytes that could not be decoded."""
    return bool(_MARK.search(words))


def _by_lines(data: bytes, error: InputError | None) -> Decoded:
    # No byte of a character in cp932 or UTF-8 is a line end, a quote or a delimiter: the shape of the table holds.
    lines = data.removeprefix(_BOM).splitlines(keepends=True)
    votes = [_vote(line) for line in lines if not line.isascii()]
    encoding = max(dict.fromkeys(v for v in votes if v), key=votes.count, default="")
    good = [line.decode(encoding) for line in lines if encoding and _fits(line, encoding)]
    few = 2 * votes.count(encoding) < len(votes) or plausibility("".join(good)) < MIN_PLAUSIBLE
    first = next((line for line in lines if line.strip()), b"")
    own = first.isascii() or _vote(first)
    if error and (not encoding or few or not own):
        raise error
    text = "".join(_decoded(line, _vote(line) or encoding if line is first else encoding) for line in lines)
    note = f"文字コードを {_NAMES[encoding]} と判定しました。ほかの文字コードの行か、壊れた行があります。"
    return Decoded(text, encoding, (note,))


def _decoded(line: bytes, encoding: str) -> str:
    return line.decode(encoding) if _fits(line, encoding) else line.decode("ascii", errors="surrogateescape")


def _vote(line: bytes) -> str:
    """Name the encoding a line speaks for; empty where it fits none."""
    return "utf-8" if _is_utf8(line) else next((e for e in ("cp932", "utf-8") if _try(line, e) is not None), "")


def _fits(line: bytes, encoding: str) -> bool:
    return _try(line, encoding) is not None and not (encoding == "cp932" and _is_utf8(line))


def _is_utf8(line: bytes) -> bool:
    """Tell whether a line is Japanese in UTF-8: such bytes are hardly ever meant as cp932."""
    words = None if line.isascii() else _try(line, "utf-8")
    return words is not None and bool(_JAPANESE.search(words))


def _try(line: bytes, encoding: str) -> str | None:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return None
