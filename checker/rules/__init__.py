"""Reading and selecting the rules of ``style_rules/``. Imports domain only."""
