"""Alembic's migrations of the saved work."""
