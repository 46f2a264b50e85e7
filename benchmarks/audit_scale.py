"""How an audit grows: replies made of templates × responders × values with planted contradictions.

    python benchmarks/audit_scale.py [--sizes 1000,10000] [--jobs N] [--no-meaning] [--write FILE.csv]

Prints seconds, replies/s and peak memory for each size, and the slope of log(seconds) over log(replies): 1 is linear.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OFFICIAL = """【統一回答(2025年6月2日)】
・対象:2025年5月20日までに会員登録したお客様 23,415名
・含まれる情報:氏名、住所、メールアドレス
・クレジットカード情報は含まれない。
・お願い:パスワードの変更をお願いする。
・返金:予定はない。
・個人情報保護委員会への報告:5月30日に報告済み。
・サイトの再開:時期は決まっていない。
・窓口:0120-000-915(平日9時~18時)
"""
HELLO = ("お問い合わせありがとうございます。", "ご連絡をいただき、ありがとうございます。", "平素よりご利用いただき、厚く御礼申し上げます。", "")
SORRY = ("ご心配をおかけし、誠に申し訳ございません。", "このたびはご迷惑をおかけし、深くお詫び申し上げます。", "")
CLOSE = ("どうぞよろしくお願いいたします。", "ご不明な点は窓口までお問い合わせください。", "")
# Question, right answers, wrong answers.
TOPICS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("何人が対象ですか。", ("対象のお客様は23,415名です。", "対象は約2万3千名のお客様でございます。"), ("対象のお客様は{n:,}名です。",)),
    ("カードの情報は漏れましたか。", ("クレジットカード情報は含まれておりません。", "カード番号は対象に含まれません。"),
     ("クレジットカード情報も含まれております。",)),
    ("パスワードはどうすればよいですか。", ("パスワードの変更をお願いいたします。", "お早めにパスワードを変更してください。"),
     ("パスワードの変更は不要です。",)),
    ("返金はありますか。", ("返金の予定はございません。", "ご返金はいたしかねます。"), ("年会費を返金いたします。",)),
    ("国には報告しましたか。", ("個人情報保護委員会へ5月30日に報告しております。",), ("個人情報保護委員会への報告はしておりません。",)),
    ("いつ再開しますか。", ("サイトの再開の時期は決まっておりません。", "再開の日は未定でございます。"), ("サイトは6月{d}日に再開いたします。",)),
    ("電話は何時までですか。", ("窓口は0120-000-915、平日9時から18時まで承ります。",), ("窓口は0120-000-915、平日9時から{h}時まで承ります。",)),
    ("いつ分かったのですか。", ("不正アクセスが判明したのは5月26日です。",), ("不正アクセスが判明したのは5月{e}日です。",)),
)
WRONG = 0.02


def rows(count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """Yield ``count`` replies of 40 responders over 30 days; about 2 % of them say something wrong."""
    chance = random.Random(seed)
    start = datetime.datetime(2025, 6, 2, 9)
    for number in range(1, count + 1):
        picked = chance.sample(TOPICS, chance.choice((1, 1, 2, 3)))
        body = []
        for _, right, wrong in picked:
            words = chance.choice(wrong if chance.random() < WRONG else right)
            body.append(words.format(
                n=chance.choice((20000, 24315, 32415)), d=chance.randint(5, 25), h=chance.choice((17, 20)), e=chance.randint(20, 28)))
        responder = f"担当{chance.randint(1, 40):02}"
        own = f"{responder}でございます。" if chance.random() < 0.3 else ""
        at = start + datetime.timedelta(days=chance.randint(0, 29), minutes=chance.randint(0, 539))
        yield {
            "チケット番号": f"T{number:07}", "日時": at.strftime("%Y-%m-%d %H:%M"), "担当者": responder,
            "質問": picked[0][0],
            "回答": "".join((chance.choice(HELLO), own, chance.choice(SORRY), *body, chance.choice(CLOSE))),
        }


def write(path: Path, count: int) -> None:
    """Write ``count`` replies as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ("チケット番号", "日時", "担当者", "質問", "回答"))
        table.writeheader()
        table.writerows(rows(count))


def measure(count: int, jobs: str, options: Sequence[str] = ()) -> tuple[float, float, int]:
    """Audit ``count`` replies in a process of its own; return seconds, peak memory in MB, and conflicts found."""
    with tempfile.TemporaryDirectory() as folder:
        replies, official, out = (Path(folder) / name for name in ("replies.csv", "official.txt", "out.json"))
        write(replies, count)
        official.write_text(OFFICIAL, encoding="utf-8")
        command = [sys.executable, "-c", _CHILD, "audit", str(replies), "--official", str(official), "--format", "json",
                   "--examples", "3", "--jobs", jobs, "--out", str(out), "--exit-zero", *options]
        begin = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        seconds = time.perf_counter() - begin
        return seconds, float(done.stdout), len(json.loads(out.read_text(encoding="utf-8"))["conflicts"])


# Peak memory of the process and of its workers together, as an upper bound; kilobytes on Linux, bytes on macOS.
_CHILD = """
import resource, sys
from checker.interfaces.cli.main import main
if __name__ == "__main__":
    code = main(sys.argv[1:])
    peak = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(peak / (1024 if sys.platform != "darwin" else 1024 * 1024))
    sys.exit(code)
"""


def slope(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the least-squares slope of log(seconds) over log(replies)."""
    xs, ys = [math.log(s) for s in sizes], [math.log(s) for s in seconds]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum((x - mx) ** 2 for x in xs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--jobs", default=str(os.cpu_count() or 1))
    parser.add_argument("--no-meaning", action="store_true", help="by the axes alone")
    parser.add_argument("--write", type=Path, help="only write the replies of the first size to this CSV")
    args = parser.parse_args()
    sizes = [int(size) for size in args.sizes.split(",")]
    if args.write:
        write(args.write, sizes[0])
        return
    times = []
    for size in sizes:
        seconds, peak, conflicts = measure(size, args.jobs, ("--no-meaning",) if args.no_meaning else ())
        times.append(seconds)
        print(f"{size:>9,} replies: {seconds:8.1f} s {size / seconds:9,.0f} replies/s {peak:7,.0f} MB peak {conflicts:4} conflicts", flush=True)
    if len(sizes) > 1:
        print(f"slope of log(seconds) over log(replies): {slope(sizes, times):.2f}")


if __name__ == "__main__":
    main()
