"""The command `newsbot sources`: the sources on the web. Each command imports what it needs when it runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli.arguments import all_readable, current_settings, new_console, readable

if TYPE_CHECKING:
    from index import SourceOptions, TextFrom

sources_app = typer.Typer(help="Feeds and sites that newsbot reads by their addresses.", no_args_is_help=True)
_TextFrom = Annotated[
    Literal["longer", "item", "page"],
    typer.Option(help="Where the text comes from: the item, the page that it links to, or whichever is longer."),
]
_Select = Annotated[list[str] | None, typer.Option(metavar="CSS", help="A selector of the text; may be repeated.")]
_Drop = Annotated[
    list[str] | None, typer.Option(metavar="CSS", help="A selector of what to leave out of it; may be repeated.")
]
_Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="The outlet of the articles.")]
_Kind = Annotated[
    Literal["feed", "sitemap", "wordpress", "folder", "page"] | None,
    typer.Option(help="Take only what is of this kind there, not what newsbot thinks best."),
]
_Pause = Annotated[
    float | None,
    typer.Option(
        min=0,
        max=3600,
        metavar="SECONDS",
        help="Pause between two requests to its host (default: 1, or what its robots.txt asks for).",
    ),
]
_Progress = Annotated[
    Literal["auto", "json", "none"],
    typer.Option(help="auto: shown if stderr is a terminal; json: one line for each event."),
]
_Name = Annotated[str, typer.Argument(metavar="NAME", help="Its address, its id, or a part of its title.")]


@sources_app.command("add")
def add_sources(
    urls: Annotated[
        list[str], typer.Argument(metavar="URL...", help="Addresses of feeds, sites, folders or articles.")
    ],
    text_from: _TextFrom = "longer",
    select: _Select = None,
    drop: _Drop = None,
    outlet: _Outlet = None,
    interval: Annotated[
        int | None, typer.Option(min=1, max=525_600, metavar="MINUTES", help="Least time between two fetches.")
    ] = None,
    pause: _Pause = None,
    kind: _Kind = None,
    progress: _Progress = "auto",
) -> None:
    """Add sources: newsbot finds out what each address is."""
    from bot.terminal import run_add

    options = _source_options(text_from, select, drop, outlet, interval, pause)
    raise typer.Exit(run_add(current_settings(), all_readable(urls), options, kind, progress))


@sources_app.command("list")
def list_sources(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """List all sources and channels in Telegram, and how they are doing."""
    from bot.terminal import run_list

    run_list(new_console(), current_settings(), as_json)


@sources_app.command("test")
def show_source(
    url: Annotated[str, typer.Argument(metavar="URL", help="The address of a feed, a site, a folder or an article.")],
    text_from: _TextFrom = "longer",
    select: _Select = None,
    drop: _Drop = None,
    outlet: _Outlet = None,
    pause: _Pause = None,
    kind: _Kind = None,
    progress: _Progress = "auto",
) -> None:
    """Show what would be indexed from an address, without indexing it."""
    from bot.terminal import run_test

    options = _source_options(text_from, select, drop, outlet, pause=pause)
    raise typer.Exit(run_test(new_console(), readable(url), options, current_settings().fetching, kind, progress))


@sources_app.command("pause")
def pause_source(name: _Name) -> None:
    """Fetch a source no longer, until it is resumed."""
    from bot.terminal import run_pause

    run_pause(current_settings().data, readable(name))


@sources_app.command("resume")
def resume_source(name: _Name) -> None:
    """Go on with a source that was paused, or that ended."""
    from bot.terminal import run_resume

    run_resume(current_settings().data, readable(name))


@sources_app.command("remove")
def remove_source(
    name: _Name,
    with_articles: Annotated[
        bool, typer.Option("--with-articles", help="Remove the articles that only it has.")
    ] = False,
    progress: _Progress = "auto",
) -> None:
    """Remove a source; its articles stay."""
    from bot.terminal import run_remove

    raise typer.Exit(run_remove(current_settings().data, readable(name), with_articles, progress))


@sources_app.command("import")
def import_sources(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A list of feeds in OPML.")],
) -> None:
    """Add the sources of an OPML list, as feed readers export them."""
    from bot.terminal import run_import

    raise typer.Exit(run_import(current_settings().data, file))


@sources_app.command("export")
def export_sources(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where to write; - is standard output.")] = "-",
) -> None:
    """Write all sources as an OPML list."""
    from bot.terminal import run_export_sources

    run_export_sources(current_settings().data, file)


def _source_options(
    text_from: TextFrom,
    select: Sequence[str] | None,
    drop: Sequence[str] | None,
    outlet: str | None,
    interval: int | None = None,
    pause: float | None = None,
) -> SourceOptions:
    """Return the options of a source. Raises BadParameter for a selector that is none."""
    from index import SourceOptions, check_selectors

    name = readable(outlet or "").strip() or None
    options = SourceOptions(text_from, (*all_readable(select),), (*all_readable(drop),), name, interval, pause)
    try:
        check_selectors(options)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    return options
