"""Writes a study as a folder of CSV tables, texts and a data package; the same bytes each time."""

from ..errors import StudyError
from ..naming import ESSENTIAL, LEDGER, fingerprint, text_file
from ..study import TABLES, columns
from .cells import csv
from .package import package
from .place import in_place
from .texts import texts


def folder(study, path, edition=None):
    """Write a study as a folder of tables.

    Parameters
    ----------
    study : Study
        The study.
    path : Path
        The folder to write: a new one, an empty one, or that of a study.
    edition : {"review"}, optional
        Which edition of the study the tables are; a study as it is has none.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    StudyError
        If the folder holds something else, or two sources would share one text file.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from harmred import readers, writers
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study = readers.load(writers.new(f"{place}/visits"))
    ...     copy = folder(study, pathlib.Path(place, "copy"))
    ...     sorted(file.name for file in copy.iterdir())[:3]
    ['codebook.csv', 'datapackage.json', 'guide.csv']
    """
    _free(path)
    told = texts(study.sources)
    with in_place(path) as new:
        for table in TABLES:
            frame = getattr(study, table) if table != "sources" else _sealed(study.sources)
            if frame is not None:
                table_file(frame, table, new)
        for source, text in told.items():
            (new / "texts").mkdir(exist_ok=True)
            (new / "texts" / text_file(source)).write_bytes(text.encode())
        if study.ledger is not None:
            (new / LEDGER).write_bytes(csv(study.ledger))
        (new / "datapackage.json").write_bytes(package(study, edition).encode())
    return path


def _free(path):
    if path.exists() and not path.is_dir():
        raise StudyError(f"{str(path)!r} is a file. A study is a folder: name another place.")
    inside = {each.name for each in path.iterdir()} if path.exists() else set()
    if inside and not inside.issuperset(ESSENTIAL):
        raise StudyError(
            f"{str(path)!r} holds something that is not a study, and nothing was written.\n"
            "Name a new or empty folder, or the folder of a study to replace it."
        )


def _sealed(sources):
    prints = sources["text"].map(fingerprint, na_action="ignore").astype("str")
    return sources.assign(text_sha256=sources["text_sha256"].fillna(prints)).drop(columns="text")


def table_file(frame, table, folder):
    """Write one table as CSV: UTF-8, commas, LF, quotation marks where they are needed.

    Parameters
    ----------
    frame : DataFrame
        Its rows.
    table : str
        Which table; its known columns come first, in the order of schema.json.
    folder : Path
        Where to write `<table>.csv`.

    Examples
    --------
    >>> import pandas as pd, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     place = pathlib.Path(place)
    ...     table_file(pd.DataFrame({"extra": [1], "code": ["a;b"]}), "codebook", place)
    ...     (place / "codebook.csv").read_text().splitlines()
    ['code,extra', 'a;b,1']
    """
    known = [name for name in columns(table) if name in frame]
    names = [*known, *(name for name in frame if name not in known)]
    (folder / f"{table}.csv").write_bytes(csv(frame[names]))
