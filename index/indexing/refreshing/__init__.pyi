from .report import RefreshReport as RefreshReport
from .report import SourceReport as SourceReport
from .run import RefreshOptions as RefreshOptions
from .run import Web as Web
from .run import refresh as refresh
