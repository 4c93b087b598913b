"""Captions and alternative texts of figures, generated from the table that was drawn."""

from . import (
    about,
    agreed,
    chance_drawn,
    claims,
    compared,
    definitions,
    discovery,
    explanations,
    grids,
    kinds,
    label,
    say,
)  # fmt: skip
from .forms import joined, only, percent
from .pairs import added, meant, read
from .sample import FIGURES, absent, aloud, panels

_PAIRS = ("matrix", "nearness")
_FAMILIES = (agreed, chance_drawn, claims, compared, definitions, discovery, explanations, grids)
"""Rooms with words of their own for the figures they name in FIGURES: `captioned`, `aloud`."""


def caption(table, lang):
    """Return the caption: unit, denominator, interval, whose marks, and what it cannot say.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn; `attrs["harmred"]["figure"]` says as what.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Sentences.

    Raises
    ------
    ValueError
        If the table has lost what `hr.like` gives back.

    Examples
    --------
    >>> import harmred as hr
    >>> "not an estimate" in caption(hr.draw.counts(hr.count(hr.load())).table, "en")
    True
    """
    made = about(table)
    lines = [*_what(table, lang), *only(table, lang)]
    if made["options"].get("of") == "violence":
        lines.append(say("caption.violence", lang))
    lines += [*_of(table, lang), *_interval(table, lang)]
    if made["options"].get("at") != "source" and made["verb"] != "agree":
        whose = "caption.agreed" if made["layer"]["agreed"] else "caption.one_coder"
        lines.append(say(whose, lang, **made["layer"]))
    if "protected" in made:
        lines.append(say("caption.protected", lang, **made["protected"]))
    elif table["hidden"].any():
        lines.append(say("caption.hidden", lang))
    lines.append(f"{say('cannot', lang)} {_cannot(table, lang)}")
    return " ".join(lines)


def _family(table):
    """Return the room that has words of its own for a figure, if one does."""
    figure = chance_drawn.figure_of(table)
    return next((room for room in _FAMILIES if figure in room.FIGURES), None)


def _cannot(table, lang):
    if _family(table) is chance_drawn:
        return chance_drawn.cannot(table, lang)
    return say(f"cannot.{about(table)['figure']}", lang)


def _what(table, lang):
    made = about(table)
    if _family(table):
        return _family(table).captioned(table, lang)
    if made["figure"] in _PAIRS:
        return [_fill(f"caption.{made['figure']}", table, lang), *added(table, lang)]
    if made["figure"] != "counts":
        open_ = made["figure"] == "sample" and absent(table["value"]).any()
        also = [say("caption.sample.open", lang)] if open_ else []
        return [_fill(f"caption.{made['figure']}", table, lang), *also]
    measures = table["measure"].unique() if "measure" in table else [made["options"]["measure"]]
    what = [_fill(f"caption.count.{measure}", table, lang) for measure in measures]
    return [say("caption.counts", lang, what=say("cut", lang).join(what))]


def _fill(key, table, lang):
    level = say(about(table)["options"].get("at", "theme"), lang)
    here = joined([kinds(kind, 2, lang) for kind in table["kind"].unique()], lang)
    known = "spontaneous" in table and table["spontaneous"].notna().any()
    elicited = say("caption.elicited", lang) if known else ""
    named = here[:1].upper() + here[1:]
    law = say("caption.law", lang) if "before_law" in table else ""
    most = table["segments"].max() if "row" in table and "segments" in table else ""
    pairs = meant(table, lang) if about(table)["figure"] in _PAIRS else {}
    return say(
        key,
        lang,
        level=level,
        kinds=here,
        Kinds=named,
        elicited=elicited,
        law=law,
        most=most,
        **pairs,
    )


def _of(table, lang):
    made = about(table)
    whole = made["options"].get("by", []) in ([], ["tenth"]) or made["figure"] == "sample"
    if made["figure"] not in ("elicitation", "course", "sample", "abstract", *_PAIRS) or not whole:
        return []
    sizes = table.groupby("kind", sort=False)["of_sources"].max()
    said = [f"{of} {kinds(kind, of, lang)}" for kind, of in sizes.items()]
    return [say("caption.of", lang, of=joined(said, lang))]


def _interval(table, lang):
    if about(table)["figure"] not in ("counts", "abstract"):
        return []
    if table["low"].isna().all():
        return [say("caption.no_interval", lang)]
    return [
        say("caption.interval", lang, interval=f"{100 * about(table)['options']['interval']:g}")
    ]


def alt(table, lang):
    """Return the text for those who do not see the figure: its form, then its rows.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        The mark of invented data first, where it applies.

    Raises
    ------
    ValueError
        If the table has lost what `hr.like` gives back.

    Examples
    --------
    >>> import harmred as hr
    >>> alt(hr.draw.counts(hr.count(hr.load())).table, "en").startswith("Synthetic data")
    True
    """
    made = about(table)
    lines = [say("invented_line", lang) + "."] if made["synthetic"] else []
    if _family(table):
        return " ".join([*lines, *_family(table).aloud(table, lang)])
    lines.append(_fill(f"alt.{made['figure']}", table, lang))
    lines += [_row(rows, lang) for rows in _panels(table)]
    return " ".join(lines)


def _panels(table):
    if about(table)["figure"] in FIGURES:
        return panels(table)
    if about(table)["figure"] not in ("counts", "elicitation", *_PAIRS):
        return []
    by = about(table)["options"].get("by", [])
    keys = [name for name in ("measure", "kind", *by) if name in table]
    return [rows for _, rows in table.groupby(keys, sort=False, dropna=False)]


def _row(rows, lang):
    """Read a panel aloud: each row's label and number; a hidden one is named, not told."""
    if about(rows)["figure"] in _PAIRS:
        return read(rows, lang)
    if about(rows)["figure"] in FIGURES:
        return aloud(rows, lang)
    first = rows.iloc[0]
    kind = kinds(first["kind"], 2, lang)
    said = [
        say("alt.row", lang, label=label(rows, row["code"], lang), value=_value(rows, row, lang))
        for _, row in rows.iterrows()
    ]
    groups = [label(rows, first[name], lang, name) for name in about(rows)["options"]["by"]]
    whose = say("cut", lang).join([kind, *groups])
    parts = {"of": first["of_sources"], "said": say("cut", lang).join(said)}
    return say("panel", lang, whose=whose, **parts)


def _value(rows, row, lang):
    if row["hidden"]:
        return "–"
    made = about(rows)
    if made["figure"] == "elicitation":
        return f"{row['spontaneous']} / {row['prompted']}"
    measure = row["measure"] if "measure" in rows else made["options"]["measure"]
    return percent(row["share"], lang) if measure == "talk" else str(row["sources"])
