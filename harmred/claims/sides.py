"""The two sides of a pair: unions of codes, and nothing on both."""

import pandas as pd


def sides(part, evidence):
    """Return the segments of the two sides of a pair.

    Parameters
    ----------
    part : dict
        claim, part, a, b; exclude.
    evidence : Evidence
        What the study says.

    Returns
    -------
    DataFrame
        Segments with a position, with `unit`: claim, part and side. What counts for side a,
        or for what is excluded, is no part of side b: nothing is ever paired with itself.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.claims.file import opened
    >>> from harmred.claims.gather import gather
    >>> study = hr.load()
    >>> part = {"claim": "C5", "part": "b", "a": ["living_in_precarity"]}
    >>> part |= {"b": ["violence_against_clients"]}
    >>> rows = sides(part, gather(study, opened(study)))
    >>> "housing_insecurity" in set(rows.loc[rows["unit"] == "C5 b b", "code"])
    False
    """

    def below(key):
        return set().union(*(evidence.below[code] for code in part.get(key, [])))

    codes = {"a": below("a"), "b": below("b") - below("a") - below("exclude")}
    rows = evidence.marks.drop_duplicates("segment").dropna(subset=["start", "end"])
    named = zip(codes.values(), names(part), strict=True)
    return pd.concat([rows[rows["code"].isin(side)].assign(unit=name) for side, name in named])


def names(part):
    """Return what the two sides of a pair are called.

    Parameters
    ----------
    part : dict
        claim, part.

    Returns
    -------
    a, b : str

    Examples
    --------
    >>> names({"claim": "C7", "part": "a"})
    ('C7 a a', 'C7 a b')
    """
    return tuple(f"{part['claim']} {part['part']} {side}" for side in "ab")
