"""Write textlint's verdicts on the sentences of tests/data/textlint/sentences.txt to reference.json beside them.

Usage: python benchmarks/textlint_reference.py FOLDER
    FOLDER: where ``npm install textlint@15 textlint-rule-preset-ja-technical-writing@12`` was run
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "tests/data/textlint"
PRESET = "preset-ja-technical-writing"


def version(folder: Path, package: str) -> str:
    """Return the installed version of an npm package."""
    found = json.loads((folder / "node_modules" / package / "package.json").read_text(encoding="utf-8"))
    return f"{package} {found['version']}"


def verdicts(folder: Path, sentences: list[str]) -> list[list[str]]:
    """Return the rule ids that textlint reports, sentence by sentence."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / ".textlintrc.json").write_text(json.dumps({"rules": {PRESET: True}}), encoding="utf-8")
        files = []
        for i, sentence in enumerate(sentences):
            files.append(work / f"{i:03}.txt")
            files[-1].write_text(sentence + "\n", encoding="utf-8")
        script = folder / "node_modules/textlint/bin/textlint.js"
        call = ["node", str(script), "-c", str(work / ".textlintrc.json"), "-f", "json"]
        done = subprocess.run([*call, *map(str, files)], cwd=folder, capture_output=True, text=True, check=False)
        found = {Path(r["filePath"]).name: r["messages"] for r in json.loads(done.stdout)}
    short = [[m["ruleId"].partition("/")[2] for m in found.get(f.name, [])] for f in files]
    return [sorted(set(rules)) for rules in short]


def main() -> None:
    """Run textlint and write the reference."""
    folder = Path(sys.argv[1])
    sentences = (DATA / "sentences.txt").read_text(encoding="utf-8").split("\n")[:-1]
    rows = [{"text": s, "rules": r} for s, r in zip(sentences, verdicts(folder, sentences), strict=True)]
    made = [version(folder, "textlint"), version(folder, f"textlint-rule-{PRESET}")]
    tree = {"made_with": made, "rows": rows}
    (DATA / "reference.json").write_text(json.dumps(tree, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(rows)} sentences, {sum(bool(r['rules']) for r in rows)} with a verdict, {', '.join(made)}")


if __name__ == "__main__":
    main()
