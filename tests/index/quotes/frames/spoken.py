"""What the tests of frames look at in quotations."""

from index.quotes.finder import find_quotes


def speakers(code: str, *paragraphs: str) -> list[str | None]:
    """Return the speaker of each quotation of an article."""
    return [quote.speaker for quote in find_quotes(paragraphs, "", code)]


def printed(code: str, *paragraphs: str) -> list[str | None]:
    """Return the speaker of each quotation that may be printed with it."""
    return [quote.speaker for quote in find_quotes(paragraphs, "", code) if quote.certain]


def words(code: str, *paragraphs: str) -> list[tuple[str | None, str]]:
    """Return the speaker and the words of each quotation."""
    return [(quote.speaker, quote.text) for quote in find_quotes(paragraphs, "", code)]
