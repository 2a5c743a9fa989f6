from .lock import hold_lock as hold_lock
from .report import Progress as Progress
from .report import Report as Report
from .run import index_files as index_files
from .store import open_database as open_database
from .store import raising_store_errors as raising_store_errors
from .store import read_transaction as read_transaction
