from .lock import hold_lock as hold_lock
from .report import Progress as Progress
from .report import Report as Report
from .run import index_files as index_files
