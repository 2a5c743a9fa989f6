"""Taking posts of channels in Telegram: stored as they came, and published as articles, all of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Literal

from index.archive import Outcome, Store
from index.channels import (
    ChannelCount,
    ChannelReader,
    ChannelRun,
    GivenPost,
    GroupKey,
    PostResult,
    PostStore,
    channel_origin,
)
from index.indexing import Report, adding, publish_changes, tidy
from index.model import Article
from index.sources.telegram import Post, read_post, to_store
from index.storage import DataFolder

PostState = Literal["added", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class TakenPost:
    """What became of a post that was given: an article, or a reason why it is none, as a clause."""

    post: Post | None
    """None if what was given is no post."""
    article: Article | None = None
    state: PostState = "unchanged"
    reason: str = ""


@dataclass(slots=True)
class TakeReport(Report):
    """The outcome of taking posts: as of an index run, and for each post, in the order in which they were given."""

    posts: list[TakenPost] = field(default_factory=list)


def take_posts(data: DataFolder, messages: Sequence[Mapping[str, Any]]) -> TakeReport:
    """Store posts, given as Messages of the Bot API in JSON, and publish their articles; wait for an index run.

    A forward of a channel's post from any chat counts as that post. Raises StoreError and DataFolderError.
    """
    data.check_writable()
    report = TakeReport()
    posts = [_read(message) for message in messages]
    new_posts = [
        GivenPost(post, to_store(message))
        for post, message in zip(posts, messages, strict=True)
        if isinstance(post, Post)
    ]
    with adding(data, "take", report) as store:
        with ChannelReader(store, data.database) as reader:
            own_groups, run = _take(reader, new_posts)
        report.include(run)
        tidy(store, report)
        publish_changes(store, data, report)
        articles = {article.id: article for article in store.articles(_article_ids(run))}
    groups = iter(own_groups)
    for post in posts:
        result = run.results.get(next(groups)) if isinstance(post, Post) else None
        report.posts.append(_taken(post, result, articles))
    return report


def list_channels(data: DataFolder) -> list[tuple[ChannelCount, int]]:
    """Return the channels that posts were taken from, with the numbers of their articles."""
    data.check_writable()
    with closing(PostStore(data.database)) as posts, closing(Store(data.database)) as store:
        return [(channel, store.count_copies(channel_origin(channel.channel_id))) for channel in posts.count()]


def _read(message: Mapping[str, Any]) -> Post | str:
    """Return the post in a message, or why there is none."""
    try:
        return read_post(message)
    except ValueError as error:
        return str(error)


def _take(reader: ChannelReader, new_posts: Sequence[GivenPost]) -> tuple[list[GroupKey], ChannelRun]:
    """Store posts and read their articles; return what each of them belongs to, and what that came to."""
    channel_ids = {item.post.channel.id for item in new_posts}
    whole = {channel_id for channel_id in channel_ids if reader.is_whole(channel_id)}
    for channel_id in channel_ids:
        reader.begin(channel_id)
    concerned = reader.posts.put(new_posts)
    run = ChannelRun({group for _, groups in concerned for group in groups})
    for channel_id in sorted(channel_ids):
        keys = {key for _, groups in concerned for channel, key in groups if channel == channel_id}
        reader.read(channel_id, keys if channel_id in whole else None, run)
    return [own for own, _ in concerned], run


def _article_ids(run: ChannelRun) -> list[str]:
    return sorted({result.article_id for result in run.results.values() if result.article_id})


def _taken(post: Post | str, result: PostResult | None, articles: Mapping[str, Article]) -> TakenPost:
    if isinstance(post, str):
        return TakenPost(None, reason=post)
    article = articles.get(result.article_id or "") if result else None
    if result is None or article is None:
        return TakenPost(post, reason=(result and result.reason) or "it is damaged in the database")
    states: dict[Outcome | None, PostState] = {Outcome.ADDED: "added", Outcome.CHANGED: "changed"}
    return TakenPost(post, article, states.get(result.outcome, "unchanged"))
