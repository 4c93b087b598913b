"""save: the only door out. What is kept is stamped; what is real is stamped PRIVATE."""

import json
import os
import re
from importlib.metadata import version
from pathlib import Path

from ..naming import beside
from ..place import ROOT, keep_apart
from ..readers.ledger import summed
from ..words import about
from ..words.captions import alt, caption
from .door import checked
from .earlier import record
from .stamp import as_csv, fingerprint, of_code, of_study

FORMS = ("svg", "png", "csv", "json")


def save(drawing, name, *, study, public=False):
    """Keep a figure, the table it was drawn from, and a stamp that ties them together.

    Parameters
    ----------
    drawing : Drawing
        What to keep.
    name : str
        What to call it: small letters, digits and `_`.
    study : Study
        The study it was drawn from.
    public : bool, default False
        Enforce the rules of disclosure, beside all that went public before; what is kept then
        bears no PRIVATE line, and is written down as released.

    Returns
    -------
    tuple of str
        The files: name.svg, name.png, name.csv, name.json, in the folder that HARMRED_RESULTS
        names, else `results` beside a real study, else the repository's ignored `results`.

    Raises
    ------
    ValueError
        If the name is not a plain one.
    DisclosureError
        If `public` is asked for and the table is not safe: names the table and the rule.

    Examples
    --------
    >>> import os, tempfile
    >>> import harmred as hr
    >>> os.environ["HARMRED_RESULTS"] = tempfile.mkdtemp()
    >>> study = hr.load()
    >>> hr.save(hr.draw.discovery(hr.saturate(study)), "discovery", study=study)
    ('discovery.svg', 'discovery.png', 'discovery.csv', 'discovery.json')
    >>> del os.environ["HARMRED_RESULTS"]
    """
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise ValueError(f"`name` takes small letters, digits and _ only; got {name!r}.")
    if public:
        checked({name: drawing.table}, study)
    folder = results_of(study)
    folder.mkdir(parents=True, exist_ok=True)
    files = written(drawing, name, study, folder, public=public)
    if public:
        record(study, folder, [name])
    return files


def written(drawing, name, study, folder, *, public):
    """Write a figure, its table and its stamp, checked or private.

    Parameters
    ----------
    drawing : Drawing
        The figure.
    name : str
        What to call it.
    study : Study
        Of what.
    folder : Path
        Where.
    public : bool
        Whether it was checked; if not, and the study is real, it is marked PRIVATE.

    Returns
    -------
    tuple of str
        The files.

    Examples
    --------
    >>> import tempfile
    >>> import harmred as hr
    >>> study = hr.load()
    >>> place = Path(tempfile.mkdtemp())
    >>> written(hr.draw.counts(hr.count(study)), "themes", study, place, public=False)[0]
    'themes.svg'
    """
    for form, content in _contents(drawing, name, study, public).items():
        (folder / f"{name}.{form}").write_bytes(content)
    return tuple(f"{name}.{form}" for form in FORMS)


def results_of(study):
    """Return the folder where the results of a study are kept.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    Path
        A folder, perhaps not made yet.

    Raises
    ------
    DisclosureError
        If a real study's results were to go into the repository, or where git tracks them.

    Examples
    --------
    >>> import harmred as hr
    >>> results_of(hr.load()).name
    'results'
    """
    asked = os.environ.get("HARMRED_RESULTS")
    if asked:
        keep_apart(study, asked, "what is made of a real study")
        return Path(asked)
    if study.synthetic or study.origin is None:
        return (ROOT if (ROOT / "notebooks").is_dir() else Path.cwd()) / "results"
    return beside(study.origin) / "results"


def _contents(drawing, name, study, public):
    digest = fingerprint(drawing.table)
    line = f"harmred {version('harmred')} · {name} · SHA-256 {digest[:12]}"
    pictures = {form: drawing.bytes(form, line, public=public) for form in ("svg", "png")}
    stamped = _stamp(drawing, study, digest)
    if public:
        del stamped["ledger"]  # what the files held is for those who may see them
    words = json.dumps(stamped, ensure_ascii=False, indent=1) + "\n"
    return {**pictures, "csv": as_csv(drawing.table).encode(), "json": words.encode()}


def _stamp(drawing, study, digest):
    from matplotlib import __version__ as matplotlib
    from matplotlib.ft2font import __freetype_version__ as freetype

    table = drawing.table
    return {
        "about": about(table),
        "columns": {name: str(dtype) for name, dtype in table.dtypes.items()},
        "caption": caption(table, drawing.lang),
        "alt": alt(table, drawing.lang),
        "harmred": version("harmred"),
        "table_sha256": digest,
        "data_sha256": of_study(study),
        "code_sha256": of_code(),
        "ledger": summed(study),
        "drawn_with": {"matplotlib": matplotlib, "freetype": freetype},
    }
