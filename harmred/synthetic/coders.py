"""Who coded what: three coders, some interviews twice or three times, and what they agreed on."""

import numpy as np
import pandas as pd

from ..codebook import lineage, parents
from .draws import pick, shuffled, stream
from .facets import joined
from .parameters import (
    DOUBLE_CODED,
    FALSE_PER_TRUE,
    FALSE_POSITIVES,
    FOUND_AGAIN,
    HALF_YEARS,
    PARENT_INSTEAD,
    READ_CLOSELY,
    SENSITIVITY,
    SYMBOLIC_TOO,
    THIRD_CODER_STARTS,
    TRIPLE_CODED,
)

CODERS, AGREED = ("K1", "K2", "K3"), "reconciled"
AGAIN = 2000
"""Where the chance of the second reading begins, so that it leaves the first as it was."""
FIRST, SECOND, BOTH = 1, 2, 3
"""In which reading a mark is there: first marked then taken back, found late, or kept."""
_EQUAL = ["source", "turn", "code", "coder", "stance"]


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
        The rows of `marks` under each coder, with coder, coded_half_year, `upwards` (whether
        the coder took the parent of the code) and `reading`.

    Examples
    --------
    >>> from harmred.synthetic.fieldwork import visit
    >>> from harmred.synthetic.talk import speak
    >>> from harmred.synthetic.setting import book, world
    >>> sources = visit(1)
    >>> marks = pd.DataFrame({"turn": [0], "strand": [0], "crosses": [False]})
    >>> one = layers(marks, speak(sources, 1), world("mixed"), book(), assign(sources, 1), 1)
    >>> sorted(one.columns)
    ['coded_half_year', 'coder', 'crosses', 'reading', 'strand', 'turn', 'upwards']
    """
    # One coder alone: those marks are the data, so they are the truth and the plants survive.
    # Coders err only where a reconciled layer stands beside them.
    source = talk.source[marks["turn"]]
    several = coders["coders"].str.len().to_numpy() > 1
    names = np.where(several, AGREED, coders["coders"].str[0])[source]
    chances = _sensitivity(world, codebook), _found_again(world, codebook)
    parts = [marks.assign(coder=names, upwards=False, reading=BOTH)]
    for rank in np.flatnonzero(several):
        mine, turns = marks[source == rank], talk.of(rank)
        size = (3, len(world.strands), turns.stop - turns.start)
        luck = [stream(seed, "coders", unit + int(rank)) for unit in (0, AGAIN)]
        for coder in CODERS:
            drawn = [each.random(size) for each in luck]
            if coder in coders["coders"][rank]:
                parts.append(_layer(mine, turns.start, drawn, chances, coder))
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
    return segments[~segments.duplicated(_EQUAL)].reset_index(drop=True)


def kept(readings):
    """Put both readings together, without what the second one took back.

    Parameters
    ----------
    readings : list of DataFrame
        As from `habits`, with `reading`.

    Returns
    -------
    DataFrame
        The rows that are kept; one where the second reading repeats the first.

    Examples
    --------
    >>> row = {"source": 1, "turn": 2, "code": "exhaustion", "coder": "K2", "stance": None}
    >>> first = pd.DataFrame([row | {"reading": BOTH}, row | {"turn": 3, "reading": FIRST}])
    >>> kept([first, pd.DataFrame([row | {"reading": SECOND}])])["reading"].tolist() == [BOTH]
    True
    """
    rows = pd.concat(readings, ignore_index=True)
    rows = rows[rows["reading"] != FIRST]
    return rows[~rows.duplicated(_EQUAL)]


def _sensitivity(world, codebook):
    tree = parents(codebook)
    return np.array([SENSITIVITY[lineage(tree, code)[-1]] for code in world.strands["code"]])


def _found_again(world, codebook):
    tree = parents(codebook)
    codes = world.strands["code"]
    close = [not {*READ_CLOSELY}.isdisjoint(lineage(tree, code)) for code in codes]
    return np.where(close, FOUND_AGAIN, 0.0)


def _layer(mine, start, drawn, chances, coder):
    """Read twice: miss some of what is there and mark what is not, then mend a part of it."""
    there = np.zeros(drawn[0].shape[1:], dtype=bool)
    crosses = there.copy()
    turn, strand = mine["turn"].to_numpy() - start, mine["strand"].to_numpy()
    there[strand, turn], crosses[strand, turn] = True, mine["crosses"]
    first, again = drawn
    sensitivity, found_again = (each[:, None] for each in chances)
    share = there.mean(axis=1, keepdims=True)
    seen = there & (first[0] < sensitivity)
    wrong = ~there & (share > 0) & (first[1] < FALSE_POSITIVES)
    kept = seen | (wrong & (again[1] * FALSE_POSITIVES < FALSE_PER_TRUE * share))
    late = there & ~seen & (again[0] < found_again)
    reading = np.where(kept, BOTH, np.where(late, SECOND, FIRST))
    strand, turn = np.nonzero(seen | wrong | late)
    upwards = np.where(late, again[2], first[2])[strand, turn] < PARENT_INSTEAD
    rows = {"turn": turn + start, "strand": strand, "crosses": crosses[strand, turn]}
    rows |= {"upwards": upwards & (coder == CODERS[1]), "reading": reading[strand, turn]}
    return pd.DataFrame(rows).assign(coder=coder)
