from collections.abc import Set

class OpencorporaTag:
    POS: str | None
    gender: str | None
    case: str | None
    number: str | None
    def __contains__(self, grammeme: str) -> bool: ...

class Parse:
    word: str
    tag: OpencorporaTag
    normal_form: str
    score: float
    is_known: bool
    lexeme: list[Parse]
    def inflect(self, required_grammemes: Set[str]) -> Parse | None: ...

class MorphAnalyzer:
    def __init__(self, lang: str | None = None) -> None: ...
    def parse(self, word: str) -> list[Parse]: ...
