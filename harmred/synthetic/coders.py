"""Who coded what: three coders, some interviews twice or three times, and what they agreed on."""

import numpy as np
import pandas as pd

from ..codebook import lineage, parents
from .draws import pick, shuffled, stream
from .facets import joined
from .parameters import (
    DOUBLE_CODED,
    FALSE_POSITIVES,
    HALF_YEARS,
    PARENT_INSTEAD,
    SENSITIVITY,
    SYMBOLIC_TOO,
    THIRD_CODER_STARTS,
    TRIPLE_CODED,
)

CODERS, AGREED = ("K1", "K2", "K3"), "reconciled"


def assign(sources, seed):
    """Say who coded each source, and when.

    Parameters
    ----------
    sources : DataFrame
        As from `fieldwork.visit`.
    seed : int
        The seed of the study.

    Returns
    -------
    DataFrame
        One row per source: coders (a tuple) and coded_half_year.

    Examples
    --------
    >>> from harmred.synthetic.fieldwork import visit
    >>> assign(visit(1), 1)["coders"].str.len().value_counts().to_dict()
    {1: 78, 2: 10, 3: 2}
    """
    who, rank, pair = stream(seed, "coders", 1000).random((3, len(sources)))
    coded = sources["half_year"].map(HALF_YEARS.index).to_numpy() + 1
    third = coded >= HALF_YEARS.index(THIRD_CODER_STARTS)
    chosen = np.where(third, pick(who, [2, 2, 5]), pick(who, [1, 1]))
    coders = [(CODERS[each],) for each in chosen]
    interviews = shuffled(np.flatnonzero(sources["kind"] == "interview"), rank[:50])
    triple = interviews[third[interviews]][:TRIPLE_CODED]
    double = interviews[~np.isin(interviews, triple)][:DOUBLE_CODED]
    for each in triple:
        coders[each] = CODERS
    for each in double:
        left_out = int(3 * pair[each]) if third[each] else 2
        coders[each] = tuple(np.delete(CODERS, left_out).tolist())
    return pd.DataFrame({"coders": coders, "coded_half_year": np.array(HALF_YEARS)[coded]})


def layers(marks, talk, world, codebook, coders, seed):
    """Turn what is there into what each coder marks.

    Parameters
    ----------
    marks : DataFrame
        As from `coding.mark`.
    talk : Talk
        The turns.
    world : World
        The world.
    codebook : DataFrame
        The codebook of the study.
    coders : DataFrame
        As from `assign`.
    seed : int
        The seed of the study.

    Returns
    -------
    DataFrame
        The rows of `marks` under each coder, with coder, coded_half_year and `upwards`:
        whether the coder took the parent of the code.

    Examples
    --------
    >>> from harmred.synthetic.fieldwork import visit
    >>> from harmred.synthetic.talk import speak
    >>> from harmred.synthetic.setting import book, world
    >>> sources = visit(1)
    >>> marks = pd.DataFrame({"turn": [0], "strand": [0], "crosses": [False]})
    >>> one = layers(marks, speak(sources, 1), world("mixed"), book(), assign(sources, 1), 1)
    >>> sorted(one.columns)
    ['coded_half_year', 'coder', 'crosses', 'strand', 'turn', 'upwards']
    """
    # One coder alone: those marks are the data, so they are the truth and the plants survive.
    # Coders err only where a reconciled layer stands beside them.
    source = talk.source[marks["turn"]]
    several = coders["coders"].str.len().to_numpy() > 1
    names = np.where(several, AGREED, coders["coders"].str[0])[source]
    sensitivity = _sensitivity(world, codebook)
    parts = [marks.assign(coder=names, upwards=False)]
    for rank in np.flatnonzero(several):
        mine, chance = marks[source == rank], stream(seed, "coders", int(rank))
        for coder in CODERS:
            drawn = chance.random((3, len(world.strands), talk.of(rank).stop - talk.of(rank).start))
            if coder in coders["coders"][rank]:
                parts.append(_layer(mine, talk.of(rank).start, drawn, sensitivity, coder))
    rows = pd.concat(parts, ignore_index=True)
    when = coders["coded_half_year"].to_numpy()[talk.source[rows["turn"]]]
    return rows.assign(coded_half_year=when)


def habits(segments, codebook, seed):
    """Give two coders their habits: K2 stays with the parent code, K3 sees symbols everywhere.

    Parameters
    ----------
    segments : DataFrame
        Columns code, coder, upwards, dimension, source, turn.
    codebook : DataFrame
        The codebook of the study.
    seed : int
        The seed of the study.

    Returns
    -------
    DataFrame
        The same rows, less those that become equal to another.

    Examples
    --------
    >>> from harmred.synthetic.setting import book
    >>> row = {"code": "exhaustion", "coder": "K2", "upwards": True, "dimension": None}
    >>> rows = pd.DataFrame([row | {"source": "A", "turn": 1, "stance": None}])
    >>> habits(rows, book(), 1)["code"].tolist()
    ['emotional_distress']
    """
    tree = parents(codebook)
    themes = set(codebook.loc[codebook["row_type"] == "theme", "code"])
    above = {code: code if up in themes else up for code, up in tree.items() if up}
    code = segments["code"].where(~segments["upwards"], segments["code"].map(above))
    luck = stream(seed, "coders", 1001).random(len(segments))
    third = (segments["coder"] == CODERS[2]) & segments["dimension"].notna() & (luck < SYMBOLIC_TOO)
    first = segments.loc[third, "dimension"].str.split(";").str[0]
    segments = segments.assign(code=code).drop(columns="upwards")
    segments.loc[third, "dimension"] = joined(first, ["dim_symbolic"] * third.sum())
    equal = segments.duplicated(["source", "turn", "code", "coder", "stance"])
    return segments[~equal].reset_index(drop=True)


def _sensitivity(world, codebook):
    tree = parents(codebook)
    return np.array([SENSITIVITY[lineage(tree, code)[-1]] for code in world.strands["code"]])


def _layer(mine, start, drawn, sensitivity, coder):
    """Miss some of what is there, and mark a little of what is not, among the codes in use."""
    there = np.zeros(drawn.shape[1:], dtype=bool)
    crosses = there.copy()
    turn, strand = mine["turn"].to_numpy() - start, mine["strand"].to_numpy()
    there[strand, turn], crosses[strand, turn] = True, mine["crosses"]
    used = there.any(axis=1, keepdims=True)
    seen = there & (drawn[0] < sensitivity[:, None])
    seen |= ~there & used & (drawn[1] < FALSE_POSITIVES)
    strand, turn = np.nonzero(seen)
    rows = {"turn": turn + start, "strand": strand, "crosses": crosses[strand, turn]}
    upwards = (drawn[2][strand, turn] < PARENT_INSTEAD) & (coder == CODERS[1])
    return pd.DataFrame(rows).assign(coder=coder, upwards=upwards)
