"""A cold start pays only for what it uses: heavy modules stay out of the path of ``check``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("spacy", "ginza", "rich", "docx", "openpyxl", "jsonschema", "lxml", "pydantic", "fastapi", "sklearn", "scipy", "pandas", "yaml")
PROGRAM = """
import json, sys
from checker.interfaces.cli.main import main
main(sys.argv[1:])
print(json.dumps(sorted({m.partition(".")[0] for m in sys.modules})), file=sys.stderr)
"""


def modules(*args: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *args], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("form", ["json", "text", "html"])
def test_check_imports_nothing_heavy(form: str) -> None:
    sample = "samples/card_leak_final.md"
    modules("check", "--format", form, sample)  # makes the packs, so that the second run needs no YAML
    loaded = modules("check", "--format", form, sample)
    assert "sudachipy" in loaded
    assert not loaded & set(HEAVY)


def test_help_imports_no_analyser() -> None:
    loaded = modules("check", "--help")
    assert not loaded & {*HEAVY, "sudachipy", "numpy", "re2"}


def test_the_process_ends_at_once_and_loses_nothing(tmp_path: Path) -> None:
    """What is registered for the exit still runs (the books of compiled patterns), and all that was printed arrives."""
    program = "import atexit; atexit.register(print, 'bye'); from checker.interfaces.cli import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "--format", "json", "samples/outage_first.txt", "missing.txt"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )
    assert done.returncode == 3
    assert done.stdout.endswith("}\nbye\n") and "missing.txt" in done.stderr
