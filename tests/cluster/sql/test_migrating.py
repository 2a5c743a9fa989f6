"""Databases of earlier versions in PostgreSQL: each migration runs, from the first one on."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory

from bot.memory import MEMORY_SCHEMA, MEMORY_VERSION, Memory
from index import ARTICLES_SCHEMA, DATABASE_SETTING, Schema
from index.archive import ARTICLES_VERSION, Store
from index.databases import open_database, read_transaction
from index.databases.migrating import version_of


def create_first(url: str, schema: Schema, *rows: str) -> None:
    """Create the tables of the first version, with rows."""
    engine = open_database(url, DATABASE_SETTING)
    script = ScriptDirectory(str(schema.migrations))
    with (
        engine.begin() as connection,
        EnvironmentContext(Config(), script, fn=lambda revision, _: script._upgrade_revs("0001", revision)) as run,
    ):
        run.configure(connection=connection, transactional_ddl=True)
        run.run_migrations()
        for row in rows:
            connection.execute(sa.text(row))
    engine.dispose()


def version(url: str, schema: Schema) -> str | None:
    engine = open_database(url, DATABASE_SETTING)
    with read_transaction(engine) as connection:
        stored = version_of(connection, schema)
    engine.dispose()
    return stored


def test_articles_of_the_first_version_are_there_after_all_migrations(postgres_url: str) -> None:
    create_first(
        postgres_url,
        ARTICLES_SCHEMA,
        "INSERT INTO articles (id, origin, digest, title) VALUES ('a', 'file:///a.txt', '0', 'Ferries')",
        "INSERT INTO paragraphs VALUES ('a', 0, 'They sail.')",
    )
    with closing(Store(postgres_url)) as store:
        assert [(article.title, article.paragraphs) for article in store.articles()] == [("Ferries", ("They sail.",))]
    assert version(postgres_url, ARTICLES_SCHEMA) == ARTICLES_VERSION


async def test_updates_of_the_first_version_are_there_after_all_migrations(postgres_url: str) -> None:
    create_first(
        postgres_url,
        MEMORY_SCHEMA,
        """INSERT INTO inbox (update_id, chat_id, "update", noted_at) VALUES (5, 7, '{"update_id": 5}', 1)""",
    )
    memory = Memory(postgres_url, bot_id=3)
    assert memory.unfinished() == ['{"update_id": 5}']
    await memory.aclose()
    assert version(postgres_url, MEMORY_SCHEMA) == MEMORY_VERSION


@pytest.mark.parametrize("schema", [ARTICLES_SCHEMA, MEMORY_SCHEMA], ids=["articles", "memory"])
def test_migrated_tables_are_those_of_a_new_database(postgres_url: str, schema: Schema, tmp_path: Path) -> None:
    create_first(postgres_url, schema)
    (Store(postgres_url) if schema is ARTICLES_SCHEMA else Memory(postgres_url, bot_id=1)).close()
    engine = open_database(postgres_url, DATABASE_SETTING)
    with read_transaction(engine) as connection:
        inspector = sa.inspect(connection)
        for table in schema.metadata.sorted_tables:
            columns = {column["name"]: column["nullable"] for column in inspector.get_columns(table.name)}
            assert columns == {column.name: bool(column.nullable) for column in table.columns}
    engine.dispose()
