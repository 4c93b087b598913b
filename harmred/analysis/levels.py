"""Levels: what a table counts one row of, from themes to values of a facet."""

from ..choose import FACETS
from ..codebook import rollup


def counting(codebook, at):
    """Tell which codes each code counts for, as `rollup`; at `"combination"`, the top ones.

    Parameters
    ----------
    codebook : DataFrame
        The codebook of a study.
    at : {"theme", "code", "combination"}
        The level.

    Returns
    -------
    DataFrame
        Columns code and unit, in the order of the tree.

    Examples
    --------
    >>> import harmred as hr
    >>> "housing_insecurity" in set(counting(hr.load().codebook, "combination")["unit"])
    False
    """
    if at != "combination":
        return rollup(codebook, at)
    pairs = rollup(codebook, "code")
    return pairs[pairs["unit"].isin(pairs["code"][~pairs["code"].duplicated(keep=False)])]


def units(codebook, at):
    """Return what a level of the codebook counts.

    Parameters
    ----------
    codebook : DataFrame
        The codebook of a study.
    at : {"theme", "code", "combination", "any", "stance", "direction", "dimension"}
        The level.

    Returns
    -------
    list of str
        Codes, or values of a facet, in the order of the codebook; one unit for `"any"`.

    Examples
    --------
    >>> import harmred as hr
    >>> units(hr.load().codebook, "stance")
    ['stance_own', 'stance_reported', 'stance_contested']
    """
    if at == "any":
        return [at]
    if at in FACETS:
        values = (codebook["row_type"] == "facet_value") & (codebook["facet"] == at)
        return codebook.loc[values, "code"].tolist()
    return counting(codebook, at)["unit"].unique().tolist()
