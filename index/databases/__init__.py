"""Databases in general, for the articles and for the bot's memory: opening them, their errors, and their versions.

Not for any table: see `index/archive/` and `bot/memory/`.
"""

from __future__ import annotations

from index.databases.copying import CopyingProgress as CopyingProgress
from index.databases.copying import Place as Place
from index.databases.copying import copy_database as copy_database
from index.databases.copying import is_of as is_of
from index.databases.erasing import erase_log as erase_log
from index.databases.erasing import rewrite as rewrite
from index.databases.exclusive import RunElsewhere as RunElsewhere
from index.databases.exclusive import hold_run_lock as hold_run_lock
from index.databases.looking import TablesState as TablesState
from index.databases.looking import check_url as check_url
from index.databases.looking import look_into as look_into
from index.databases.looking import sqlite_file as sqlite_file
from index.databases.looking import state_of_tables as state_of_tables
from index.databases.migrating import Schema as Schema
from index.databases.migrating import is_up_to_date as is_up_to_date
from index.databases.migrating import prepare_tables as prepare_tables
from index.databases.opening import open_database as open_database
from index.databases.opening import raising_store_errors as raising_store_errors
from index.databases.opening import read_text_leniently as read_text_leniently
from index.databases.opening import read_transaction as read_transaction
from index.databases.opening import shown_url as shown_url
from index.databases.opening import without_secrets as without_secrets
from index.databases.outage import Outage as Outage
from index.databases.postgres import is_committed as is_committed
from index.databases.postgres import is_connection_lost as is_connection_lost
from index.databases.postgres import transaction_number as transaction_number
from index.databases.putting import add_rows as add_rows
from index.databases.putting import put_rows as put_rows
