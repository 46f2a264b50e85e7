"""``python -m checker``: the same as the command ``tsujitsuma``."""

from checker.interfaces.cli import run

if __name__ == "__main__":
    run()
