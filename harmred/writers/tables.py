"""Writes a study as a folder of CSV tables, texts and a data package; the same bytes each time."""

from pathlib import Path

from ..errors import StudyError
from ..naming import ESSENTIAL, fingerprint, text_file
from ..study import TABLES, columns
from .package import package
from .place import in_place


def write(study, path):
    """Write a study as a folder of tables.

    A study that stands there already is replaced file by file; whatever else is in the folder
    (claims.toml, figures/, results/) stays. If anything fails, the folder is as it was.

    Parameters
    ----------
    study : Study
        The study.
    path : path-like
        The folder to write: a new one, an empty one, or that of a study.

    Returns
    -------
    Path
        The folder. It holds sources.csv, codebook.csv, segments.csv, turns.csv and guide.csv
        (if the study has them), texts/<source>.txt, datapackage.json.

    Raises
    ------
    StudyError
        If the folder holds something else, or two sources would share one text file.

    Examples
    --------
    >>> import tempfile
    >>> from harmred import readers, writers
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study = readers.load(writers.new(f"{place}/visits"))
    ...     copy = write(study, f"{place}/copy")
    ...     sorted(file.name for file in copy.iterdir())[:3]
    ['codebook.csv', 'datapackage.json', 'guide.csv']
    """
    path = Path(path).expanduser()
    _free(path)
    texts = _texts(study.sources)
    with in_place(path) as folder:
        for table in TABLES:
            frame = getattr(study, table) if table != "sources" else _sealed(study.sources)
            if frame is not None:
                table_file(frame, table, folder)
        for name, text in texts.items():
            (folder / "texts").mkdir(exist_ok=True)
            (folder / "texts" / name).write_bytes(text.encode())
        (folder / "datapackage.json").write_bytes(package(study).encode())
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


def _texts(sources):
    told = sources[sources["text"].notna()]
    texts = {
        text_file(source): text for source, text in zip(told["source"], told["text"], strict=True)
    }
    # Where capitals do not tell files apart, one text would silently replace the other.
    if len({name.casefold() for name in texts}) < len(told):
        raise StudyError(
            "two sources would share one text file, and nothing was written.\n"
            "Give them identifiers that differ by more than capitals."
        )
    return texts


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
    text = _csv(frame[names])
    if "\r" in text:
        # A lone carriage return would end the row for some readers: cells hold LF.
        text = _csv(frame[names].replace({"\r\n?": "\n"}, regex=True))
    (folder / f"{table}.csv").write_bytes(text.encode())


def _csv(frame):
    return frame.to_csv(index=False, lineterminator="\n")
