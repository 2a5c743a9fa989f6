"""Telling that a question and the articles are in different languages, and what can be searched then.

Not for the languages' names: the bot says them in the reader's language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

from index.engine import Engine
from index.languages import CAPITALISING_LANGUAGES, find_language, language_code
from index.question import Question, fits_script
from index.text import extract_terms, rate_languages, tell_language, tell_paragraph

MAX_LANGUAGES = 3
"""Maximum number of languages to name."""

_LEAST_SHARE = 0.3
"""Minimum share of function words of another language for a question to be in it."""
_LEAST_LEAD = 2.5
"""Minimum ratio of that share to the one of the articles' language."""
_OWN_SHARE = 0.25
"""Share of function words from which on a question is in a language of the articles."""
_FEWEST_WORDS, _MOST_WORDS = 3, 64
_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
"""The English ending, which alone would be a word of other languages."""


def is_foreign(question: Question, languages: Collection[str], has_others: bool = False) -> bool:
    """Return whether a question isn't in one of the articles' languages, as far as its reading tells.

    That is so if it was read in another one, if no word of it is in the articles' script, if a name had to be looked up
    in a script that isn't the question's, or if its function words are of another one. `has_others` says that some
    articles are in languages that no module knows: words then tell nothing, since the question may be in one of these.
    """
    if not languages:
        return False
    if question.language not in languages:
        return True
    if question.listing:
        return False  # /latest names nothing to search for
    if any(not fits_script(meant, question.language) for _, meant in question.corrected):
        return True
    return not has_others and _looks_foreign(question.whole_text, tuple(languages))


@lru_cache(maxsize=64)  # asked when a question is understood, when it is answered, and for what the answer says
def _looks_foreign(text: str, languages: tuple[str, ...]) -> bool:
    words = _WORD.findall(text) or [text]
    return not any(fits_script(word, code) for word in words for code in languages) or _is_in_another(text, languages)


def search_for_names(engine: Engine, question: Question, languages: tuple[str, ...] | None = None) -> Question:
    """Return a foreign question with only the names and numbers that the articles have, if it has any.

    `languages` are those of the articles, if not all that the index has.
    """
    languages, has_others = engine.coverage.languages if languages is None else languages, engine.coverage.has_others
    if question.small_talk or question.listing or not is_foreign(question, languages, has_others):
        return question
    question = _with_terms_of(engine, question, languages)
    written_as_names = _written_as_names(question, languages) | _terms_of_places(question, languages)
    kept = frozenset(
        term
        for term in question.terms
        if _is_name_or_number(engine, term) or (term in written_as_names and engine.holds(term))
    )
    if len(kept) == len(set(question.terms)) or not kept.issuperset(question.speaker):
        return question
    if not kept and question.language in languages and not _is_in_another(question.whole_text, languages):
        return question  # in a script that no module knows: the articles may have its words
    topic = tuple(term for term in question.topic if term in kept)
    return replace(
        question,
        terms=tuple(term for term in question.terms if term in kept),
        topic=topic,
        topic_text=question.topic_text if topic else "",
        terms_with_dates=tuple(term for term in question.terms_with_dates if term in kept),
    )


def _with_terms_of(engine: Engine, question: Question, languages: Collection[str]) -> Question:
    """Return a question with the terms that its words have in the articles' languages, where only these are held."""
    meant = (word for _, meant in question.corrected for word in _WORD.findall(meant))
    words = (*_WORD.findall(question.whole_text)[:_MOST_WORDS], *meant)
    terms = [(term, word) for word in dict.fromkeys(words) for term in extract_terms(word, question.language)]
    others = {term: _terms_in(word, languages) for term, word in terms if term in question.terms}
    engine.prefetch_terms((*question.terms, *(other for terms in others.values() for other in terms)))
    replaced = {
        term: held
        for term, each in others.items()
        if not engine.holds(term) and (held := next(filter(engine.holds, each), None))
    }
    if not replaced:
        return question

    def read(terms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(replaced.get(term, term) for term in terms)

    return replace(
        question,
        terms=read(question.terms),
        speaker=read(question.speaker),
        topic=read(question.topic),
        terms_with_dates=read(question.terms_with_dates),
    )


def _written_as_names(question: Question, languages: Collection[str]) -> frozenset[str]:
    """Return the terms of what a question writes as names, if the articles' capitals tell nothing, as in German."""
    text = question.whole_text
    if not CAPITALISING_LANGUAGES.issuperset(languages) or text.isupper():
        return frozenset()
    names = [word for word in _WORD.findall(text)[:_MOST_WORDS] if word[0].isupper()]
    names += [meant for _, meant in question.corrected]
    return frozenset(term for name in names for term in _terms_in(name, (question.language, *languages)))


def _terms_of_places(question: Question, languages: Collection[str]) -> frozenset[str]:
    """Return the terms of the places that a question or the articles call by several words: United States."""
    places = (meant for typed, meant in question.corrected if " " in typed or " " in meant)
    return frozenset(term for place in places for term in _terms_in(place, (question.language, *languages)))


def _terms_in(word: str, languages: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term for code in languages for term in extract_terms(word, code)))


def languages_to_name(
    engine: Engine, question: Question, shown: Iterable[tuple[str, str]], is_found: bool
) -> tuple[str, ...]:
    """Return the codes of the articles' languages, most first; none if one is the question's.

    If articles are found, these are the languages of what is `shown`, the id of each article with the text of a
    paragraph or nothing; otherwise, those of all articles.
    """
    coverage = engine.coverage
    if not coverage.languages:
        return ()
    foreign = is_foreign(question, coverage.languages, coverage.has_others)
    if is_found and not foreign and len(coverage.languages) == 1:
        return ()
    if is_found:
        codes = tuple(dict.fromkeys(_language_shown(engine, *pair) for pair in dict.fromkeys(shown)))
        return codes if "" not in codes and is_foreign(question, codes) else ()
    return coverage.main_languages[:MAX_LANGUAGES] if foreign and not coverage.has_others else ()


def _language_shown(engine: Engine, article_id: str, text: str) -> str:
    """Return the code of the language of a paragraph of an article; of the article, if it is empty."""
    code = language_of(engine, article_id)
    if not (code and text):
        return code
    return tell_paragraph(text, code) or (code if engine.head(article_id).language else "")


def _is_name_or_number(engine: Engine, term: str) -> bool:
    return engine.holds(term) and (engine.is_name(term) or any(map(str.isdigit, term)))


def language_of(engine: Engine, article_id: str) -> str:
    """Return the code of an article's language; "" if no module knows it."""
    if tag := engine.head(article_id).language:
        return language_code(tag) or ""
    article = engine.article(article_id)
    texts = (article.title, *article.paragraphs)
    code = tell_language(texts)
    return code if fits_script("".join(texts), code) else ""


@lru_cache(maxsize=256)
def _is_in_another(text: str, languages: tuple[str, ...]) -> bool:
    """Return whether the words of a text are of a language that no article is in.

    Most texts have function words of the articles' languages: only for others are all languages read.
    """
    text = _POSSESSIVE.sub("", text)
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _FEWEST_WORDS:
        return False
    known = [language for code in languages if (language := find_language(code))]
    own = max((sum(word in lang.stop_words | lang.question_words for word in words) for lang in known), default=0)
    if own >= _OWN_SHARE * len(words):
        return False
    best = max((share for code, share in rate_languages(text).items() if code not in languages), default=0.0)
    return best >= max(_LEAST_SHARE, _LEAST_LEAD * own / len(words))
