"""What harmred says when it cannot go on: what is wrong, where, what was expected, what to do."""

import difflib

_QUOTED = 40
"""A longer value may be somebody's words, slipped into the wrong column: it is not quoted."""


class HarmredError(Exception):
    """Any refusal of harmred; the message ends with what to do next."""


class StudyError(HarmredError):
    """The tables of a study contradict one another, or lack what a verb needs."""


class FormatError(HarmredError):
    """A file is not what its name or its place says it is."""


class DisclosureError(HarmredError):
    """What was asked for would let a person or a place be recognised."""


def one_of(value, allowed, name):
    """Refuse a `value` that is not among the `allowed` ones.

    Parameters
    ----------
    value : str
        What was asked for.
    allowed : sequence of str
        What can be asked for.
    name : str
        The argument, as the caller wrote it.

    Raises
    ------
    ValueError
        Naming the argument, what it takes and what it got.

    Examples
    --------
    >>> one_of("paragraph", ("turn", "source"), "within")
    Traceback (most recent call last):
        ...
    ValueError: `within` must be one of 'turn', 'source'; got 'paragraph'.
    """
    if value not in allowed:
        raise ValueError(f"`{name}` must be one of {', '.join(map(repr, allowed))}; got {value!r}.")


def said(value):
    """Quote a value of a table, unless it is long enough to be somebody's words.

    Parameters
    ----------
    value : object
        The content of a cell.

    Returns
    -------
    str
        The value between quotes, or its length.

    Examples
    --------
    >>> said("wait time"), said("x" * 212)
    ("'wait time'", 'a value of 212 characters')
    """
    value = str(value)
    return repr(value) if len(value) <= _QUOTED else f"a value of {len(value)} characters"


def near(value, known):
    """Return what was probably meant.

    Parameters
    ----------
    value : str
        What was written.
    known : iterable of str
        What could have been written.

    Returns
    -------
    str or None
        The nearest known value, if any is near.

    Examples
    --------
    >>> near("mefiance", ["attente", "méfiance"]), near("own", ["stance_own"]), near("x", ["abc"])
    ('méfiance', 'stance_own', None)
    """
    folded = {each.casefold(): each for each in sorted(known)}
    ends = [each for each in folded if each.endswith(f"_{value.casefold()}")]
    close = ends or difflib.get_close_matches(value.casefold(), folded, n=1)
    return folded[close[0]] if close else None


def meant(values, known, where):
    """Say of each value what was probably meant.

    Parameters
    ----------
    values : sequence of str
        What was written, repeated values included.
    known : collection of str
        What could have been written.
    where : str
        Who has the known values, as `the codebook has`.

    Returns
    -------
    list of str
        A remark between brackets, or nothing, for each value.

    Examples
    --------
    >>> meant(["mefiance"], ["méfiance"], "the codebook has")
    [" (the codebook has 'méfiance')"]
    """
    # Each search reads all that is known: a column of nothing but errors must not take minutes.
    guesses = {value: near(value, known) for value in list(dict.fromkeys(values))[:50]}
    return [f" ({where} {guesses[v]!r})" if guesses.get(v) else "" for v in values]
