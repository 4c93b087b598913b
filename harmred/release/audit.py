"""The audit: between which bounds a hidden number must lie, given all that is released."""

from collections import defaultdict

import numpy as np

from ..errors import DisclosureError

_MANY = 10**5
"""More people than any study has."""


def given_away(hidden, values, relations, persons):
    """Return which hidden numbers can be worked out, or nearly so.

    Parameters
    ----------
    hidden, values, relations
        As `bounds` takes them.
    persons : int
        The threshold: a number must be open by as many at least, and one that could be smaller
        than it could as well be 0.

    Returns
    -------
    list
        Names, in order.

    Examples
    --------
    >>> from harmred.release.relations import Relation
    >>> whole = Relation((("nurses", 1), ("peers", 1), ("all", -1)), 0, 0)
    >>> given_away({"nurses"}, {"nurses": None, "peers": 4, "all": 7}, [whole], 5)
    ['nurses']
    """
    ends = bounds(hidden, values, relations)
    return sorted(
        (
            name
            for name, (least, most) in ends.items()
            if most - least < persons or 0 < least < persons
        ),
        key=str,
    )


def bounds(hidden, values, relations):
    """Return the least and the most that each hidden number can be.

    Exact: whole numbers from 0 are sought that keep every relation, by integer linear
    programming, in groups of numbers that bound one another.

    Parameters
    ----------
    hidden : collection
        Names of the numbers that are not shown.
    values : dict
        Name -> number; those not hidden are known to everybody.
    relations : list of Relation
        What binds them.

    Returns
    -------
    dict
        Name -> (least, most); most is infinite where nothing bounds it.

    References
    ----------
    Hundepool, A., et al. (2012). *Statistical Disclosure Control*. Wiley (auditing protected
    tables by linear programming).

    Examples
    --------
    >>> from harmred.release.relations import Relation
    >>> whole = Relation((("nurses", 1), ("peers", 1), ("all", -1)), 0, 0)
    >>> bounds({"nurses", "peers"}, {"nurses": 3, "peers": 4, "all": 7}, [whole])["nurses"]
    (0, 7)
    """
    rows = [_open(each, hidden, values) for each in relations]
    rows = [row for row in rows if row[0]]
    found = {name: [0, np.inf] for name in hidden}
    for group in _together(rows, hidden):
        names = sorted({name for terms, _, _ in group for name in terms}, key=str)
        if len(names) == 1:
            found[names[0]] = _alone(group, names[0])
        elif names:
            found |= _solved(group, names)
    return {name: tuple(ends) for name, ends in found.items()}


def _open(relation, hidden, values):
    """Put what is known on the other side: what is left, and between which ends it lies."""
    terms, known = defaultdict(int), 0
    for name, sign in relation.terms:
        if name in hidden:
            terms[name] += sign
        else:
            known += sign * values[name]
    return dict(terms), relation.low - known, relation.high - known


def _together(rows, hidden):
    """Part the rows in groups that share no number."""
    home = {name: name for name in hidden}

    def root(name):
        while home[name] != name:
            home[name] = home[home[name]]
            name = home[name]
        return name

    for terms, _, _ in rows:
        first, *others = terms
        for other in others:
            home[root(other)] = root(first)
    groups = defaultdict(list)
    for row in rows:
        groups[root(next(iter(row[0])))].append(row)
    return groups.values()


def _alone(rows, name):
    least, most = 0, np.inf
    for terms, low, high in rows:
        sign = terms[name]
        ends = sorted((low / sign, high / sign)) if sign else (0, np.inf)
        least, most = max(least, ends[0]), min(most, ends[1])
    return [_whole(least, np.ceil), _whole(most, np.floor)]


def _whole(end, rounded):
    return int(rounded(round(end, 6))) if np.isfinite(end) else end


def _solved(rows, names):
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    place = {name: column for column, name in enumerate(names)}
    at = [
        (row, place[name], sign)
        for row, (terms, _, _) in enumerate(rows)
        for name, sign in terms.items()
    ]
    row, column, sign = zip(*at, strict=True)
    matrix = csr_array((np.array(sign, float), (row, column)), (len(rows), len(names)))
    kept = LinearConstraint(matrix, [low for _, low, _ in rows], [high for _, _, high in rows])
    found = {}
    for name in names:
        aim = np.zeros(len(names))
        aim[place[name]] = 1
        # with a bound, a solver need not tell what is unbounded from what is impossible
        ways = [
            milp(way * aim, constraints=kept, integrality=aim * 0 + 1, bounds=Bounds(0, _MANY))
            for way in (1, -1)
        ]
        found[name] = _ends(*ways)
    return found


def _ends(least, most):
    if least.status != 0 or most.status != 0:
        raise DisclosureError(
            "the numbers of these tables contradict one another: they come from different data.\n"
            "Make all of them anew from one study."
        )
    most = round(-most.fun)
    return [round(least.fun), np.inf if most >= _MANY else most]
