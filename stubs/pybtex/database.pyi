from collections.abc import Mapping, Sequence

class Person:
    first_names: Sequence[str]
    middle_names: Sequence[str]
    prelast_names: Sequence[str]
    last_names: Sequence[str]
    lineage_names: Sequence[str]

class Entry:
    type: str
    fields: Mapping[str, str]
    persons: Mapping[str, Sequence[Person]]

class BibliographyData:
    entries: Mapping[str, Entry]

def parse_string(value: str, bib_format: str) -> BibliographyData: ...
