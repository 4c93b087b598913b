"""Makes a codebook of the names and paths that a sheet has for its codes."""

from ..project.codes import codebook
from ..project.elements import Code
from ..project.names import tidy

MOST = 200
"""Codes above one another; more are not a path."""


def path_of(written, between):
    r"""Take a path of codes apart.

    Parameters
    ----------
    written : str
        The code, perhaps with those above it.
    between : sequence of str
        What may stand between their names; the first that occurs does.

    Returns
    -------
    tuple of str
        From the top down.

    Examples
    --------
    >>> path_of("Harm > street", (" > ",)), path_of(r"Nodes\\Harm\street", ("\\\\", "\\"))
    (('Harm', 'street'), ('Harm', 'street'))
    """
    mark = next((each for each in between if each in written), None)
    if mark is None:
        return (tidy(written),)
    pieces = [written]
    for each in between:
        pieces = [part for piece in pieces for part in piece.split(each)]
    names = [name for name in map(tidy, pieces) if name]
    if len(names) > 1 and names[0].casefold() in _ROOTS and mark == _ROOTED:
        names = names[1:]
    return tuple(names[:MOST]) or (tidy(written),)


_ROOTS, _ROOTED = ("nodes", "codes", "nœuds", "knoten", "nodos", "cases"), "\\\\"
"""NVivo begins a path with the folder of all codes, and two strokes."""


def planted(paths, given, definitions=None):
    """Make the codebook of these paths.

    Parameters
    ----------
    paths : list of tuple of str
        Each code from the top down; those above come along.
    given : collection of tuple of str
        Those that are codes; what only stands above them is a theme.
    definitions : dict, optional
        Path -> what it means.

    Returns
    -------
    table : DataFrame
        As `codebook` gives it.
    ids : dict
        Path -> code.

    Examples
    --------
    >>> table, ids = planted([("Harm", "street")], {("Harm", "street")})
    >>> table[["code", "row_type"]].values.tolist(), ids[("Harm", "street")]
    ([['Harm', 'theme'], ['street', 'code']], 'street')
    """
    codes, told = {}, definitions or {}
    for path in paths:
        for depth in range(1, len(path) + 1):
            here = path[:depth]
            if here not in codes:
                above = codes.get(here[:-1])
                codes[here] = Code(str(len(codes)), here[-1], above, here in given, told.get(here))
    return _book(codes)


def nested(pairs, definitions=None):
    """Make the codebook of codes, each with the name of the one above it.

    Parameters
    ----------
    pairs : list of tuple
        Name, and the name above it or None; no two alike.
    definitions : dict, optional
        Pair -> what it means.

    Returns
    -------
    table : DataFrame
        As `codebook` gives it; what stands only above others is a theme.
    ids : dict
        Pair -> code.

    Examples
    --------
    >>> nested([("street", "Harm"), ("Harm", None)])[0]["code"].tolist()
    ['Harm', 'street']
    """
    codes, told, first = {}, definitions or {}, {}
    for pair in pairs:
        first.setdefault(pair[0], pair)
    for pair in pairs:
        chain, here = {}, pair
        while here is not None and here not in codes and here not in chain:
            above = here[1]
            chain[here] = first.get(above, (above, None)) if above else None
            here = chain[here]
        # In a circle the last one found has nothing above it.
        for each, over in reversed(chain.items()):
            own = codes.get(over), each[0] in first, told.get(each)
            codes[each] = Code(str(len(codes)), each[0], *own)
    return _book(codes)


def _book(codes):
    table, known = codebook(list(codes.values()))
    return table, {key: known[code.key] for key, code in codes.items()}
