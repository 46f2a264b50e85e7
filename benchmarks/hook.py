"""Cold hook against textlint on one notice, side by side: wall time, processor time, peak memory.

    python benchmarks/hook.py FOLDER [NOTICE] [ROUNDS]

FOLDER is where ``npm install textlint textlint-rule-preset-ja-technical-writing`` was run. The runs alternate, so that a busy machine
slows both alike; medians are printed with their ratios (targets: time 0.25, memory 0.5). Ours is ``tsujitsuma hook run`` in a
repository with the notice staged, git's own processes included.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TARGETS = {"wall": 0.25, "processor": 0.25, "memory": 0.5}


class Cost(NamedTuple):
    """Seconds of wall and processor time, megabytes at the peak."""

    wall: float
    processor: float
    memory: float


def cost(command: list[str], folder: Path, environment: dict[str, str]) -> Cost:
    """Run one process and return what it cost."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def prepare(folder: Path, notice: Path, npm: Path) -> tuple[list[str], list[str]]:
    """Make a repository with the notice staged, and return textlint's command and ours."""
    (folder / "notice.md").write_bytes(notice.read_bytes())
    (folder / "tsujitsuma.toml").write_text('[documents]\nnotice = ["*.md"]\n', encoding="utf-8")
    settings = folder / ".textlintrc.json"
    settings.write_text(json.dumps({"rules": {"preset-ja-technical-writing": True}}), encoding="utf-8")
    for command in (["init", "-q"], ["add", "notice.md"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    textlint = [
        "node", str(npm / "node_modules/textlint/bin/textlint.js"), "-c", str(settings),
        "--rules-base-directory", str(npm / "node_modules"), str(folder / "notice.md"),
    ]  # fmt: skip
    return textlint, [sys.executable, "-P", "-m", "checker", "hook", "run"]


def main() -> None:
    """Measure and print."""
    npm = Path(sys.argv[1]).resolve()
    notice = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "samples/card_leak_final.md"
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 11
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Bytecode and rule packs are kept, as on a user's machine, whatever the environment of the measurement says.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": str(folder / "pyc"), "XDG_CACHE_HOME": str(folder / "cache")}
        theirs, ours = prepare(folder, notice, npm)
        for command in (theirs, ours, ours):  # warm the file cache, the bytecode and the packs
            cost(command, folder, environment)
        runs = [(cost(theirs, folder, environment), cost(ours, folder, environment)) for _ in range(rounds)]
    print(f"{notice.name}, {len(notice.read_text(encoding='utf-8'))} characters, {rounds} rounds, medians")
    for field, target in TARGETS.items():
        base, own = (statistics.median(getattr(run[k], field) for run in runs) for k in (0, 1))
        unit = "MB" if field == "memory" else "s"
        print(f"{field:<10} textlint {base:7.2f} {unit}, hook {own:7.2f} {unit}, ratio {own / base:.2f} (target {target})")


if __name__ == "__main__":
    main()
