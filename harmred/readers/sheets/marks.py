"""Reads columns of marks: 0 and 1, yes and no, an x or nothing."""

import numpy as np
import pandas as pd

YES, NO, MISSING = 1, 0, -1
_WORDS = {
    YES: "1,1.0,x,✓,✔,true,yes,y,vrai,oui,wahr,ja,verdadero,sí,si,verdadeiro,sim,vero,sì",
    NO: "0,0.0,false,no,n,faux,non,falsch,nein,falso,não,nao",
    MISSING: "na,n/a,#n/a,nan,null,none,-,?,.",
}
_MEANT = {word: mark for mark, some in _WORDS.items() for word in some.split(",")}
_MOST = 2 * len(_MEANT)


def marks(column, counts=False):
    """Read a column of marks.

    Parameters
    ----------
    column : Series of str
        Its cells; missing where empty.
    counts : bool
        Whether other whole numbers are counts of marks, rather than something else.

    Returns
    -------
    array of int or None
        1, 0, or -1 where nobody knows; None where the column holds something else. An empty
        cell is a 0 in a column that has no other way to say no.

    Examples
    --------
    >>> marks(pd.Series(["1", "0", None])).tolist(), marks(pd.Series(["x", None])).tolist()
    ([1, 0, -1], [1, 0])
    >>> marks(pd.Series(["1", "41"])) is None, marks(pd.Series(["1", "41"]), counts=True).tolist()
    (True, [1, 1])
    """
    codes, cells = pd.factorize(column)
    if len(cells) > _MOST and not counts:
        return None
    tidy = [str(cell).strip().casefold() for cell in cells]
    read = [_mark(cell, counts) for cell in tidy if cell]
    if None in read or not (counts or {YES, NO} & set(read)):
        return None
    blank = MISSING if NO in read or not read else NO
    return np.array([_mark(cell, counts) if cell else blank for cell in tidy] + [blank])[codes]


def _mark(cell, counts):
    if counts and cell.isdecimal():
        return YES if int(cell[:400] or 0) else NO
    # Some languages write 1,0 for 1.0.
    return _MEANT.get(cell.replace(",", "."))
