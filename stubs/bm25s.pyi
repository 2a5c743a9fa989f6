from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

class BM25:
    def __init__(self, k1: float = 1.5, b: float = 0.75, *, method: str = "lucene", backend: str = "numpy") -> None: ...
    def index(self, corpus: Any, *, show_progress: bool = True) -> None: ...
    def save(self, save_dir: str | Path, *, show_progress: bool = True) -> None: ...
    @classmethod
    def load(cls, save_dir: str | Path, *, mmap: bool = False, show_progress: bool = True) -> BM25: ...
    def retrieve(
        self,
        query_tokens: list[list[str]],
        corpus: Sequence[Any] | None = None,
        k: int = 10,
        sorted: bool = True,
        return_as: str = "tuple",
        show_progress: bool = True,
        leave_progress: bool = False,
        n_threads: int = 0,
    ) -> NDArray[np.int32]: ...  # of return_as="documents"
