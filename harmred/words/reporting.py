"""What reporting standards ask, in words: what the data fill, and what is for the team to write."""

from . import kinds, label, say
from .forms import whole


def items(table, lang):
    """Tell how many items of each standard the data fill. Never a score.

    Parameters
    ----------
    table : DataFrame
        From `hr.weigh(study, show="reporting")`.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        One line a standard.

    Examples
    --------
    >>> import harmred as hr
    >>> items(hr.weigh(hr.load(), show="reporting"), "en").count("to be written by the team")
    2
    """
    filled = table["filled"].notna().groupby(table["standard"], sort=False).agg(["sum", "size"])
    parts = [(name, row["sum"], row["size"]) for name, row in filled.iterrows()]
    return "\n".join(
        say("reporting.told", lang, standard=name, n=n, of=of, rest=of - n) for name, n, of in parts
    )


def filled(table, cell, lang):
    """Say what the data know of an item.

    Parameters
    ----------
    table : DataFrame
        From `hr.weigh(study, show="reporting")`.
    cell : str
        A cell of `filled`: "number what" or "band column.group", `;`-separated.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        The same in words.

    Examples
    --------
    >>> import harmred as hr
    >>> filled(hr.count(hr.load()), "1 coder;5–9 role_group.peer;harmred 0.1.0", "en")
    '1 coder; peer workers: 5–9; harmred 0.1.0'
    """
    return say("cut", lang).join(_part(table, part, lang) for part in cell.split(";"))


def _part(table, part, lang):
    number, _, what = part.partition(" ")
    if what in ("interview", "observation"):
        return f"{whole(int(number), lang)} {kinds(what, int(number), lang)}"
    if number.isdigit():
        one = number == "1" or (lang == "fr" and number == "0")  # none is singular in French
        return say(f"filled.{what}{'|1' * one}", lang, n=whole(int(number), lang))
    column, dot, group = what.partition(".")
    if number[:1] not in "<0123456789" or not dot:
        return part
    return say("alt.row", lang, label=label(table, group, lang, column), value=number)
