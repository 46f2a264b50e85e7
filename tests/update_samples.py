"""Write the expected reports of all samples anew: ``python -m tests.update_samples``. Read the difference before you commit it."""

from __future__ import annotations

from tests.snapshots import dump, expected_path, notices, reduced


def main() -> None:
    """Write one file a sample and say which changed."""
    for sample in notices():
        path, new = expected_path(sample), dump(reduced(sample))
        if not path.exists() or path.read_text(encoding="utf-8") != new:
            path.write_text(new, encoding="utf-8")
            print(f"changed: {path.name}")


if __name__ == "__main__":
    main()
