"""Tsujitsuma (つじつま): checks incident announcements for omissions, hard wording and contradictions."""

__version__ = "0.1.0"
