from .engine import ClusterEngine as ClusterEngine
from .engines import ClusterEngines as ClusterEngines
