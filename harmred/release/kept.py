"""Reading back what was kept: a stamp, and the table behind a figure."""

import json
from pathlib import Path

import pandas as pd

from ..errors import FormatError


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
    if dtype in ("bool", "boolean"):
        return (values == "True").astype(dtype).where(values.notna())
    return values.astype(dtype)
