from collections.abc import Sequence
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

MODEL_DIR: Path
MODEL_FILE: str

class LanguageIdentifier:
    def __init__(
        self,
        nb_ptc: NDArray[Any],
        nb_pc: NDArray[Any],
        nb_classes: list[str],
        tk_nextmove: Sequence[int],
        tk_output: list[int],
        norm_probs: bool = ...,
        *,
        tk_row: Sequence[int],
    ) -> None: ...
    @classmethod
    def from_model_file(cls, model_file: str, norm_probs: bool = ...) -> LanguageIdentifier: ...
    def classify(self, text: str) -> tuple[str, float]: ...
