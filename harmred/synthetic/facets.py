"""Whose view, which direction, which forms of harm: the facets of each coded passage."""

import numpy as np

from ..codebook import lineage, parents
from .draws import cells, pick, stream
from .parameters import CONTESTED, DIRECTED, FACETS_MISSING, SECOND_DIMENSION

FACETS = ("stance", "direction", "dimension")


def describe(marks, talk, world, codebook, seed):
    """Give coded turns their facets.

    Parameters
    ----------
    marks : DataFrame
        Columns turn and strand.
    talk : Talk
        The turns.
    world : World
        The world.
    codebook : DataFrame
        The codebook of the study.
    seed : int
        The seed of the study.

    Returns
    -------
    DataFrame
        The same rows with code, stance, direction and dimension. A turn and a strand have
        the same ones whoever marks them.

    Examples
    --------
    >>> from harmred.synthetic.fieldwork import visit
    >>> from harmred.synthetic.talk import speak
    >>> from harmred.synthetic.setting import book, world
    >>> import pandas as pd
    >>> told = pd.DataFrame({"turn": [0], "strand": [0]})
    >>> described = describe(told, speak(visit(1), 1), world("mixed"), book(), 1)
    >>> described["direction"].str.startswith("dir_").all(), described["stance"].isna().all()
    (np.True_, np.True_)
    """
    chance = cells(seed, "facets", marks, talk, len(world.strands), 7)
    marks = marks.assign(code=world.strands["code"].to_numpy()[marks["strand"]])
    own = (world.strands["stance"] == "own").to_numpy()[marks["strand"]]
    other = np.where(chance[0] < CONTESTED, "stance_contested", "stance_reported")
    stance = np.where(own, "stance_own", other).astype(object)
    stance[~_owes(marks["code"], codebook, "requires", "stance")] = None
    return marks.assign(
        stance=stance,
        direction=_direction(marks["code"], codebook, world, chance[1:3]),
        dimension=_dimension(marks["code"], codebook, world, chance[3:7]),
    )


def leave_out(segments, codebook, seed):
    """Forget some of the facets that are owed, as coders do.

    Parameters
    ----------
    segments : DataFrame
        Columns source, code, coder and the three facets.
    codebook : DataFrame
        The codebook of the study.
    seed : int
        The seed of the study.

    Returns
    -------
    DataFrame
        The same rows, with 4 % of the facets that are owed empty.

    Examples
    --------
    >>> from harmred.synthetic.setting import book
    >>> import pandas as pd
    >>> row = {"source": "A", "code": "self_harm_clients", "coder": "K1", "stance": None}
    >>> rows = pd.DataFrame([row | {"direction": "dir_self", "dimension": "dim_physical"}] * 100)
    >>> int(leave_out(rows, book(), 1)["direction"].isna().sum())
    4
    """
    segments = segments.copy()
    for unit, facet in enumerate(FACETS):
        # The first passage of each view in a source keeps it: shares of interviews stay exact.
        again = segments.duplicated(["source", "coder", "code", facet]).to_numpy()
        owed = _owes(segments["code"], codebook, "requires", facet)
        race = stream(seed, "facets", 1000 + unit).random(len(segments))
        order = np.argsort(np.where(again & owed, race, 2.0), kind="stable")
        segments.loc[order[: round(FACETS_MISSING * owed.sum())], facet] = None
    return segments


def _owes(codes, codebook, column, facet):
    listed = codebook[column].fillna("").str.split(";").apply(lambda each: facet in each)
    return codes.isin(codebook.loc[listed, "code"]).to_numpy()


def _direction(codes, codebook, world, chance):
    owed = _owes(codes, codebook, "requires", "direction")
    useful = _owes(codes, codebook, "recommends", "direction") & (chance[0] < DIRECTED)
    return _chosen(codes, owed | useful, world, 1, chance[1])


def _dimension(codes, codebook, world, chance):
    tree = parents(codebook)
    told = {code: world.told.get(lineage(tree, code)[-1], 0) for code in tree}
    owed = _owes(codes, codebook, "requires", "dimension")
    useful = _owes(codes, codebook, "recommends", "dimension")
    given = owed | (useful & (chance[0] < codes.map(told).to_numpy()))
    first = _chosen(codes, given, world, 0, chance[1])
    second = _chosen(codes, given & (chance[2] < SECOND_DIMENSION), world, 0, chance[3])
    return joined(first, second)


def joined(first, second):
    """Put two values of a facet in one cell.

    Parameters
    ----------
    first, second : array of object
        Values; None where there is none.

    Returns
    -------
    array of object
        One value, or two separated by `;` in alphabetical order.

    Examples
    --------
    >>> joined(["b", "b", None], ["a", "b", None]).tolist()
    ['a;b', 'b', None]
    """
    pairs = (sorted({each for each in pair if each}) for pair in zip(first, second, strict=True))
    return np.array([";".join(pair) or None for pair in pairs], dtype=object)


def _chosen(codes, given, world, which, uniforms):
    values = np.full(len(codes), None, dtype=object)
    for code, rows in codes[given].groupby(codes[given]).indices.items():
        places = np.flatnonzero(given)[rows]
        names, weights = zip(*world.forms[code][which].items(), strict=True)
        values[places] = np.array(names, dtype=object)[pick(uniforms[places], weights)]
    return values
