"""Which codes count for a theme or a code: as a study has it, or as far as tables tell."""

from ..codebook import parents
from ..words import about


def families(above, counter):
    """Return which codes count for each code.

    Parameters
    ----------
    above : dict
        Code -> the one above it, or None.
    counter : collection of str
        Codes that say the contrary of what is above them, and do not count for it.

    Returns
    -------
    dict
        Code -> itself and all below; of a theme, only what is below, where anything is.

    Examples
    --------
    >>> sorted(families({"work": None, "noise": "work", "calm": "work"}, ["calm"])["work"])
    ['noise']
    """
    themes = {code for code in above.values() if above.get(code) is None}
    below = {code: set() for code in above}
    for leaf in above.keys() - themes:  # a theme is a heading: nothing is coded with it
        code = leaf
        while code is not None:
            below[code].add(leaf)
            code = None if code in counter else above[code]
    return {code: frozenset(leaves or {code}) for code, leaves in below.items()}


def told(tables):
    """Return which codes count for each code, as far as some tables tell.

    Parameters
    ----------
    tables : iterable of DataFrame
        Tables by code carry what stands above each code.

    Returns
    -------
    dict
        As `families`.

    Examples
    --------
    >>> import harmred as hr
    >>> "housing_insecurity" in told([hr.count(hr.load(), at="code")])["living_in_precarity"]
    True
    """
    trees = [about(table).get("tree", {}) for table in tables]
    above = {code: parent for each in trees for code, parent in each.get("parents", {}).items()}
    return families(above, {code for each in trees for code in each.get("counter", [])})


def tree_of(study):
    """Return which codes count for each code of a study.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    dict
        As `families`.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.load()
    >>> "housing_insecurity" in tree_of(study)["violence_against_clients"]
    True
    """
    book = study.codebook
    return families(parents(book), set(book.loc[book["counter_code"] == "yes", "code"]))
