"""How numbers and lists are written in each language."""

import math

from . import about, label, say


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
    number = round(number, places) + 0.0  # no minus before a zero
    return f"{number:.{places}f}".replace(".", "," if lang == "fr" else ".")


def short(share, lang):
    """Write a share with two decimals and no leading zero, as a cell has room for.

    Parameters
    ----------
    share : float
        Between 0 and 1, or missing.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Nothing, if it is missing.

    Examples
    --------
    >>> short(0.256, "fr"), short(1.0, "en"), short(float("nan"), "en")
    (',26', '1', '')
    """
    if math.isnan(share):
        return ""
    return decimal(share, lang, 2).removeprefix("0") if 0 < share < 0.995 else f"{share:.0f}"


def times(number, lang):
    """Write how many times one number is another, as a cell has room for.

    Parameters
    ----------
    number : float
        The number, or missing.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        One decimal under ten; a dash, if it is missing.

    Examples
    --------
    >>> times(1.44, "fr"), times(12.3, "en"), times(float("nan"), "en")
    ('1,4', '12', '–')
    """
    return "–" if math.isnan(number) else decimal(number, lang, int(number < 9.95))


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


def counted(key, number, lang, **parts):
    """Say a number of things; there may be a form for one and for none.

    Parameters
    ----------
    key : str
        The phrase, with a blank `n`.
    number : int
        How many.
    lang : {"en", "fr"}
        The language.
    **parts
        What goes in its other blanks.

    Returns
    -------
    str
        The phrase.

    Examples
    --------
    >>> counted("facilities", 1, "en"), counted("facilities", 10, "fr")
    (', in 1 facility', ', dans 10 établissements')
    """
    try:
        return say(f"{key}|{number}", lang, n=number, **parts)
    except KeyError:
        return say(key, lang, n=whole(number, lang), **parts)


def only(table, lang):
    r"""Say which passages a table rests on, where they were selected.

    Parameters
    ----------
    table : DataFrame
        A table that a verb of harmred made.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        A sentence; none where nothing was left out.

    Examples
    --------
    >>> import harmred as hr
    >>> only(hr.count(hr.select(hr.load(), stance="stance_own")), "fr")
    ['Seuls passages retenus\xa0: point de vue propre.']
    """
    kept = about(table).get("selected", {})
    if not kept:
        return []
    said = [
        joined([label(table, value, lang, name) for value in values], lang)
        for name, values in kept.items()
    ]
    return [say("selected", lang, said=say("cut", lang).join(said))]


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
