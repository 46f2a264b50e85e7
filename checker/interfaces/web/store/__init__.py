"""Saved work: one table, SQLite by default, PostgreSQL by URL. Nothing is here unless someone chose to keep it."""
