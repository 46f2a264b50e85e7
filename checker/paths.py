"""Where the data that goes with the package lies: in an installed wheel or at the repository root."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def data_folder(name: str) -> Path:
    """Return the folder ``style_rules``, ``models`` or ``docs``, from the wheel or from an editable checkout.

    Raises:
        FileNotFoundError: if the installation is broken.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "_data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name} is missing from this installation of tsujitsuma")
