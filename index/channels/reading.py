"""From the posts of the database to articles: those that came just now, or all that the present rules haven't read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from index.archive import Copy, CopyState, Outcome, Store, copy_id
from index.channels.stored import GroupKey, PostStore, StoredPost, channel_origin
from index.errors import ArticleError, is_out_of_resources
from index.sources import Loaded, clean_line, describe_bug, digest, is_due, load_parsed
from index.sources.formats import Parsed
from index.sources.telegram import Post, has_words, parse_posts, read_post, source_of, why_no_article
from index.versions import PARSER_VERSION

_WHOLE = str(PARSER_VERSION)
"""The digest of a channel all of whose posts are read by these rules."""

_LEFT_OUT = {
    Outcome.REFUSED: "its channel withdrew it",
    Outcome.REMOVED: "a person removed it: `newsbot remove --undo` lets it in again",
}


@dataclass(frozen=True, slots=True)
class PostResult:
    """What became of a post, or of an album: an article, or a reason why not, as a clause."""

    outcome: Outcome | None = None
    article_id: str | None = None
    reason: str = ""


@dataclass(slots=True)
class ChannelRun:
    """What the reading of some posts came to; the counts are those of an index run's report."""

    reported: Collection[GroupKey] = ()
    """What to return the results of: a channel may have a million posts."""
    results: dict[GroupKey, PostResult] = field(default_factory=dict)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    unchanged: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    without_outlet: int = 0
    shapes: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    failed: list[ArticleError] = field(default_factory=list)

    def note(self, group: GroupKey, result: PostResult) -> None:
        """Note what became of a post or an album, if anybody wants to know."""
        if group in self.reported:
            self.results[group] = result


@dataclass(frozen=True, slots=True)
class _Group:
    """The posts of one article, with what the database knows of it."""

    channel_id: int
    key: str
    posts: tuple[Post, ...]
    anchor: Post
    digest: str
    state: CopyState | None

    @property
    def group_key(self) -> GroupKey:
        return self.channel_id, self.key

    @property
    def origin(self) -> str:
        return channel_origin(self.channel_id)

    @property
    def copy_id(self) -> str:
        return copy_id(self.origin, self.key)

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return f"{self.anchor.channel.title or 'a channel'}, {self.anchor.link}"


class ChannelReader:
    """Reads posts into the store. Open it for one run and then close it; the index lock must be held."""

    def __init__(self, store: Store, database: str | Path) -> None:
        self._store = store
        self.posts = PostStore(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.posts.close()

    def origins(self) -> set[str]:
        """Return the origins of all channels."""
        return {channel_origin(channel_id) for channel_id in self.posts.channel_ids()}

    def is_whole(self, channel_id: int) -> bool:
        """Return whether all posts of a channel are read by the present rules, and none is damaged or due again."""
        state = self._store.file(channel_origin(channel_id))
        return state is not None and state.digest == _WHOLE and not is_due(state.until)

    def begin(self, channel_id: int) -> None:
        """Note that a channel has posts that aren't read: a run that is killed leaves them to the next one."""
        self._store.finish_file(channel_origin(channel_id), None, None)

    def read_due(self) -> ChannelRun:
        """Read the posts of all channels that aren't read by the present rules, or whose articles are damaged."""
        run = ChannelRun()
        for channel_id in self.posts.channel_ids():
            if not self.is_whole(channel_id):
                self.read(channel_id, None, run)
        return run

    def read(self, channel_id: int, keys: Collection[str] | None, run: ChannelRun) -> None:
        """Read the posts of a channel into the store; only those with some keys, if given, the others being read."""
        failures, until = len(run.failed), None
        for stored in self.posts.groups(channel_id, keys):
            part = self._read_part(channel_id, stored, run)
            until = min(filter(None, (until, part)), default=None)
        if keys is not None and (state := self._store.file(channel_origin(channel_id))):
            until = min(filter(None, (until, state.until)), default=None)
        whole = _WHOLE if len(run.failed) == failures else None
        self._store.finish_file(channel_origin(channel_id), whole, until)

    def _read_part(self, channel_id: int, stored: dict[str, list[StoredPost]], run: ChannelRun) -> str | None:
        """Read some groups; return the first day on which one must be read again, whose date is in the future."""
        states = self._store.copies([copy_id(channel_origin(channel_id), key) for key in stored])
        copies: list[tuple[_Group, Copy, str]] = []
        gone: list[str] = []
        for key, rows in stored.items():
            if not rows:  # they belong to another album now
                gone.append(copy_id(channel_origin(channel_id), key))
                continue
            if (group := self._group(channel_id, key, rows, states, run)) is None:
                continue
            if group.state and _is_current(group.state, group.digest):
                run.unchanged += 1
                run.note(group.group_key, PostResult(Outcome.SAME, group.state.article_id))
                continue
            reason = why_no_article(group.posts)
            if reason is not None and not any(post.edited for post in group.posts):
                gone += [group.copy_id] if group.state else []
                self._pass_over(group, reason, run)
            elif (loaded := _load(group, reason is not None, run)) is not None:
                copies.append((group, _copy(group, loaded), reason or ""))
        self._store.drop_copies([name for name in gone if name in states])
        self._put(copies, run)
        return min((copy.until for _, copy, _ in copies if copy.until), default=None)

    def _group(
        self, channel_id: int, key: str, rows: Sequence[StoredPost], states: dict[str, CopyState], run: ChannelRun
    ) -> _Group | None:
        """Return the posts of an article; None if one of them is damaged, by which the article stays as it is."""
        try:
            messages = [json.loads(row.message) for row in rows]
            posts = tuple(read_post(message) for message in messages)
        except (ValueError, TypeError, AttributeError) as error:
            name = f"{channel_origin(channel_id)}, post {rows[0].message_id}"
            run.failed.append(ArticleError(name, f"damaged in the database: {clean_line(str(error))}"))
            run.note((channel_id, key), PostResult(reason="it is damaged in the database"))
            return None
        anchors = [post for post, row in zip(posts, rows, strict=True) if row.is_anchor]
        with_words = [post for post in posts if has_words(post)]
        anchor = (anchors or with_words or posts)[0]
        if posts[0].album and with_words and not anchors:
            self.posts.anchor(channel_id, anchor.message_id)
        raw = digest("\n".join(map(source_of, messages)).encode())
        return _Group(channel_id, key, posts, anchor, raw, states.get(copy_id(channel_origin(channel_id), key)))

    @staticmethod
    def _pass_over(group: _Group, reason: str, run: ChannelRun) -> None:
        kind = "posts without words" if not any(map(has_words, group.posts)) else "posts too short or too long"
        run.passed_over[kind] += 1
        run.note(group.group_key, PostResult(reason=reason))

    def _put(self, copies: Sequence[tuple[_Group, Copy, str]], run: ChannelRun) -> None:
        if not copies:
            return
        outcomes = self._store.put([copy for _, copy, _ in copies])
        states = self._store.copies([copy.id for _, copy, _ in copies])
        for (group, copy, reason), outcome in zip(copies, outcomes, strict=True):
            run.outcomes[outcome] += 1
            if outcome is Outcome.REFUSED and copy.is_withdrawn:
                run.outcomes[outcome] -= 1
                self._pass_over(group, reason, run)
            elif outcome is Outcome.WITHDRAWN:
                why = f"{reason} now, so its article has left the index"
                run.notes.append(f"{group.name}: {why}")
                run.note(group.group_key, PostResult(outcome, reason=why))
            elif (why := _LEFT_OUT.get(outcome, "")) != "":
                run.notes.append(f"“{copy.article.title or group.name}” stays out: {why}")
                run.note(group.group_key, PostResult(outcome, reason=why))
            else:
                run.note(group.group_key, PostResult(outcome, states[copy.id].article_id))
                run.undated += copy.article.published is None
                run.without_outlet += copy.article.source is None
                run.shapes[copy.shape] += 1


def _is_current(state: CopyState, raw: str) -> bool:
    return (state.digest, state.parser) == (raw, PARSER_VERSION) and not is_due(state.until)


def _load(group: _Group, is_withdrawn: bool, run: ChannelRun) -> Loaded | None:
    """Return the article of some posts; None, with the reason in the run, if they can't be read."""
    try:
        parsed = parse_posts(group.posts, group.anchor)
        if is_withdrawn:
            parsed = Parsed(url=parsed.url, guid=parsed.guid, modified=parsed.modified, withdrawn=True)
        loaded = load_parsed(parsed, group.origin, f"{group.origin}#{group.key}", group.name)
    except ValueError as error:
        reason = clean_line(str(error))
    except Exception as error:
        if is_out_of_resources(error):
            raise
        reason = describe_bug(error)
    else:
        run.notes += loaded.notes
        return loaded
    run.failed.append(ArticleError(group.name, reason))
    run.note(group.group_key, PostResult(reason=reason))
    return None


def _copy(group: _Group, loaded: Loaded) -> Copy:
    parsed = loaded.parsed
    until = loaded.future.isoformat() if loaded.future else None
    return Copy(
        group.origin,
        group.key,
        group.digest,
        loaded.article,
        PARSER_VERSION,
        parsed.guid,
        parsed.shape,
        until,
        parsed.withdrawn,
    )
