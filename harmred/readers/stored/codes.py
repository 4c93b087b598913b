"""The codes of a database, told from the top down, also where a code stands below itself."""

from collections import defaultdict
from typing import NamedTuple

from ...descriptions import compose, parse

ASTRAY = "was_below"
"""The column of the codebook that says above which code or folder one has lost its place."""


class Branch(NamedTuple):
    """A code or a folder of codes: its key, and the key of what it stands below."""

    key: str
    above: str | None
    name: str
    codable: bool = True
    memo: str | None = None


def grow(project, branches):
    """Tell a project its codes; a circle of them is cut at the first, and says so.

    Parameters
    ----------
    project : Project
        Takes the codes, those above first.
    branches : list of Branch
        Codes and folders.

    Examples
    --------
    >>> from harmred.readers.project.project import Project
    >>> project = Project()
    >>> grow(project, [Branch("1", "2", "street"), Branch("2", None, "Harm", codable=False)])
    >>> [(code.name, code.parent and code.parent.name) for code in project.codes]
    [('Harm', None), ('street', 'Harm')]
    """
    first, below, told = {}, defaultdict(list), {}
    for number, branch in enumerate(branches):
        first.setdefault(branch.key, number)
    above = [first.get(branch.above) for branch in branches]
    for number, up in enumerate(above):
        below[up].append(number)
    # Those that no top leads to are in a circle, or below one.
    for top in [*below[None], *range(len(branches))]:
        waiting = [top]
        while waiting:
            number = waiting.pop()
            if number not in told:
                told[number] = _told(project, branches, number, above[number], told)
                waiting += reversed(below[number])


def _told(project, branches, number, up, told):
    branch, parent = branches[number], told.get(up)
    description = branch.memo
    if branch.above is not None and parent is None:
        description = noted(description, ASTRAY, branch.above if up is None else branches[up].name)
    return project.code(branch.key, branch.name, parent, branch.codable, description)


def noted(description, column, cell):
    """Add a column of the codebook to what is said of a code.

    Parameters
    ----------
    description : str or None
        What is said of it.
    column, cell : str
        What else to say.

    Returns
    -------
    str
        As the codebook takes it apart again.

    Examples
    --------
    >>> noted("Time lost.", "other_themes", "Help").splitlines()
    ['Time lost.', '', '[codebook]', 'other_themes: Help']
    """
    definition, fields = parse(description or "")
    return compose(definition, fields | {column: " ".join(cell.split())})
