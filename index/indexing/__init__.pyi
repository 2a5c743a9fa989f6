from .report import Progress as Progress
from .report import Report as Report
from .run import index_files as index_files
from .store import open_database as open_database
from .store import reading as reading
from .store import translated as translated
