"""XLSX by python-calamine (fast, read only)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from checker.audit.files import Row, rows_of_table
from checker.domain.errors import InputError

MAX_UNPACKED = 1_000_000_000
MAX_RATIO = 200
_SAVE_AGAIN = "Excel で開いて保存し直してください。"


def rows_of_xlsx(data: bytes, chosen: Mapping[str, str], where: str) -> Iterator[Row]:
    """Read the first sheet that has a column of reply texts.

    Raises:
        InputError: broken, encrypted or suspiciously compressed files, and books without such a sheet.
    """
    import python_calamine

    _refuse_bombs(data, where)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        tables = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except (python_calamine.CalamineError, OSError) as error:
        raise InputError("broken", f"Excel ファイルとして読めません({error})。", _SAVE_AGAIN, where) from None
    problem: InputError | None = None
    for table in tables:
        try:
            return iter(list(rows_of_table((list(row) for row in table), chosen, where)))
        except InputError as error:
            problem = problem or error
    raise problem or InputError("empty", "シートがありません。", "回答のあるファイルを指定してください。", where)


def _refuse_bombs(data: bytes, where: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    except zipfile.BadZipFile:
        raise InputError("broken", "Excel ファイルが壊れています。", _SAVE_AGAIN, where) from None
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(data), 100_000):
        raise InputError("bomb", "展開すると異常に大きくなるファイルです。", "CSV で書き出してください。", where)
