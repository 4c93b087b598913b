"""Names that people gave, made into identifiers: tidy, and no two alike."""

import unicodedata


def tidy(name):
    r"""Return a name on one line, its accents composed.

    Parameters
    ----------
    name : str
        As it stands in the file.

    Returns
    -------
    str
        The name, without spaces around.

    Examples
    --------
    >>> tidy(" me\u0301fiance\n de tous ")
    'méfiance de tous'
    """
    return " ".join(unicodedata.normalize("NFC", name).split())


def unique(names, same=str):
    """Tell names apart: the second of a kind becomes `name (2)`.

    Parameters
    ----------
    names : iterable of str
        Names.
    same : callable
        What makes two names one, such as `str.casefold`.

    Returns
    -------
    list of str
        As many, all different.

    Examples
    --------
    >>> unique(["Ana", "Ben", "Ana"])
    ['Ana', 'Ben', 'Ana (2)']
    """
    taken, last, chosen = set(), {}, []
    for name in names:
        key = each = same(name)
        while each in taken:
            last[key] = last.get(key, 1) + 1
            each = same(f"{name} ({last[key]})")
        taken.add(each)
        chosen.append(f"{name} ({last[key]})" if each != key else name)
    return chosen
