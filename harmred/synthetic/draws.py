"""Chance, drawn only as uniforms, so that every machine and every NumPy invents the same study."""

from statistics import NormalDist

import numpy as np

STAGES = ("places", "sources", "talk", "leanings", "coding", "coders", "facets", "words", "spans")


def stream(seed, stage, unit=0):
    """Open the stream of chance of one stage and one unit; no other stage can reshuffle it.

    Parameters
    ----------
    seed : int
        The seed of the study.
    stage : str
        One of `STAGES`.
    unit : int
        Which source, or which part of the stage.

    Returns
    -------
    Generator
        Of which only `.random()` is ever used: NumPy promises nothing about the rest.

    Examples
    --------
    >>> float(stream(1, "talk", 3).random()) == float(stream(1, "talk", 3).random())
    True
    """
    key = (STAGES.index(stage), unit)
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))


def cells(seed, stage, marks, talk, strands, width):
    """Draw uniforms for turns × strands: the same cell always has the same ones.

    Parameters
    ----------
    seed : int
        The seed of the study.
    stage : str
        One of `STAGES`.
    marks : DataFrame
        Columns turn and strand.
    talk : Talk
        The turns.
    strands, width : int
        How many strands there are, and how many uniforms each cell has.

    Returns
    -------
    array of float
        Width × row of `marks`.

    Examples
    --------
    >>> import pandas as pd
    >>> from harmred.synthetic.fieldwork import visit
    >>> from harmred.synthetic.talk import speak
    >>> marks = pd.DataFrame({"turn": [3, 3], "strand": [0, 0]})
    >>> drawn = cells(1, "facets", marks, speak(visit(1), 1), 80, 2)
    >>> bool((drawn[:, 0] == drawn[:, 1]).all())
    True
    """
    turn, strand = marks["turn"].to_numpy(), marks["strand"].to_numpy()
    drawn = np.empty((width, len(marks)))
    source = talk.source[turn]
    for rank in np.unique(source):
        turns, rows = talk.of(rank), np.flatnonzero(source == rank)
        block = stream(seed, stage, int(rank)).random((strands, width, turns.stop - turns.start))
        drawn[:, rows] = block[strand[rows], :, turn[rows] - turns.start].T
    return drawn


def normal(uniforms):
    """Turn uniforms into normal deviates.

    Parameters
    ----------
    uniforms : array of float
        Any shape.

    Returns
    -------
    array of float
        Same shape.

    Examples
    --------
    >>> normal(np.array([0.5, 0.975])).round(2).tolist()
    [0.0, 1.96]
    """
    # The standard library's own polynomial: SciPy's may change between versions.
    inverse = NormalDist().inv_cdf
    flat = np.clip(uniforms, 2.0**-53, 1 - 2.0**-53).ravel().tolist()
    return np.array([inverse(each) for each in flat]).reshape(np.shape(uniforms))


def pick(uniforms, weights):
    """Choose by weight, one choice for each uniform.

    Parameters
    ----------
    uniforms : array of float
        One for each choice.
    weights : sequence of float
        One for each thing to choose.

    Returns
    -------
    array of int
        Places in `weights`.

    Examples
    --------
    >>> pick(np.array([0.1, 0.6, 0.99]), [1, 1, 2]).tolist()
    [0, 2, 2]
    """
    steps = np.cumsum(weights) / np.sum(weights)
    return np.minimum(np.searchsorted(steps, uniforms, side="right"), len(weights) - 1)


def shuffled(things, uniforms):
    """Put things in an order that the uniforms decide.

    Parameters
    ----------
    things : sequence
        What to shuffle.
    uniforms : array of float
        One for each thing.

    Returns
    -------
    array
        The same things.

    Examples
    --------
    >>> shuffled(["a", "b", "c"], np.array([0.9, 0.1, 0.5])).tolist()
    ['b', 'c', 'a']
    """
    return np.asarray(things)[np.argsort(uniforms, kind="stable")]
