"""The sources in bars: how many there are of each group."""

import pandas as pd

from ..words import about, kinds, label, say
from ..words.sample import absent
from .sheet import described, settled, sheet
from .style import HATCH, INK, PAPER, pen, rows_of, wrapped

_LABEL = 24
"""Characters of a row's label before it goes on in a second line."""
_KEPT = ["kind", "trait", "value", "sources", "of_sources", "persons", "facilities", "hidden"]


def sample(*tables, lang=None, width=180):
    """Draw how many sources there are of each group, one panel a kind and column.

    Parameters
    ----------
    *tables : DataFrame
        From `hr.count(study, by="role_group", at="source")`, each by another column.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.
    width : {90, 180}, default 180
        Millimetres.

    Returns
    -------
    Drawing
        Its table stacks the tables: `trait` names the column, `value` what stands in it.
        A column of which nothing is known for a kind, not even a reason, is left out.

    Raises
    ------
    ValueError
        If the tables are not of the sources by one column each, are by an identifier, or
        nothing is known of any.

    Examples
    --------
    >>> import harmred as hr
    >>> roles = hr.count(hr.load(), by="role_group", at="source")
    >>> hr.draw.sample(roles).table["sources"].sum()
    np.int64(50)
    """
    table = described(stacked(tables), "sample", lang, width)
    panels = [rows for _, rows in table.groupby(["kind", "trait"], sort=False)]
    return paneled(table, panels, _bars)


def stacked(tables):
    """Put tables of the sources in one.

    Parameters
    ----------
    tables : sequence of DataFrame
        From `count(study, by=…, at="source")`, each by another column; or one such stack.

    Returns
    -------
    DataFrame
        One row per kind, column (`trait`) and value.

    Raises
    ------
    ValueError
        If they are anything else, or nothing is known of any column.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.load()
    >>> tables = [hr.count(study, by=by, at="source") for by in ("shift", "setting")]
    >>> stacked(tables)["trait"].unique().tolist()
    ['shift', 'setting']
    """
    if len(tables) == 1 and "trait" in tables[0]:
        return tables[0]
    made = [about(table) for table in tables]
    options = [each["options"] for each in made]
    traits = [name for each in options for name in each.get("by", [])]
    plain = all(each.get("at") == "source" and len(each["by"]) == 1 for each in options)
    if not plain or not 0 < len(tables) == len(set(traits)):
        raise ValueError(
            "the sample is drawn from tables of the sources, each by another column:\n"
            'hr.count(study, by="role_group", at="source").'
        )
    parts = [
        pd.DataFrame(table.rename(columns={trait: "value"}).assign(trait=trait)[_KEPT], copy=True)
        for table, trait in zip(tables, traits, strict=True)
    ]
    table = pd.concat(parts, ignore_index=True)
    known = table["value"].notna().groupby([table["kind"], table["trait"]]).transform("any")
    table = table[known].sort_values("kind", kind="stable", ignore_index=True)
    sizes = table[["kind", "of_sources"]].drop_duplicates()
    mixed = sizes["kind"].duplicated().any() or len({each["synthetic"] for each in made}) > 1
    if table.empty or mixed:
        raise ValueError(
            f"nothing is known of {', '.join(traits)}, or the tables are not of the same sources.\n"
            "Fill the columns in in sources.csv, and count them all in one study."
        )
    by = table["trait"].unique().tolist()
    table.attrs["harmred"] = {**made[0], "options": {**options[0], "by": by}}
    return table


def _bars(ax, table, rows, middles):
    hidden = rows["hidden"]
    shares = (rows["sources"] / rows["of_sources"]).mask(hidden, 1).astype(float)
    fill = [PAPER if empty else INK for empty in hidden | absent(rows["value"])]
    bars = ax.barh(middles, shares, height=2.8, color=fill, edgecolor=INK, linewidth=0.6)
    for bar, out in zip(bars, hidden, strict=True):
        bar.set_hatch(HATCH if out else None)
    ax.bar_label(bars, rows["sources"].astype("str").mask(hidden, "–"), padding=3, color=INK)


def paneled(table, panels, paint):
    """Draw panels of bars over one another.

    Parameters
    ----------
    table : DataFrame
        What `described` returned, of sources: one row per kind, trait and value.
    panels : list of DataFrame
        The rows of each panel.
    paint : callable
        Draws a panel's bars on axes from 0 to 1: takes the axes, the table, the panel's rows
        and the middle of each bar, in millimetres from the top.

    Returns
    -------
    Drawing
        Settled.

    Examples
    --------
    >>> import harmred as hr
    >>> roles = hr.draw.sample(hr.count(hr.load(), by="role_group", at="source")).table
    >>> paneled(roles, [roles], lambda ax, table, rows, middles: None).lang
    'en'
    """
    own = sum(rows["kind"].iloc[0] == table["kind"].iloc[0] for rows in panels)
    columns = [panels] if about(table)["width"] == 90 else [panels[:own], panels[own:]]
    columns = [[(rows, *_head(table, rows)) for rows in column] for column in columns if column]
    height = max(sum(top + rows_of(names)[1] for *_, top, names in column) for column in columns)
    with pen():
        figure = sheet(table, height + 8)
        axes = figure.subplots(1, len(columns), squeeze=False)[0]
        for ax, column in zip(axes, columns, strict=True):
            ticks, labels, end = [], [], 0
            ax.set(xlim=(0, 1), ylim=(height, 0), xticks=[])
            for rows, title, top, names in column:
                ax.text(0, end + top - 1, title, fontsize=8, va="bottom")
                middles = [end + top + y for y in rows_of(names)[0]]
                paint(ax, table, rows, middles)
                ticks, labels, end = ticks + middles, labels + names, end + top + rows_of(names)[1]
            ax.set_yticks(ticks, labels)
            ax.spines[["left", "bottom"]].set_visible(False)
        return settled(figure, table)


def _head(table, rows):
    """Return the title of a panel, its height, and the names of the bars."""
    lang, of, kind = about(table)["lang"], rows["of_sources"].iloc[0], rows["kind"].iloc[0]
    title = say("axis.mention", lang, kinds=kinds(kind, of, lang), of=of)
    traits = rows["trait"].unique()
    names = [label(table, trait, lang, "head") for trait in traits]
    if about(table)["figure"] == "sample":
        first = table.loc[table["kind"] == kind, "trait"].iloc[0] == traits[0]
        title = f"{title}\n{names[0]}" if first else names[0]
        names = [label(table, value, lang, traits[0]) for value in rows["value"]]
    return title, 7.1 + 3.6 * title.count("\n"), [wrapped(name, _LABEL) for name in names]
