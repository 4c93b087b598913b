"""Which sources a case or a set concerns: participants, and the names of what is several."""

from collections import Counter, defaultdict

from .guids import guid
from .names import tidy
from .parts import shared, spans
from .values import ELSEWHERE

NOWHERE, PART = "without a source", "on part of a source that others share"
UNPLACED = "on parts of sources that could not be placed"
GONE, OTHERS = "on a source that is not there", "of codes or notes, not of sources"


def rows_of(kept, project):
    """Return the row of each source by its key; None for those that were not read.

    Parameters
    ----------
    kept : list of Source
        Those that were read.
    project : Project
        All of them.

    Returns
    -------
    dict
        Key -> row, or None; of two with one key, the first.

    Examples
    --------
    >>> from harmred.readers.project.project import Project
    >>> from harmred.readers.project.source import Source
    >>> source, project = Source("texts", None, "{A}", "I07"), Project()
    >>> rows_of([source], project)
    {'a': 0}
    """
    rows = {guid(source.key): None for source in project.sources}
    for row, source in reversed(list(enumerate(kept))):
        rows[guid(source.key)] = row
    return rows


def of_cases(kept, rows, project, values):
    """Give the cases to the sources that they cover whole, or of which only they cover parts.

    Parameters
    ----------
    kept : list of Source
        The sources that were read, their parts placed.
    rows : dict
        As `rows_of` gives it.
    project : Project
        Its cases.
    values : Values
        Takes the values of the cases.

    Returns
    -------
    columns : dict
        Name -> row -> cell: participant; cases, where a source has several.
    counted : tuple
        Why cases were skipped (reason -> how many), and remarks on the others.

    Examples
    --------
    >>> from harmred.readers.project.project import Project
    >>> of_cases([], {}, Project(), None)
    ({'participant': {}}, (Counter(), []))
    """
    skipped, names = Counter(), defaultdict(dict)
    whole = [_read(case.sources, rows) for case in project.cases]
    alone, spoken = _parts(kept, set().union(*whole))
    for case, read in zip(project.cases, whole, strict=True):
        mine = sorted(read | alone[id(case)])
        if mine:
            values.of_case(mine, case.values)
            for row in mine:
                names[row].update(dict.fromkeys(filter(None, [tidy(case.name)])))
        else:
            why = _why(case, rows)
            values.skipped[why] += len(case.values)
            if id(case) not in spoken:
                skipped[why if why != PART else UNPLACED] += 1
    several = {row: ";".join(_plain(each)) for row, each in names.items() if len(each) > 1}
    people = {row: next(iter(each)) for row, each in names.items() if len(each) == 1}
    columns = {"participant": people} | ({"cases": several} if several else {})
    return columns, (skipped, _remarks(several, spoken))


def _remarks(several, spoken):
    remarks = [
        f"in {len(several):,} with several, participant is left empty (see the column cases)"
    ] * bool(several)
    return remarks + [f"the parts that {len(spoken):,} cover are turns"] * bool(spoken)


def _read(keys, rows):
    return {rows[each] for each in keys if rows.get(each) is not None}


def _parts(kept, covered):
    """Return the rows that each case has for itself, and the cases whose parts are turns."""
    alone, spoken = defaultdict(set), set()
    for row, source in enumerate(kept):
        placed = {id(case) for _, _, case in spans(source)}
        spoken |= placed
        if placed and not shared(source) and row not in covered:
            alone[placed.pop()].add(row)
    return alone, spoken


def _why(case, rows):
    if any(each in rows for each in case.sources):
        return ELSEWHERE
    if case.parts:
        return PART
    return GONE if case.sources else NOWHERE


def of_sets(rows, project):
    """Name the sets of each source.

    Parameters
    ----------
    rows : dict
        As `rows_of` gives it.
    project : Project
        Its sets.

    Returns
    -------
    columns : dict
        `sets` -> row -> names, separated by `;`; empty where no source is in a set.
    counted : tuple
        Why sets were skipped (reason -> how many).

    Examples
    --------
    >>> from harmred.readers.project.project import Project
    >>> project = Project()
    >>> project.group("first round").sources.append("a")
    >>> of_sets({"a": 0}, project)
    ({'sets': {0: 'first round'}}, (Counter(),))
    """
    skipped, named = Counter(), defaultdict(dict)
    for group in project.groups:
        mine = _read(group.sources, rows)
        for row in mine:
            named[row][tidy(group.name) or "unnamed"] = None
        if not mine:
            skipped[_unset(group, rows)] += 1
    cells = {row: ";".join(_plain(names)) for row, names in named.items()}
    return {"sets": cells} if cells else {}, (skipped,)


def _unset(group, rows):
    if any(each in rows for each in group.sources):
        return ELSEWHERE
    return OTHERS if group.others else GONE if group.sources else NOWHERE


def _plain(names):
    """Return names that can stand in a list."""
    return [name.replace(";", ",") for name in names]
