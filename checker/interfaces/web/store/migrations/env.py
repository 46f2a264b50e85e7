"""Alembic's way in: run the migrations on the engine that ``migrate.py`` passes."""

from __future__ import annotations

from alembic import context

from checker.interfaces.web.store.tables import Base

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
