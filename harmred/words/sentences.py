"""tell: the generated sentences of a table. No number in prose is typed by hand."""

import pandas as pd

from . import FEW, about, kinds, label, language, say
from .forms import decimal, joined, percent


def tell(table, *, lang=None):
    """Say in a sentence or two what a table shows.

    Parameters
    ----------
    table : DataFrame
        A table that a verb of harmred made.
    lang : {"en", "fr"}, optional
        The language; None takes HARMRED_LANG, else English.

    Returns
    -------
    str
        Sentences, one group of sources a line. Hidden cells are not spoken of.

    Raises
    ------
    ValueError
        If the table has lost what `hr.like` gives back, or has a row per turn.

    Examples
    --------
    >>> import harmred as hr
    >>> print(hr.tell(hr.saturate(hr.select(hr.load(), kind="observation"))))  # doctest: +ELLIPSIS
    In the synthetic corpus, after 40 observation sessions, ... codes had been found ...
    """
    lang = language(lang)
    teller = {"count": _count, "saturate": _saturate}[about(table)["verb"]]
    shown = table[~table["hidden"]]
    lines = [teller(rows, lang) for rows in _groups(shown)]
    return "\n".join(_opened(table, line, lang) for line in lines)


def _groups(table):
    about_it = about(table)
    by = about_it["options"].get("by", [])
    if "turn" in by or "source" in by:
        raise ValueError(
            "a table by source or by turn has a row per person: draw it, or count without `by`."
        )
    return [rows for _, rows in table.groupby(["kind", *by], sort=False, dropna=False)]


def _opened(table, line, lang):
    """Begin with what the sources are, so that a sentence taken out of here still says it."""
    if about(table)["synthetic"]:
        return say("invented", lang) + line
    return line[:1].upper() + line[1:]


def _count(rows, lang):
    options, first = about(rows)["options"], rows.iloc[0]
    measure = options["measure"]
    where = [label(rows, first[name], lang, name) for name in options["by"]]
    among = "".join(say("among", lang, value=value) for value in where)
    ranked = rows[rows["share"] > 0].sort_values("share", ascending=False, kind="stable")
    if ranked.empty:
        of = first["of_sources"]
        return among + say("count.none", lang, of=of, kinds=kinds(first["kind"], of, lang))
    places = [part for _, part in ranked.groupby("share", sort=False)][:2]
    few = ".few" if measure == "talk" and first["of_sources"] < FEW else ""
    tied = ".tied" if len(places[0]) > 1 and not few else ""
    lines = [say(f"count.{measure}{few or tied}", lang, **_parts(rows, places[0], lang))]
    if len(places) > 1 and not few:
        lines.append(say(f"count.{measure}.next", lang, **_parts(rows, places[1], lang)))
    if measure == "mention" and not tied and ranked["spontaneous"].notna().iloc[0]:
        lines.append(say("count.mention.elicited", lang, **_parts(rows, places[0], lang)))
    if options["of"] == "violence":
        lines.append(say("count.violence", lang))
    return among + " ".join(lines)


def _parts(table, tied, lang):
    row = tied.iloc[0]
    places = row["facilities"]
    key = "facilities|1" if pd.notna(places) and places == 1 else "facilities"
    facilities = say(key, lang, n=places) if pd.notna(places) else ""
    return {
        "quoted": joined(
            [say("quoted", lang, label=label(table, code, lang)) for code in tied["code"]], lang
        ),
        "sources": row["sources"],
        "of": row["of_sources"],
        "kinds": kinds(row["kind"], row["of_sources"], lang),
        "facilities": facilities,
        "spontaneous": row["spontaneous"],
        "prompted": row["prompted"],
        "share": percent(row["share"], lang),
    }


def _saturate(rows, lang):
    last, kind = rows.iloc[-1], rows["kind"].iloc[0]
    found = round(last["expected"])
    parts = {"n": last["sources"], "kinds": kinds(kind, last["sources"], lang)}
    lines = [say("saturate", lang, found=found, of_codes=last["of_codes"], **parts)]
    dated = rows[rows["half_year"].notna() & (rows["half_year"] != "unknown")]
    if len(dated):
        lines.append(say("saturate.last", lang, **dated.iloc[-1][["half_year", "new_codes"]]))
    if len(rows) > 1:
        half = rows.iloc[len(rows) // 2 - 1]["expected"]
        lines.append(say("saturate.half", lang, half=decimal(half, lang)))
    return " ".join(lines)
