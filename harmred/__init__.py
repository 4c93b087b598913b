"""Coded interviews and field notes, narrated so that every number can be rerun."""

from importlib import import_module

__version__ = "0.1.0"

_ROOMS = {
    "Study": "study",
    "against_chance": "chance.against",
    "agree": "agreement.agree",
    "check": "readers",
    "choose_coder": "standing",
    "compare": "analysis.comparison",
    "cooccur": "analysis.cooccurrence",
    "count": "analysis.counts",
    "draw": "draw",
    "excerpts": "analysis.excerpts",
    "explore": "explorer.explore",
    "ledger": "readers.ledger",
    "like": "words",
    "load": "readers",
    "protect": "release.protect",
    "read_table": "release.kept",
    "saturate": "analysis.saturation",
    "save": "release.save",
    "select": "choose",
    "tell": "words.sentences",
    "weigh": "claims.weigh",
    "write": "writers",
}

__all__ = list(_ROOMS)


def __getattr__(name):
    """Open the room of a public name when it is first asked for, so that imports stay light."""
    if name not in _ROOMS:
        raise AttributeError(f"harmred has no {name!r}; it has {', '.join(__all__)}")
    room = import_module(f".{_ROOMS[name]}", __name__)
    return room if name == "draw" else getattr(room, name)


def __dir__():
    """List the public names."""
    return __all__
