"""Applies a map to a project: our codes, our columns of the sources, turns and sections."""

from pathlib import Path

from ..errors import FormatError
from . import codes, patterns, sources
from .recoding import recoded
from .report import Report
from .sheet import filled
from .speaking import spoken


def apply(study, folder):
    r"""Put a project into our words, as far as a map says.

    Parameters
    ----------
    study : Study
        The study, as the project has it.
    folder : path-like
        The folder of the map: codes.csv, sources.csv, map.toml, or any of them.

    Returns
    -------
    study : Study
        The study in our words.
    report : Report
        What was applied; what did not fit; what the project has and the map does not.

    Raises
    ------
    FormatError
        If there is no map, or a file of it cannot be read.

    Examples
    --------
    >>> import tempfile
    >>> from harmred.mapping import draft
    >>> from harmred.readers import load
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study, report = apply(load(), draft(load(), place))
    >>> print(report.lines()[0], report.lines()[-1], sep="\n")
    codes.csv: every code stays as it is
    Everything in the map fits.
    """
    folder, report = Path(folder).expanduser(), Report()
    if not any((folder / each.FILE).is_file() for each in (codes, sources, patterns)):
        raise FormatError(
            f"there is no map in {str(folder)!r}: neither {codes.FILE}, {sources.FILE} nor "
            f"{patterns.FILE}.\n`harmred convert IN OUT --draft-map {folder.name}` drafts one."
        )
    known = patterns.patterns(folder / patterns.FILE)
    for each, use in ((codes, recoded), (sources, sources.filled_in)):
        table = filled(folder / each.FILE, each.KEY, each.OWN)
        study = study if table is None else use(study, table, report)
    return spoken(study, known, report), report
