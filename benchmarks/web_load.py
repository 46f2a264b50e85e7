"""Load on the web form: checks a second by a warm server over loopback, with latency, errors and memory.

python benchmarks/web_load.py [--seconds 60] [--clients 16] [--workers 2] [--editing]

Target: 1,000-character drafts, 2 workers, 16 clients, 60 s: 40 checks a second or more, p99 ≤ 1 s, no error, memory flat.
Every sentence of every draft has another name in it and other figures, so that nothing can be answered from memory. With
``--editing`` each client works on one draft, as the page does: one sentence is another than in its request before.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = 8391
LENGTH = 1000
_KANJI = "安井上田川野原木村山松竹梅岡島浜沢森林池"
_COUNT = re.compile(r"[0-9](?=件|名|人|通|台|社|円|回|個)")
# The beginnings of sentences, lines, items and headings; dates that stand alone and numbers of headings stay what they are.
_BEGIN = re.compile(r"(?:(?<=。)|(?<=\n)|(?<=\n[-・*] )|(?<=\n・)|(?<=# ))(?=\S)(?![0-9]{1,2}[　.]|20[0-9]{2}年|[-・*#|」])")


def drafts() -> list[str]:
    """Return drafts of 1,000 characters each, made of the samples."""
    names = sorted(f for f in (ROOT / "samples").iterdir() if f.suffix in (".md", ".txt") and f.name not in ("README.md", "replies_official.txt"))
    texts = [f.read_text(encoding="utf-8") for f in names]
    whole = ["".join(texts[k:] + texts[:k]) for k in range(len(texts))]
    return [text[:LENGTH] for text in whole]


def varied(text: str, number: int) -> str:
    """Return ``text`` with a name in each sentence and counts that no draft of another ``number`` below 8,000 has together."""
    place = itertools.count()

    def name(_: re.Match[str]) -> str:
        which = (next(place) * 2903 + number * 19) % 8000
        return "".join(_KANJI[which // 20**k % 20] for k in range(3)) + "の"

    with_counts = _COUNT.sub(lambda m: str((int(m[0]) + next(place)) % 9 + 1), text)
    return _BEGIN.sub(name, with_counts)[:LENGTH]


def memory(pid: int) -> float:
    """Return the memory (PSS, in MB) of a process and its children."""
    total, todo = 0, [pid]
    while todo:
        one = todo.pop()
        try:
            todo += [int(c) for t in Path(f"/proc/{one}/task").iterdir() for c in (t / "children").read_text().split()]
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except OSError:
            continue
    return total / 1024


def processor_seconds(pid: int) -> tuple[float, float]:
    """Return the processor time used so far by a process itself and by its children (the workers)."""
    used, todo = {}, [pid]
    while todo:
        one = todo.pop()
        try:
            todo += [int(c) for t in Path(f"/proc/{one}/task").iterdir() for c in (t / "children").read_text().split()]
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            used[one] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except OSError:
            continue
    own = used.pop(pid, 0.0)
    return own, sum(used.values())


def fresh(number: int, step: int, texts: list[str]) -> Iterator[str]:
    """Yield drafts that nobody has sent before."""
    for count in itertools.count(1):
        yield varied(texts[(number + count) % len(texts)], number + step * count)


def edited(number: int, step: int, texts: list[str]) -> Iterator[str]:
    """Yield a draft again and again, each time with another one of its sentences changed to what nobody has sent before."""
    sentences = varied(texts[number % len(texts)], number).split("。")
    plain = list(sentences)
    for count in itertools.count(1):
        at = count % (len(sentences) - 1)
        sentences[at] = f"{plain[at]}({number + step * count}回目の直し)"
        yield "。".join(sentences)[:LENGTH]


class Client(threading.Thread):
    """Checks one draft after the other over one connection."""

    def __init__(self, number: int, bodies: Iterator[str], until: float) -> None:
        super().__init__(name=f"client {number}")
        self.times: list[float] = []
        self.errors: list[str] = []
        self._bodies, self._until = bodies, until

    def run(self) -> None:
        """Send until the time is over."""
        line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
        while time.perf_counter() < self._until:
            body = json.dumps({"text": next(self._bodies)})
            began = time.perf_counter()
            try:
                line.request("POST", "/api/v1/check", body, {"Content-Type": "application/json"})
                response = line.getresponse()
                data = response.read()
                if response.status != 200 or not data.startswith(b'{"schema"'):
                    self.errors.append(f"{response.status} {data[:80]!r}")
            except OSError as error:
                self.errors.append(repr(error))
                line.close()
            self.times.append(time.perf_counter() - began)


def main() -> int:
    """Start a server, load it, print the figures; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("seconds", 60), ("clients", 16), ("workers", 2)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--editing", action="store_true", help="drafts under editing instead of ever new ones")
    args = parser.parse_args()
    command = [sys.executable, "-m", "checker", "serve", "--port", str(PORT), "--workers", str(args.workers)]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        return load(server.pid, args.seconds, args.clients, args.workers, args.editing)
    finally:
        server.terminate()
        server.wait(20)


def ready() -> None:
    """Wait until the server can judge texts."""
    for _ in range(600):
        try:
            line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            line.request("GET", "/readyz")
            if line.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit("the server does not answer")


def load(pid: int, seconds: int, count: int, workers: int, is_editing: bool) -> int:
    """Run the clients and print what came of it."""
    ready()
    texts, make = drafts(), edited if is_editing else fresh
    bodies = [make(k, count, texts) for k in range(count)]
    run_clients(10, bodies)  # until then caches of patterns and words still grow
    samples: list[float] = []
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(max(0.5, seconds / 12)):
            samples.append(memory(pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    busy = os.getloadavg()[0]
    used, own = processor_seconds(pid), time.process_time()
    began = time.perf_counter()
    clients = run_clients(seconds, bodies)
    spent = time.perf_counter() - began
    front, workers_used = (after - before for after, before in zip(processor_seconds(pid), used, strict=True))
    own = time.process_time() - own
    stop.set()
    watcher.join()
    times = sorted(t for c in clients for t in c.times)
    errors = [e for c in clients for e in c.errors]
    rate, p99 = len(times) / spent, times[int(len(times) * 0.99)]
    growth = statistics.mean(samples[-3:]) - statistics.mean(samples[:3]) if len(samples) >= 6 else 0.0
    what = "under editing (one sentence changed a check)" if is_editing else "never seen before"
    print(f"{count} clients, {workers} workers, {spent:.0f} s, drafts of {LENGTH} characters {what}, load average before {busy:.1f}")
    print(f"checks a second   {rate:8.1f}   (target ≥ 40)")
    each = [1000 * seconds / len(times) for seconds in (workers_used, front, own)]
    print(f"processor time    {each[0]:8.1f} ms a check in the workers, {each[1]:.1f} in the server's front, {each[2]:.1f} in the clients")
    print(f"processors used   {(workers_used + front) / spent:8.2f} by the server, {own / spent:.2f} by the clients")
    print(f"p50 / p95 / p99   {times[len(times) // 2]:.3f} / {times[int(len(times) * 0.95)]:.3f} / {p99:.3f} s   (target p99 ≤ 1)")
    print(f"errors            {len(errors):8}   (target 0) {errors[:3] or ''}")
    print(f"memory            {samples[0] if samples else 0:8.0f} → {samples[-1] if samples else 0:.0f} MB, growth {growth:+.1f} MB   (target: flat)")
    return int(rate < 40 or p99 > 1 or bool(errors) or growth > 20)


def run_clients(seconds: float, bodies: list[Iterator[str]]) -> list[Client]:
    """Run a client for each of the ``bodies``, for ``seconds``."""
    until = time.perf_counter() + seconds
    clients = [Client(k, own, until) for k, own in enumerate(bodies)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return clients


if __name__ == "__main__":
    raise SystemExit(main())
