"""How numbers and lists are written in each language."""

from . import say


def percent(share, lang):
    """Write a share in whole per cent.

    Parameters
    ----------
    share : float
        Between 0 and 1.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        As "7 %"; "under 1 %" for a share that rounds to none.

    Examples
    --------
    >>> percent(0.0712, "en").split(), percent(0.002, "fr").split()
    (['7', '%'], ['moins', 'de', '1', '%'])
    """
    if 0 < share < 0.005:
        return {"en": "under 1\u00a0%", "fr": "moins de 1\u00a0%"}[lang]
    return f"{100 * share:.0f}\u00a0%"


def decimal(number, lang, places=1):
    """Write a number with its decimals.

    Parameters
    ----------
    number : float
        The number.
    lang : {"en", "fr"}
        The language.
    places : int, default 1
        How many decimals.

    Returns
    -------
    str
        With the decimal mark of the language.

    Examples
    --------
    >>> decimal(72.86, "en"), decimal(0.256, "fr", 2)
    ('72.9', '0,26')
    """
    return f"{number:.{places}f}".replace(".", "," if lang == "fr" else ".")


def whole(number, lang):
    """Write a whole number, its thousands apart.

    Parameters
    ----------
    number : int
        The number.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        With the sign that the language puts between thousands.

    Examples
    --------
    >>> whole(5157, "en"), whole(50, "fr")
    ('5,157', '50')
    """
    return f"{number:,}".replace(",", "\u202f" if lang == "fr" else ",")


def joined(words, lang):
    """Join words as a list is spoken: commas, and "and" before the last.

    Parameters
    ----------
    words : list of str
        At least one.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        The list.

    Examples
    --------
    >>> joined(["a", "b", "c"], "fr")
    'a, b et c'
    """
    head = ", ".join(words[:-1])
    return f"{head}{say('joined.last', lang)}{words[-1]}" if head else words[-1]
