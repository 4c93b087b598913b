"""Puts a finished folder or file in its place, or leaves everything as it was."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from ..naming import LEDGER
from ..study import TABLES

OWNED = ("datapackage.json", LEDGER, *(f"{table}.csv" for table in TABLES))
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
    with _beside(path) as folder:
        new, old = folder / "new", folder / "old"
        new.mkdir()
        yield new
        _swap(path, new, old)


def put(content, path):
    """Write a file, whole or not at all.

    Parameters
    ----------
    content : bytes
        What it holds.
    path : Path
        Where it belongs; a file that is there is replaced.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as place:
    ...     put(b"section", Path(place, "guide.csv"))
    ...     [file.name for file in Path(place).rglob("*")]
    ['guide.csv']
    """
    with _beside(path) as folder:
        (folder / "new").write_bytes(content)
        os.replace(folder / "new", path)


@contextmanager
def _beside(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


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
