"""Drafts a map of a project: two spreadsheets and a small file of patterns, to fill in."""

from pathlib import Path

from ..errors import StudyError
from ..naming import ESSENTIAL
from ..writers.place import put
from . import beginnings, codes, patterns, sources
from .sheet import filled, save, together


def draft(study, folder):
    """Write what a map needs, or bring one up to date; no cell that somebody filled in changes.

    Parameters
    ----------
    study : Study
        The study, as the project has it.
    folder : path-like
        The folder of the map.

    Returns
    -------
    Path
        The folder: codes.csv and sources.csv, where new codes and sources come in and those
        that the project no longer has are marked; map.toml, written only once.

    Raises
    ------
    StudyError
        If the folder is that of a study.
    FormatError
        If a spreadsheet there cannot be read.

    Examples
    --------
    >>> import tempfile
    >>> from harmred.readers import load
    >>> with tempfile.TemporaryDirectory() as place:
    ...     sorted(file.name for file in draft(load(), f"{place}/map").iterdir())
    ['codes.csv', 'map.toml', 'sources.csv']
    """
    folder = Path(folder).expanduser()
    if any((folder / name).exists() for name in ESSENTIAL if name != sources.FILE):
        raise StudyError(
            f"{str(folder)!r} holds a study, and nothing was drafted.\n"
            "A map stands in a folder of its own: name another one."
        )
    tables = {
        each.FILE: together(each.drafted(study), _filled(folder, each), each.KEY, each.OWN)
        for each in (codes, sources)
    }
    for name, table in tables.items():
        save(table, folder / name)
    if not (folder / patterns.FILE).exists():
        put(beginnings.drafted(study).encode(), folder / patterns.FILE)
    return folder


def _filled(folder, each):
    return filled(folder / each.FILE, each.KEY, each.OWN)
