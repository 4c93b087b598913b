"""What went public before: a record beside a real study, that every later release is set beside."""

import shutil

from ..naming import beside
from .families import tree_of
from .kept import read_table
from .shown import Shown


def earlier(study):
    """Return what earlier releases of a real study show; nothing is asked of an invented one.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    list of Shown

    Raises
    ------
    FormatError
        If the record of an earlier release cannot be read.

    Examples
    --------
    >>> import harmred as hr
    >>> earlier(hr.load())
    []
    """
    folders = sorted(_record(study).iterdir()) if _record(study) and _record(study).is_dir() else []
    tables = [[read_table(path) for path in sorted(each.glob("*.csv"))] for each in folders]
    return [Shown(each, tree=tree_of(study)) for each in tables]


def record(study, folder, names):
    """Keep beside a real study which tables went public: the next release is audited with them.

    Parameters
    ----------
    study : Study
        The study.
    folder : Path
        Where they were written.
    names : sequence of str
        Which.

    Examples
    --------
    >>> import harmred as hr
    >>> record(hr.load(), None, [])
    """
    place = _record(study)
    if place is None:
        return
    place.mkdir(parents=True, exist_ok=True)
    new = place / f"{len(list(place.iterdir())) + 1:03}"
    new.mkdir()
    for name in names:
        for form in ("csv", "json"):
            shutil.copy(folder / f"{name}.{form}", new)


def _record(study):
    if study.synthetic or study.origin is None:
        return None
    return beside(study.origin) / "released"
