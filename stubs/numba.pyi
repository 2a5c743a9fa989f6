from collections.abc import Callable
from typing import Any

class _Config:
    CACHE_DIR: str

config: _Config

def njit(*, nogil: bool = False, error_model: str = "python") -> Callable[[Callable[..., Any]], Any]: ...
def cfunc(signature: Any) -> Callable[[Callable[..., Any]], Any]: ...
def carray(pointer: Any, shape: Any, dtype: Any) -> Any: ...

types: Any
