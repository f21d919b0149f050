"""Brings a database to the schema of this program, by Alembic's migrations, and says whether it is there already."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from muniment.cabinet import database
from muniment.cabinet.faults import StoreTooNew
from muniment.errors import StoreDamaged

MIGRATIONS = Path(__file__).parent / "migrations"

REVISION = "0006"
"""The newest migration: the schema that `tables` describes."""


def is_current(engine: Engine) -> bool:
    """Whether nothing is left to migrate. Alembic is not loaded for it: it would slow every start."""
    return _revision(engine) == REVISION


def bring_up_to_date(
    engine: Engine, file: Path, migrations: Path = MIGRATIONS, *, to: str = "head", keep_copy: bool = True
) -> None:
    """Run the migrations that the database has not seen, all in one transaction, by the one who holds the writer lock.

    Before a database that has papers is changed, a copy is put beside it, named after the schema that it gets, unless
    it is not to be kept. `to` names the last migration to run. Raises StoreTooNew where that one, or one that the
    database has seen, is not known to this program.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    known = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    found = _revision(engine)
    for asked in (found, to):
        if asked not in (None, "head", *known):
            raise StoreTooNew(f"{file}: schema {asked}")
    if found is not None and found != known[0] and keep_copy:
        database.copy(file, file.with_name(f"{file.stem}-before-schema-{known[0]}{file.suffix}"))
    # A table that other tables refer to can only be made anew while SQLite does not watch the references; they are
    # checked at the end (https://sqlite.org/lang_altertable.html, "Making other kinds of table schema changes").
    changing = database.connect(file, writable=True, references_watched=False)
    try:
        with database.for_writing(changing).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, to)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise StoreDamaged(f"{file}: {len(broken)} references lead nowhere")
    finally:
        changing.dispose()


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
