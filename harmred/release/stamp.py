"""Fingerprints of a drawn table, of the data and of the code; and reading a kept table back."""

import hashlib
import json
from functools import cache
from pathlib import Path

import pandas as pd

from ..errors import FormatError
from ..study import TABLES


def as_csv(table):
    r"""Write a table the way it is kept: UTF-8, LF, twelve digits, empty for missing.

    Parameters
    ----------
    table : DataFrame
        Any table.

    Returns
    -------
    str
        The text of the CSV, the same on every machine.

    Examples
    --------
    >>> as_csv(pd.DataFrame({"share": [1 / 3]}))
    'share\n0.333333333333\n'
    """
    return table.to_csv(index=False, lineterminator="\n", float_format="%.12g")


def fingerprint(table):
    """Return the SHA-256 of a table as it is kept.

    Parameters
    ----------
    table : DataFrame
        Any table.

    Returns
    -------
    str
        64 hexadecimal digits.

    Examples
    --------
    >>> fingerprint(pd.DataFrame({"a": [1]}))[:8]
    '309b0e45'
    """
    return hashlib.sha256(as_csv(table).encode()).hexdigest()


def of_study(study):
    """Return the fingerprint of a study's tables.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    str
        64 hexadecimal digits.

    Examples
    --------
    >>> import harmred as hr
    >>> of_study(hr.load()) == of_study(hr.load())
    True
    """
    tables = (getattr(study, name) for name in TABLES)
    parts = "".join(fingerprint(table) for table in tables if table is not None)
    return hashlib.sha256(parts.encode()).hexdigest()


@cache
def of_code():
    """Return the fingerprint of the package's own files, whatever their line ends.

    Returns
    -------
    str
        64 hexadecimal digits.

    Examples
    --------
    >>> len(of_code())
    64
    """
    room = Path(__file__).parents[1]
    files = sorted(path for form in ("*.py", "*.csv", "*.json") for path in room.rglob(form))
    whole = hashlib.sha256()
    for path in files:
        whole.update(path.relative_to(room).as_posix().encode())
        whole.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()


def read_stamp(path):
    """Read what was kept beside a figure.

    Parameters
    ----------
    path : path-like
        `name.csv`, `name.json`, or either without its ending.

    Returns
    -------
    dict
        Verb, options, labels, caption, fingerprints, and the type of every column.

    Raises
    ------
    FormatError
        If there is no such file, or it is not a stamp.

    Examples
    --------
    >>> read_stamp("nowhere/themes.csv")
    Traceback (most recent call last):
        ...
    harmred.errors.FormatError: 'themes.json' is not there, or is not what hr.save keeps.
    Keep name.csv and name.json together.
    """
    path = Path(path).with_suffix(".json")
    try:
        stamp = json.loads(path.read_text("utf-8"))
        stamp["columns"], stamp["about"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FormatError(
            f"{path.name!r} is not there, or is not what hr.save keeps.\n"
            "Keep name.csv and name.json together."
        ) from error
    return stamp


def read_table(path):
    """Read a table that `hr.save` kept, with all that `draw` and `tell` need to know of it.

    Parameters
    ----------
    path : path-like
        `name.csv`, with `name.json` beside it.

    Returns
    -------
    DataFrame
        The table, its types and `attrs["harmred"]`.

    Raises
    ------
    FormatError
        If either file is not there, or they do not belong together.

    Examples
    --------
    >>> import os, tempfile
    >>> import harmred as hr
    >>> os.environ["HARMRED_RESULTS"] = tempfile.mkdtemp()
    >>> study = hr.load()
    >>> kept = hr.save(hr.draw.counts(hr.count(study)), "themes", study=study)
    >>> table = hr.read_table(os.environ.pop("HARMRED_RESULTS") + "/themes.csv")
    >>> table.attrs["harmred"]["verb"]
    'count'
    """
    path = Path(path).with_suffix(".csv")
    stamp = read_stamp(path)
    try:
        raw = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
        table = pd.DataFrame(
            {name: _restored(raw[name], dtype) for name, dtype in stamp["columns"].items()}
        )
    except (OSError, ValueError, KeyError) as error:
        raise FormatError(f"{path.name!r} does not fit its {path.stem}.json: {error}") from error
    table.attrs["harmred"] = stamp["about"]
    return table


def _restored(values, dtype):
    return values == "True" if dtype == "bool" else values.astype(dtype)
