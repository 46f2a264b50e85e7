"""Checks (検査): one file a kind; many rules a kind, as data in ``style_rules/``."""
