"""From a text or a saved page to an article in ``raw/``: what ``diplofacts add`` does.

``plan(paths, raw, given)`` reads and checks the files and gives a :class:`Draft` each, ``write(drafts, raw)``
puts them there, all or none; ``run(args)`` is the command. The libraries that read pages and tell languages
are the extra ``ingest``, imported where they are used.
"""

from __future__ import annotations

from .command import add_arguments, run
from .drafts import Draft, Given
from .planning import plan
from .writing import write

__all__ = ["Draft", "Given", "add_arguments", "plan", "run", "write"]
