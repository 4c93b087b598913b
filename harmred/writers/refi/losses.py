"""What a REFI-QDA project has no place for, so that nothing is lost in silence."""

from ...checks.facets import facets
from ...descriptions import nameable
from ...study import plural
from .selections import day, placed, split
from .sources import told
from .xml import holds

_HELD = ("source", "start", "end", "code", "coder", "memo", "coded_half_year")


def losses(study):
    """List what a project of this study leaves out.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    list of str
        What, and how much of it.

    Examples
    --------
    >>> import harmred as hr
    >>> losses(hr.load())
    ['9,424 turns', '8 sections of the guide']
    """
    return [*_tables(study), *_rows(study), *_cells(study), *_signs(study)]


def _tables(study):
    if study.turns is not None:
        yield plural(len(study.turns), "turn")
    if study.guide is not None:
        yield f"{plural(len(study.guide), 'section')} of the guide"


def _rows(study):
    textless = set(study.sources["source"]) - set(told(study)["source"])
    theirs = study.segments["source"].isin(textless)
    if textless:
        also = f" and their {plural(theirs.sum(), 'segment')}" if theirs.any() else ""
        yield f"{plural(len(textless), 'source')} without a text{also}"
    nowhere = len(study.segments) - theirs.sum() - len(placed(study))
    if nowhere:
        yield f"{plural(nowhere, 'segment')} without a place"


def _cells(study):
    rows, known = placed(study), facets(study.codebook)
    given = {name: rows[name].astype("str").dropna() for name in rows if name not in _HELD}
    for name, cells in given.items():
        values = known.get(name, set())
        lost = sum(len(split(cell, values)) <= cell.count(";") for cell in cells if cell)
        if lost:
            yield f"{name} of {plural(lost, 'segment')}"
    undated = rows["coded_half_year"].dropna().map(day).isna().sum()
    if undated:
        yield f"coded_half_year of {plural(undated, 'segment')}"
    strange = [name for name in study.codebook if not nameable(name)]
    if strange:
        yield f"{plural(len(strange), 'column')} of the codebook with a colon in its name"


def _signs(study):
    """Count the cells with characters that XML replaces; words of passages stay as they are."""
    tables = {"sources": told(study).drop(columns="text"), "codebook": study.codebook}
    tables["segments"] = placed(study)[["coder", "memo"]]
    cells = (
        frame[name].astype("str").dropna().unique() for frame in tables.values() for name in frame
    )
    odd = sum(not holds(cell) for each in cells for cell in each)
    if odd:
        yield f"control characters of {plural(odd, 'cell')}"
