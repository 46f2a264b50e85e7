"""BLAKE2b as ``hashlib`` has it, without OpenSSL: loading that costs 3 ms and 4 MB of a cold start, and adds nothing here."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # what hashlib.blake2b is
except ImportError:  # a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
