"""Where articles come from: `find` lists the files under some paths, `load` turns one of them into an Article."""

from index.sources.files import File, Listing, Loaded, find, load

__all__ = ["File", "Listing", "Loaded", "find", "load"]
