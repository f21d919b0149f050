"""Run by Alembic: the steps go through the connection, and the transaction, of the one who called."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
