"""How a database comes to the schema of this program."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import Engine, inspect

from muniment.cabinet import database, schema
from muniment.cabinet.faults import StoreTooNew
from muniment.cabinet.store import Store
from muniment.cabinet.tables import Row
from muniment.errors import StoreDamaged
from tests.filed import TYPES, add_invoice

_NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{down}"


def upgrade() -> None:
    op.add_column("papers", sa.Column("shelf", sa.String(), nullable=True))
    {last}
"""


def described(engine: Engine) -> dict[str, Any]:
    """Every table that the metadata knows, as SQLite describes it; the order of keys and indices does not matter."""
    tables = {}
    with engine.connect() as connection:
        for name in Row.metadata.tables:
            sql = connection.exec_driver_sql(f"SELECT sql FROM sqlite_schema WHERE name = '{name}'").scalar_one()
            tables[name] = {
                "columns": connection.exec_driver_sql(f"PRAGMA table_xinfo({name})").all(),
                "keys": sorted(row[2:] for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list({name})")),
                "indices": sorted(
                    (index[1:], connection.exec_driver_sql(f"PRAGMA index_info({index[1]})").all())
                    for index in connection.exec_driver_sql(f"PRAGMA index_list({name})").all()
                    if not index[1].startswith("sqlite_autoindex")
                ),
                "constraints": sorted(re.findall(r"CONSTRAINT \w+ \w+", sql)),
                "numbers": "AUTOINCREMENT" in sql,
            }
    return tables


def migrated(folder: Path) -> Engine:
    engine = database.connect(folder / "cabinet.db", writable=True)
    schema.bring_up_to_date(engine, folder / "cabinet.db")
    return engine


def later_migrations(folder: Path, last: str = "pass") -> Path:
    """The migrations of a Muniment that is one step newer."""
    shutil.copytree(schema.MIGRATIONS, folder / "migrations")
    step = _NEXT_STEP.format(down=schema.REVISION, last=last)
    (folder / "migrations" / "versions" / "m9999_a_shelf.py").write_text(step)
    return folder / "migrations"


def test_the_migrated_schema_is_that_of_the_tables(data_directory: Path) -> None:
    engine = migrated(data_directory)
    fresh = database.connect(data_directory / "fresh.db", writable=True)
    Row.metadata.create_all(fresh)
    assert described(engine) == described(fresh)
    others = set(inspect(engine).get_table_names()) - set(Row.metadata.tables)
    assert {name for name in others if not name.startswith(("paper_search", "near_words"))} == {"alembic_version"}


def old_cabinet(folder: Path, tmp_path: Path) -> None:
    """A database as the first Muniment left it, with one paper, its words as it packed them, and one correction."""
    migrations = tmp_path / "first-migrations"
    shutil.copytree(schema.MIGRATIONS, migrations)
    for later in (migrations / "versions").glob("m*.py"):
        if not later.name.startswith("m0001"):
            later.unlink()
    file = folder / "cabinet.db"
    engine = database.connect(file, writable=True)
    schema.bring_up_to_date(engine, file, migrations)
    engine.dispose()
    packed = msgspec.msgpack.encode
    words = [["Nordlicht", [50.0, 50.0, 104.0, 62.0], 0.9], ["NM-2031", [50.0, 70.0, 92.0, 82.0], 0.8]]
    now = "2025-03-14 12:00:00.000000"
    with sqlite3.connect(file) as old:
        old.execute(
            "INSERT INTO papers VALUES (7, ?, 'a.pdf', '/papers/a.pdf', 'application/pdf', 2, ?, 0, 'invoice', 0.97, "
            "'a reason', 'Nordlicht', '', '2025-03-14')",
            ("a" * 64, now),
        )
        old.execute("INSERT INTO pages VALUES (7, 1, 595, 842, 'text-layer', ?)", (packed([words, [[0, 1], [1, 2]]]),))
        old.execute(
            "INSERT INTO verdicts VALUES (7, 'invoice', 0.97, ?, 'test-release-1', ?, ?)",
            (packed(["a reason"]), packed([1]), now),
        )
        old.execute(
            "INSERT INTO findings VALUES (1, 7, 0, 'invoice_number', 'NM-2031', 'NM-2031', 1, ?, 0.8, ?)",
            (packed([1]), packed([])),
        )
        old.execute("INSERT INTO operations VALUES (1, 'retype', 'type changed to invoice', ?, NULL, 0)", (now,))
        old.execute("INSERT INTO corrections VALUES (1, 1, 7, 'retype', 'invoice', NULL, NULL, 'test-release-1')")
        old.execute(
            "INSERT INTO paper_search (rowid, name, body, found) VALUES (7, 'a.pdf', 'Nordlicht NM-2031', 'NM-2031')"
        )
    old.close()


def test_the_papers_of_the_first_muniment_are_all_there_after_the_migration(
    data_directory: Path, tmp_path: Path
) -> None:
    old_cabinet(data_directory, tmp_path)
    with Store(data_directory, TYPES) as store:
        paper = store.paper(7)
        assert (paper.name, paper.type_by_person, paper.reasons) == ("a.pdf", True, ("a reason",))
        assert (paper.first_page, paper.part_of, paper.reading.page_count) == (1, None, 2)
        (page,) = paper.reading.pages
        assert (page.text, page.turn, page.codes) == ("Nordlicht\nNM-2031", 0, ())
        assert paper.verdict.parts == ()
        (summary,) = store.papers()
        assert (summary.date, summary.added_at.year, summary.parts) == ("2025-03-14", 2025, 0)
        assert store.find("a" * 64) == 7
        assert [hit.paper.paper_id for hit in store.search("nordlicht").hits] == [7]
        assert [hit.near for hit in store.search("nordlihct").hits] == [True]
        assert store.search("invoice number = nm-2031").total == 1
        assert store.undo() == "type changed to invoice"
        assert add_invoice(store) == 8


def test_a_migration_that_would_leave_references_to_nothing_is_refused(data_directory: Path, tmp_path: Path) -> None:
    with Store(data_directory, TYPES) as store:
        number = add_invoice(store)
    file = data_directory / "cabinet.db"
    engine = database.connect(file, writable=True)
    with pytest.raises(StoreDamaged):
        schema.bring_up_to_date(engine, file, later_migrations(tmp_path, 'op.execute("DELETE FROM papers")'))
    engine.dispose()
    with Store(data_directory, TYPES) as store:
        assert store.paper(number).name == "nordlicht.pdf"


def test_the_newest_migration_is_the_one_that_the_program_expects(data_directory: Path) -> None:
    engine = database.connect(data_directory / "cabinet.db", writable=True)
    assert not schema.is_current(engine)
    schema.bring_up_to_date(engine, data_directory / "cabinet.db")
    assert schema.is_current(engine)


def test_a_new_database_needs_no_copy(data_directory: Path) -> None:
    Store(data_directory, TYPES).close()
    assert [path.name for path in data_directory.glob("*.db")] == ["cabinet.db"]


def test_a_database_with_papers_is_copied_before_a_later_migration(data_directory: Path, tmp_path: Path) -> None:
    with Store(data_directory, TYPES) as store:
        add_invoice(store)
    file = data_directory / "cabinet.db"
    engine = database.connect(file, writable=True)
    schema.bring_up_to_date(engine, file, later_migrations(tmp_path))
    assert "shelf" in [column["name"] for column in inspect(engine).get_columns("papers")]
    copy = data_directory / "cabinet-before-schema-9999.db"
    assert copy.stat().st_mode & 0o077 == 0
    assert sqlite3.connect(copy).execute("SELECT name FROM papers").fetchall() == [("nordlicht.pdf",)]
    assert "shelf" not in [row[1] for row in sqlite3.connect(copy).execute("PRAGMA table_info(papers)")]


def test_a_migration_that_fails_leaves_the_database_as_it_was(data_directory: Path, tmp_path: Path) -> None:
    with Store(data_directory, TYPES) as store:
        number = add_invoice(store)
    file = data_directory / "cabinet.db"
    engine = database.connect(file, writable=True)
    with pytest.raises(RuntimeError, match="half way"):
        schema.bring_up_to_date(engine, file, later_migrations(tmp_path, 'raise RuntimeError("half way")'))
    engine.dispose()
    with Store(data_directory, TYPES) as store:
        assert store.paper(number).name == "nordlicht.pdf"
    assert "shelf" not in [row[1] for row in sqlite3.connect(file).execute("PRAGMA table_info(papers)")]


@pytest.mark.parametrize("writable", [True, False])
def test_a_database_of_a_newer_program_is_left_alone(data_directory: Path, tmp_path: Path, writable: bool) -> None:
    Store(data_directory, TYPES).close()
    file = data_directory / "cabinet.db"
    engine = database.connect(file, writable=True)
    schema.bring_up_to_date(engine, file, later_migrations(tmp_path))
    engine.dispose()
    before = file.read_bytes()
    with pytest.raises(StoreTooNew):
        Store(data_directory, TYPES, writable=writable)
    assert file.read_bytes() == before
