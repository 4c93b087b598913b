"""Two-way figures in words: dimensions by directions, and sessions by setting and time of day."""

import pandas as pd

from . import about, kinds, label, like, say
from .forms import counted

FIGURES = ("bubbles", "effort")
"""What draws a number where a row and a column meet."""
LEAST = 5
"""Under so many sources a cell of the bubbles is kept back."""
ALL = "*"
"""Every setting, or every time of day."""


def named(table, value):
    """Name a dimension or a direction, in the language that a table is drawn in.

    Parameters
    ----------
    table : DataFrame
        The table that is drawn.
    value : str
        A value of the facet; nothing where no direction is given.

    Returns
    -------
    str
        Its label.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame()
    >>> table.attrs["harmred"] = {"lang": "fr", "labels": {"dim_verbal": ["Verbal", "Verbale"]}}
    >>> named(table, "dim_verbal"), named(table, "")
    ('Verbale', 'Direction non précisée')
    """
    lang = about(table)["lang"]
    words = label(table, value, lang) if value else say("direction.none", lang)
    return words[:1].upper() + words[1:]


def over(table):
    """Say which sources are counted, and how many there are.

    Parameters
    ----------
    table : DataFrame
        The table that is drawn, of one kind.

    Returns
    -------
    str
        The kind, and in parentheses all of them.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"kind": ["interview"], "of_sources": [50]})
    >>> table.attrs["harmred"] = {"lang": "fr"}
    >>> over(table).split()
    ['entretiens', '(sur', '50)']
    """
    of, lang = int(table["of_sources"].max()), about(table)["lang"]
    return say("axis.mention", lang, kinds=kinds(table["kind"].iloc[0], of, lang), of=of)


def placed(table, value, column):
    """Name a setting or a time of day, in the language that a table is drawn in.

    Parameters
    ----------
    table : DataFrame
        The table that is drawn.
    value : str
        A value; nothing where none is known; `ALL` for the sum.
    column : {"shift", "setting"}
        Which of them.

    Returns
    -------
    str
        Its name.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame()
    >>> table.attrs["harmred"] = {"lang": "en", "labels": {}}
    >>> [placed(table, value, "shift") for value in ("night", "", ALL)]
    ['night', 'not known', 'all']
    """
    lang = about(table)["lang"]
    said = {ALL: "effort.all", "": "not_known"}
    return say(said[value], lang) if value in said else label(table, value, lang, column)


def hours(row, table):
    """Say how many hours sessions took, from the ends of their bands.

    Parameters
    ----------
    row : Series
        With `hours_low`, `hours_high`, and `untimed`, the number of sessions without a band.
    table : DataFrame
        The table that is drawn; at 90 mm its columns are too narrow for the unit.

    Returns
    -------
    str
        With an asterisk where sessions without a band are left out.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame()
    >>> table.attrs["harmred"] = {"lang": "en", "width": 180}
    >>> hours({"hours_low": 7, "hours_high": 10, "untimed": 1}, table).split()
    ['7–10', 'h*']
    """
    star, made = "*" if row["untimed"] else "", about(table)
    if pd.isna(row["hours_low"]):
        return star
    ends = "–".join(dict.fromkeys([str(int(row["hours_low"])), str(int(row["hours_high"]))]))
    said = ends if made["width"] == 90 else say("effort.hours", made["lang"], hours=ends)
    return said + star


def captioned(table, lang):
    """Say in a caption what discs and bars, or cells and their sums, are.

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
    >>> sessions = hr.select(hr.load(), kind="observation")
    >>> effort = hr.draw.effort(hr.count(sessions, by=["shift", "setting"], at="source"))
    >>> captioned(effort.table, "en")[0][:14]
    'Numbers: obser'
    """
    figure, first = about(table)["figure"], table.iloc[0]
    parts = {"kinds": kinds(first["kind"], 2, lang), "of": int(first["of_sources"])}
    lines = [say(f"caption.{figure}", lang, last=LEAST - 1, **parts)]
    untimed = int(table["untimed"].sum()) if figure == "effort" else 0
    return [*lines, counted("caption.effort.untimed", untimed, lang)] if untimed else lines


def aloud(table, lang):
    """Read the cells aloud, a column or a row a sentence; a hidden one is named, not told.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        The form of the figure, then sentences. Empty cells of the discs are not read.

    Examples
    --------
    >>> import harmred as hr
    >>> sessions = hr.select(hr.load(), kind="observation")
    >>> effort = hr.draw.effort(hr.count(sessions, by=["shift", "setting"], at="source"))
    >>> aloud(effort.table, "en")[1][:31]
    'morning: around the service: 1 '
    """
    figure = about(table)["figure"]
    lines = _sessions(table, lang) if figure == "effort" else _meetings(table, lang)
    return [say(f"alt.{figure}", lang), *lines]


def _meetings(table, lang):
    rows = table.fillna({"dimension": "", "direction": ""})
    rows = rows[rows["hidden"] | rows["sources"].ne(0)]
    for panel, inner in (("dimension", "dimension"), ("direction", "direction")):
        part = rows[rows["panel"] == panel]
        yield _list(say(f"head.{panel}", lang), _numbers(table, part, inner), lang)
    for direction, part in rows[rows["panel"] == "cell"].groupby("direction", sort=False):
        yield _list(named(table, direction), _numbers(table, part, "dimension"), lang)


def _numbers(table, rows, facet):
    said = rows["sources"].astype("str").mask(rows["hidden"], "–")
    return {named(table, value): number for value, number in zip(rows[facet], said, strict=True)}


def _sessions(table, lang):
    wide = like(table, table)
    wide.attrs["harmred"] = {**about(table), "width": 180, "lang": lang}
    for shift, rows in table.groupby("shift", sort=False, dropna=False):
        cells = {
            label(table, row["setting"], lang, "setting"): f"{row['sources']} ({hours(row, wide)})"
            for _, row in rows.iterrows()
        }
        yield _list(label(table, shift, lang, "shift"), cells, lang)


def _list(name, values, lang):
    said = [say("alt.row", lang, label=label_, value=value) for label_, value in values.items()]
    return say("among", lang, value=name) + say("cut", lang).join(said) + "."
