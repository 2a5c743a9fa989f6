"""Articles in a .zip file: each member is read by the format of its name, like a file in a folder.

A Substack export is one, too, whose table of posts goes with the files of their texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from index.sources.formats.format import Format, Input, Record
from index.sources.formats.registry import registered_formats, suffix_of
from index.sources.formats.single_articles import digest, single_record
from index.sources.formats.unpacking import read_head
from index.sources.formats.zip_members import Members, failure, open_archive, shown

if TYPE_CHECKING:
    from zipfile import ZipInfo


def records(given: Input) -> Iterator[Record]:
    """Yield the articles in all members. Raises ValueError if the archive can't be read or may be a bomb."""
    from index.sources.formats.substack import folder_of_export, records_of_export

    with open_archive(given) as archive:
        members = Members(archive, given)
        if (folder := folder_of_export(archive.namelist())) is not None:
            yield from records_of_export(members, folder)
            return
        for info in members.usable():
            if registered_formats().formats_of(info.filename):
                yield from _records_of(info, members)
            else:
                suffix = suffix_of(info.filename)[:20]
                members.pass_over(f"{suffix} files" if suffix.isprintable() and suffix else "files without an ending")


def _records_of(info: ZipInfo, members: Members) -> Iterator[Record]:
    """Yield the articles in a member; whatever is wrong with it affects this member alone."""
    place = f"member {shown(info.filename)}"
    raw = f"{info.filename}\0{info.CRC}".encode(errors="surrogatepass")
    try:
        with members.opened(info) as stream:
            yield from _read(info.filename, place, stream, members.given)
    except Exception as error:  # a bug of a format, too: whoever parses the record says so
        yield failure(place, raw, error)


def _read(name: str, place: str, stream: BinaryIO, given: Input) -> Iterator[Record]:
    head = read_head(stream)
    file_format = registered_formats().format_of(name, head)
    if file_format is None:
        names = " or ".join(item.name for item in registered_formats().formats_of(name))
        raise ValueError(f"not {names}: newsbot doesn't know what it is")
    member = Input(name, stream, given.options, passed_over=given.passed_over)
    try:
        if file_format.parse is not None:
            yield _single(file_format, member, place)
        elif file_format.records is not None:
            for record in file_format.records(member):
                key = f"{name}#{record.key or digest(record.raw)}"
                yield Record(f"{place}, {record.place}", record.raw, record.parse, key)
    except ImportError as error:
        if file_format.extra is None:
            raise
        what = f'{file_format.name} needs {error.name}: install newsbot with the extra "{file_format.extra}"'
        raise ValueError(what) from error
    finally:
        given.notes.extend(f"{place}: {note}" for note in member.notes)


def _single(file_format: Format, member: Input, place: str) -> Record:
    record = single_record(file_format, member)
    return Record(place, record.raw, record.parse, member.name)


FORMAT = Format("archive", (".zip",), records=records, order=90)
