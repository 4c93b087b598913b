"""Who looks alike: classes of rows that share what others may know of them."""


def classes(table, quasi):
    """Count the rows that share the same values of some columns.

    Parameters
    ----------
    table : DataFrame
        One row per person.
    quasi : list of str
        Columns that somebody outside may know; missing is a value like the others.

    Returns
    -------
    Series
        How many rows each class has. Its smallest is k; classes of 1 are sample uniques.

    References
    ----------
    Sweeney (2002), k-anonymity: a model for protecting privacy. International Journal of
    Uncertainty, Fuzziness and Knowledge-Based Systems 10(5), 557-570.

    Examples
    --------
    >>> import pandas as pd
    >>> known = pd.DataFrame({"role": ["a", "a", "b"], "place": ["x", "x", "x"]})
    >>> sorted(classes(known, ["role", "place"]))
    [1, 2]
    """
    return table.groupby(quasi, dropna=False).size()


def diversity(table, quasi, sensitive):
    """Count the different values that each class has of what nobody should learn.

    Parameters
    ----------
    table : DataFrame
        One row per person.
    quasi : list of str
        Columns that somebody outside may know.
    sensitive : str
        The column that they should not learn.

    Returns
    -------
    Series
        How many values each class has (distinct l-diversity). Its smallest is l; where it is 1,
        to know somebody's class is to know the value.

    References
    ----------
    Machanavajjhala, Kifer, Gehrke and Venkitasubramaniam (2007), l-diversity: privacy beyond
    k-anonymity. ACM Transactions on Knowledge Discovery from Data 1(1), 3.

    Examples
    --------
    >>> import pandas as pd
    >>> known = pd.DataFrame({"role": ["a", "a", "b"], "said": ["x", "y", "x"]})
    >>> diversity(known, ["role"], "said").tolist()
    [2, 1]
    """
    return table.groupby(quasi, dropna=False)[sensitive].nunique(dropna=False)
