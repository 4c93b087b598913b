"""Two sides in words: what both have, what one alone has, and how far their orders agree."""

from . import about, kinds, label, say
from .discovery import listed
from .forms import counted, decimal

FIGURES = ("compared",)
"""What draws two sides next to each other."""
_FIRST = 3
"""Places that count as the first ones of a side."""
_AS = {"before_law": "compared.law"}
"""Columns whose values say more by themselves in other words."""


def told(table, lang):
    """Tell a comparison: what comes first on both sides, what is on one only, and the orders.

    Parameters
    ----------
    table : DataFrame
        From `hr.compare`.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Sentences; the last says what they are not.

    Examples
    --------
    >>> import harmred as hr
    >>> told(hr.compare(hr.load()), "en")[:51]
    'interviews (50) beside observation sessions (40): a'
    """
    options = about(table)["options"]
    sides = _sides(table)
    end = "kind" if options["across"] == "kind" else "other"
    lines = [_top(table, sides, lang), *_only(table, sides, lang)]
    lines.append(_order(table, lang))
    if options["left_out"]:
        lines.append(counted("compared.left_out", options["left_out"], lang))
    return " ".join([*lines, say(f"compared.caution.{end}", lang)])


def _sides(table):
    """Return the rows of each side, by code."""
    options = about(table)["options"]
    across = table[options["across"]]
    return [table[across == side].set_index("code") for side in options["sides"]]


def named(table, side, lang):
    """Name a side within a sentence.

    Parameters
    ----------
    table : DataFrame
        From `hr.compare`.
    side : str
        A kind, or a value of the column that is compared across.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Kinds of source, and which of them.

    Examples
    --------
    >>> import harmred as hr
    >>> named(hr.compare(hr.load(), across="before_law"), "no", "en")
    'interviews, after the law of June 2025'
    """
    if about(table)["options"]["across"] == "kind":
        return kinds(side, 2, lang)
    kind = kinds(table["kind"].iloc[0], 2, lang)
    return say("compared.side", lang, kinds=kind, value=value(table, side, lang))


def value(table, side, lang):
    """Say what is known of the sources of a side.

    Parameters
    ----------
    table : DataFrame
        From `hr.compare`, across a column.
    side : str
        One of its values.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        The column and the value; the value alone where it says enough.

    Examples
    --------
    >>> import harmred as hr
    >>> value(hr.compare(hr.load(), across="before_law"), "yes", "fr")
    'avant la loi de juin 2025'
    """
    across = about(table)["options"]["across"]
    if across in _AS:
        return label(table, side, lang, _AS[across])
    column = label(table, across, lang, "head")
    return say("compared.value", lang, column=column, value=label(table, side, lang, across))


def _both(first, second):
    return {"first": first, "second": second}


def _named(table, lang):
    return _both(*(named(table, side, lang) for side in about(table)["options"]["sides"]))


def _quoted(table, code, lang):
    return say("quoted", lang, label=label(table, code, lang))


def _top(table, sides, lang):
    """Say what is among the first on both sides, by the number of sources of the first."""
    places = [rows["sources"].rank(ascending=False, method="min") for rows in sides]
    early = [
        rows[(place <= _FIRST) & (rows["sources"] > 0)]["sources"]
        for rows, place in zip(sides, places, strict=True)
    ]
    shared = early[0][early[0].index.isin(early[1].index)]
    shared = shared.sort_values(ascending=False, kind="stable")
    said = [
        say("compared.pair", lang, quoted=_quoted(table, code, lang), **_both(n, early[1][code]))
        for code, n in shared.items()
    ]
    sizes = {f"of_{end}": n for end, n in _both(*(_size(rows) for rows in sides)).items()}
    parts = {**_named(table, lang), **sizes}
    if not said:
        return say("compared.top.none", lang, **parts)
    return say("compared.top", lang, said=listed(said, lang), **parts)


def _size(rows):
    return "–" if rows.empty else rows["of_sources"].max()


def _only(table, sides, lang):
    """Say what each side alone has, with the number of its sources."""
    options, lines = about(table)["options"], []
    for side, rows, other in zip(options["sides"], sides, sides[::-1], strict=True):
        absent = other.index[other["sources"] == 0]
        alone = rows[(rows["sources"] > 0) & rows.index.isin(absent)]["sources"]
        said = [
            say("compared.one", lang, quoted=_quoted(table, code, lang), n=n)
            for code, n in alone.sort_values(ascending=False, kind="stable").items()
        ]
        own = f".{side}" if options["across"] == "kind" else ""
        parts = {"side": named(table, side, lang)}
        if said:
            lines.append(say(f"compared.only{own}", lang, said=listed(said, lang), **parts))
    return lines or [say("compared.only.none", lang)]


def _order(table, lang):
    """Say how far the two orders agree, and between which ends; or why that is not known."""
    options = about(table)["options"]
    ranks = options["ranks"]
    if ranks["tau_b"] is None:
        return say("compared.tau.none", lang)
    numbers = {
        name: decimal(ranks[name], lang, 2).replace("-", "−")
        for name in ("tau_b", "low", "high")
        if ranks[name] is not None
    }
    if ranks["why"]:
        end = say("compared.tau.why", lang, why=label(table, ranks["why"], lang, "note"))
    else:
        width = f"{100 * options['interval']:g}"
        end = say("compared.tau.interval", lang, interval=width, **numbers)
    level = say(f"compared.levels.{options['at']}", lang)
    parts = {"codes": ranks["codes"], "levels": level, "tau": numbers["tau_b"]}
    return say("compared.tau", lang, interval=end, **parts)


def captioned(table, lang):
    """Say in a caption what is left and right, whose denominators, and which interval.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        Sentences.

    Examples
    --------
    >>> import harmred as hr
    >>> captioned(hr.draw.compared(hr.compare(hr.load())).table, "en")[0][:23]
    'Left: interviews; right'
    """
    options = about(table)["options"]
    level = say(f"compared.level.{options['at']}", lang)
    lines = [say("caption.compared", lang, level=level, **_named(table, lang))]
    if options["left_out"]:
        lines.append(counted("compared.left_out", options["left_out"], lang))
    drawn = "interval" if table["low"].notna().any() else "no_interval"
    return [*lines, say(f"caption.{drawn}", lang, interval=f"{100 * options['interval']:g}")]


def aloud(table, lang):
    """Read the rows aloud, the number of each side; a hidden one is named, not told.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        The form of the figure, then a sentence.

    Examples
    --------
    >>> import harmred as hr
    >>> aloud(hr.draw.compared(hr.compare(hr.load())).table, "en")[0][:12]
    'Paired dots,'
    """
    level, (first, second) = about(table)["options"]["at"], _sides(table)
    level = say(f"compared.level.{level}", lang)
    numbers = [side["sources"].astype("str").mask(side["hidden"], "–") for side in (first, second)]
    said = [
        say("alt.compared.row", lang, label=label(table, code, lang), a=a, b=numbers[1][code])
        for code, a in numbers[0].items()
    ]
    form = say("alt.compared", lang, level=level, **_named(table, lang))
    return [form, say("cut", lang).join(said) + "."]
