"""What harmred says when it cannot go on: what is wrong, where, what was expected, what to do."""


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
