"""Puts a finished folder in its place, or leaves everything as it was."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from ..study import TABLES

OWNED = ("datapackage.json", *(f"{table}.csv" for table in TABLES))
"""What belongs to the writer in a study's folder, and the .txt files in texts/; the rest stays."""


@contextmanager
def in_place(path):
    """Give a folder to write into, and move what was written into place when all went well.

    Parameters
    ----------
    path : Path
        Where the files belong in the end.

    Yields
    ------
    Path
        An empty folder beside it.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as place:
    ...     with in_place(Path(place, "visits")) as folder:
    ...         _ = (folder / "guide.csv").write_text("section")
    ...     [file.name for file in Path(place).rglob("*")]
    ['visits', 'guide.csv']
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    new, old = beside / "new", beside / "old"
    new.mkdir()
    try:
        yield new
        _swap(path, new, old)
    finally:
        shutil.rmtree(beside)


def _swap(path, new, old):
    before = [path / name for name in OWNED if (path / name).exists()]
    before += sorted((path / "texts").glob("*.txt"))
    steps = [(each, old / each.relative_to(path)) for each in before]
    steps += [(each, path / each.relative_to(new)) for each in new.rglob("*") if each.is_file()]
    done = []
    try:
        for here, there in steps:
            there.parent.mkdir(parents=True, exist_ok=True)
            os.replace(here, there)
            done.append((here, there))
    except BaseException:
        for here, there in reversed(done):
            os.replace(there, here)
        raise
    if (path / "texts").is_dir() and not any((path / "texts").iterdir()):
        (path / "texts").rmdir()
