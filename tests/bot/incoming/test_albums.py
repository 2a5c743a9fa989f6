"""Albums: any picture may carry the caption; an album without one gets a single reply."""

from __future__ import annotations

import asyncio

from bot.incoming.albums import Albums
from tests.bot.virtual_time import in_virtual_time


class Pictures:
    """A double that records which pictures are passed on or dropped."""

    def __init__(self) -> None:
        self.handed: list[int] = []
        self.dropped: list[int] = []
        self.albums = Albums[int](self.handed.append, self.dropped.append)


@in_virtual_time
async def test_an_album_without_words_is_handed_on_once_after_a_second() -> None:
    pictures = Pictures()
    for number in (1, 2, 3):
        pictures.albums.add_wordless("harbour", number)
    await asyncio.sleep(0.9)
    assert pictures.handed == []
    await asyncio.sleep(0.2)
    assert (pictures.handed, pictures.dropped) == ([1], [2, 3])
    pictures.albums.add_wordless("harbour", 4)  # a latecomer
    await asyncio.sleep(5)
    assert (pictures.handed, pictures.dropped) == ([1], [2, 3, 4])


@in_virtual_time
async def test_words_under_any_picture_drop_all_others() -> None:
    pictures = Pictures()
    pictures.albums.add_wordless("harbour", 1)
    pictures.albums.has_words("harbour")
    pictures.albums.add_wordless("harbour", 2)
    await asyncio.sleep(5)
    assert (pictures.handed, pictures.dropped) == ([], [1, 2])


@in_virtual_time
async def test_albums_dont_wait_for_each_other() -> None:
    pictures = Pictures()
    pictures.albums.add_wordless("harbour", 1)
    pictures.albums.has_words("market")
    pictures.albums.add_wordless("station", 2)
    await asyncio.sleep(5)
    assert pictures.handed == [1, 2]


@in_virtual_time
async def test_nothing_is_lost_at_the_end() -> None:
    pictures = Pictures()
    pictures.albums.add_wordless("harbour", 1)
    pictures.albums.flush()
    assert pictures.handed == [1]
    await asyncio.sleep(5)
    assert pictures.handed == [1]
