"""Reads datapackage.json: the name of a study, whether it is invented, which edition it is."""

import json
from pathlib import Path

from ..checks.report import found
from .encoding import decode

_FILE = "datapackage.json"


def read_package(path):
    """Read what the data package says of the study as a whole.

    Parameters
    ----------
    path : Path or None
        The file, if there is one.

    Returns
    -------
    name : str or None
        Its title, else its name.
    declared : bool or None
        Whether it says that the study is invented.
    problems : list of DataFrame
        What is wrong with it.

    Examples
    --------
    >>> read_package(None)
    (None, None, [])
    """
    if path is None:
        return None, None, []
    text, report = decode(path, _FILE)
    try:
        package = dict(json.loads(text))
    except (TypeError, ValueError, RecursionError) as error:
        line, problem = getattr(error, "lineno", None), "this is not JSON"
        remedy = "Correct it, or delete it: the study then has the name of its folder."
        return None, None, [report, found("error", _FILE, line, None, problem, remedy)]
    name, declared = package.get("title") or package.get("name"), package.get("synthetic")
    if not isinstance(declared, bool | None):
        report = found("error", _FILE, None, "synthetic", "it must be true or false", "Correct it.")
    return name if isinstance(name, str) else None, declared, [report]


def edition(study):
    """Tell which edition of a study this is, and so who may see it.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    str
        "review" where the data package says so, "invented (public)" for invented data, else
        "private".

    Examples
    --------
    >>> import harmred as hr
    >>> edition(hr.load())
    'invented (public)'
    """
    package = Path(study.origin or "") / _FILE
    if study.origin is not None and package.is_file():
        text, _ = decode(package, _FILE)
        if json.loads(text).get("edition") == "review":
            return "review"
    return "invented (public)" if study.synthetic else "private"
