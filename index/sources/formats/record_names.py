"""The names that records of news have for an article's parts, and how one is looked up in a record.

They come from exports, datasets and programming interfaces: NewsAPI, news-please, CC-News, trafilatura, the Guardian's
and the New York Times's, schema.org, Elasticsearch, Strapi. Case, blanks, hyphens and underscores don't count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from index.sources.formats.field_values import is_missing
from index.sources.formats.options import ReadingOptions

_NOT_LETTERS = re.compile(r"[\W_]+")


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split())


SUMMARY = "summary"
"""Part that stands for the text where a record has no text."""

DOMAIN = "domain"
"""Part that stands for the outlet where a record doesn't name it."""

NAMES: Mapping[str, tuple[str, ...]] = {  # the best first
    "title": _listed(
        "title headline posttitle webtitle articletitle articleheadline newstitle newsheadline storytitle"
        " titletext pagetitle subject name"
    ),
    "text": _listed(
        "maintext articlebody fulltext bodytext articletext articlecontent newstext newscontent storytext text body"
        " content encoded contenttext textcontent postcontent contenthtml bodyhtml htmlcontent html article story"
        " paragraphs document plaintext rawtext"
    ),
    SUMMARY: _listed(
        "description summary abstract excerpt postexcerpt leadparagraph lead standfirst trailtext shortdescription"
        " snippet teaser dek"
    ),
    "date": _listed(
        "dategmt postdategmt publishedgmt datepublished publishedat publishedon publisheddate publisheddatetime"
        " publishedtime datepublish publishdate publishdatetime publishtime publishat pubdate pubdatetime"
        " publicationdate publicationdatetime publicationtime dateofpublication webpublicationdate"
        " firstpublicationdate firstpublished datetime published issued dateissued date articledate newsdate"
        " storydate postdate postedat postedon dateposted releasedate displaydate timestamp time createdat"
        " createdon datecreated created createddate creationdate"
    ),
    "modified": _listed(
        "modifiedgmt postmodifiedgmt datemodified modifiedat modifiedon modifieddate modifiedtime datemodify updatedat"
        " updatedon updateddate updatedtime dateupdated lastmodified lastmodifieddate lastupdated lastupdate"
        " lastupdatedat updated modified postmodified editedat edited"
    ),
    "url": _listed(
        "url link permalink canonicalurl canonicallink weburl webpageurl articleurl articlelink newsurl newslink"
        " storyurl posturl originalurl shareurl pageurl href canonical mainentityofpage uri guid id"
    ),
    "source": _listed(
        "sourcename sourcetitle source publication publicationname publisher publishername outlet outletname newspaper"
        " newspapername sitename medianame mediaoutlet mediaoutletname provider providername newsagency agency"
        " newssource journal magazine feedname feedtitle channelname channel ispartof"
    ),
    DOMAIN: _listed("sourcedomain domain hostname sourcehostname site website sitefull host"),
    "author": _listed(
        "author authors byline authorname authornames articleauthor creator writer writers reporter reporters"
        " journalist contributor contributors postauthor"
    ),
    "language": _listed("language lang inlanguage languagecode langcode articlelanguage metalang locale"),
    "id": _listed("id guid uuid articleid newsid docid documentid storyid postid identifier uri"),
    "guid": _listed("guid uuid identifier uri id"),
    "status": _listed("status poststatus publishstatus"),
}
"""Names of each part of an article, simplified, in order of preference."""

_WRAPPERS = frozenset(
    _listed("article attributes fields data doc document item post story news entry node metadata meta thread record")
    + NAMES["text"]
)
_ELASTICSEARCH = "_source"  # the record itself; any other "source" is an outlet
_KNOWN = frozenset(name for names in NAMES.values() for name in names) | _WRAPPERS


@lru_cache(10_000)
def simplified(name: str) -> str:
    """Return a name without case, prefix, spaces and punctuation: "dc:Date_Published" gives "datepublished"."""
    return _NOT_LETTERS.sub("", name[:200].rpartition(":")[2].casefold())


def is_known(name: str) -> bool:
    """Return whether a record's name is that of a part of an article, or of what may surround one."""
    return simplified(name) in _KNOWN


class Fields:
    """The values of a record, by the parts of an article; columns in `options` count instead of NAMES."""

    def __init__(self, record: Mapping[str, object], options: ReadingOptions) -> None:
        self._record = record
        self._options = options
        self._values: dict[str, tuple[str, object]] = {}
        self.names: set[str] = set()
        """Names that it has, simplified, with a value or without."""
        self._add(record)
        for name, value in record.items():
            if isinstance(value, dict) and _is_wrapper(name):
                self._add(value)

    def _add(self, values: Mapping[str, object]) -> None:
        for name, value in values.items():
            if name == _ELASTICSEARCH:
                continue
            simple = simplified(name)
            self.names.add(simple)
            if simple not in self._values and not is_missing(value):
                self._values[simple] = (name, value)

    def of(self, part: str) -> Iterator[tuple[str, object]]:
        """Yield the names and values that the record has for a part of an article, the best first."""
        if column := self._column_of(part):
            if not is_missing(value := self.column(column)):
                yield column, value
            return
        for name in NAMES[part]:
            if (field := self._values.get(name)) is not None:
                yield field

    def _column_of(self, part: str) -> str | None:
        """Return the column that the reader of the file named for a part."""
        if column := self._options.columns.get(part):
            return column
        usual = self._options.usual_columns.get(part)
        return usual if usual and self.has_column(usual) else None

    def column(self, name: str) -> object:
        """Return the value under a name that the reader of the file gave: its own, or a path like "source.name"."""
        if name in self._record:
            return self._record[name]
        if (field := self._values.get(simplified(name))) is not None:
            return field[1]
        value: object = self._record
        for step in name.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        return value

    def has_column(self, name: str) -> bool:
        """Return whether the record has a name that the reader of the file gave, with a value or without."""
        return name in self._record or simplified(name) in self.names or self.column(name) is not None

    @property
    def given_names(self) -> list[str]:
        """Names of the record, as the file has them."""
        return list(self._record)

    def has_name(self, part: str) -> bool:
        """Return whether the record has a name for a part of an article, with a value or without."""
        column = self._column_of(part)
        return self.has_column(column) if column else not self.names.isdisjoint(NAMES[part])

    def has(self, part: str) -> bool:
        """Return whether the record has a value for a part of an article."""
        return next(self.of(part), None) is not None


def _is_wrapper(name: str) -> bool:
    return name == _ELASTICSEARCH or simplified(name) in _WRAPPERS
