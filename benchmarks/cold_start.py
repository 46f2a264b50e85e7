"""Cold start: ``tsujitsuma check`` of one notice, process start to exit, against the smallest Sudachi script.

    python benchmarks/cold_start.py [NOTICE] [ROUNDS]

Prints the medians of wall time and of processor time and their ratios (target: at most 6). Runs alternate, so that a busy
machine slows both alike; processor time hardly feels its neighbours.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SMALLEST = "import sys, sudachipy; sudachipy.Dictionary().{create}().tokenize(open(sys.argv[1], encoding='utf-8').read())"


# Bytecode is kept, as on a user's machine, whatever the environment of the measurement says.
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": tempfile.mkdtemp(prefix="pyc-")}


def seconds(command: list[str]) -> tuple[float, float]:
    """Return the wall time and the processor time of one process."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print."""
    import sudachipy

    notice = sys.argv[1] if len(sys.argv) > 1 else "samples/card_leak_final.md"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    create = "tokenizer" if hasattr(sudachipy.Dictionary, "tokenizer") else "create"
    small = [sys.executable, "-c", SMALLEST.format(create=create), notice]
    check = [sys.executable, "-m", "checker", "check", "--format", "json", notice]
    seconds(small), seconds(check)  # warm the file cache and the rule packs
    pairs = [(seconds(small), seconds(check)) for _ in range(rounds)]
    for k, name in enumerate(("wall time", "processor time")):
        base = statistics.median(small_run[k] for small_run, _ in pairs)
        ours = statistics.median(check_run[k] for _, check_run in pairs)
        print(f"{name}: smallest Sudachi script {base:.3f} s, tsujitsuma check {ours:.3f} s, ratio {ours / base:.2f}")


if __name__ == "__main__":
    main()
