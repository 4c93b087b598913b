"""tell: the generated sentences of a table. No number in prose is typed by hand."""

import pandas as pd

from ..choose import FACETS
from . import FEW, about, kinds, label, language, say
from .agreed import told as _agree
from .chance import told as _against_chance
from .claims import told as _weigh
from .compared import told as _compare
from .discovery import told as _saturate
from .forms import counted, decimal, joined, only, percent
from .pairs import PLACES, closest, near, unplaced
from .sample import by_kind, told


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
        If the table has lost what `hr.like` gives back, has a row per turn, or is what a
        figure kept of several tables.

    Examples
    --------
    >>> import harmred as hr
    >>> print(hr.tell(hr.saturate(hr.select(hr.load(), kind="observation"))))  # doctest: +ELLIPSIS
    In the synthetic corpus, after 40 observation sessions, ... codes had been found ...
    """
    lang = language(lang)
    teller, whole = _TELLERS[about(table)["verb"]]
    shown = [table] if whole and table.empty else _groups(table[~table["hidden"]])
    lines = [line for rows in shown for line in teller(rows, lang).splitlines()]
    if whole and table["hidden"].any():
        lines.append(say("kept_back", lang, n=table["hidden"].sum()))
    return "\n".join(_opened(table, line, lang) for line in lines)


def _groups(table):
    about_it = about(table)
    if "kind" not in table or about_it["verb"] == "compare":
        return [table]
    by = about_it["options"].get("by", [])
    alone = {"turn", "source", "participant", "facility", "observer", "coder"} & set(by)
    if alone:
        raise ValueError(
            f"a table by {joined(sorted(alone), 'en')} has rows that are a person or a place: "
            "draw it, or count without them."
        )
    if about_it["options"].get("at") == "source":
        return by_kind(table)
    return [rows for _, rows in table.groupby(["kind", *by], sort=False, dropna=False)]


def _opened(table, line, lang):
    """Begin with what the sources are, so that a sentence taken out of here still says it."""
    line = " ".join([line, *only(table, lang)])
    if about(table)["synthetic"]:
        return say("invented", lang) + line
    return line[:1].upper() + line[1:]


def _count(rows, lang):
    options, first = about(rows)["options"], rows.iloc[0]
    if options["at"] == "source":
        return told(rows, lang)
    if options["at"] == "combination":
        return _sets(rows, lang)
    measure = options["measure"]
    where = [_group(rows, first[name], lang, name) for name in options["by"]]
    among = "".join(say("among", lang, value=value) for value in where)
    ranked = rows[rows["share"] > 0].sort_values("share", ascending=False, kind="stable")
    if ranked.empty:
        of, what = first["of_sources"], {"any": ".any"} | dict.fromkeys(FACETS, ".facet")
        none = f"count.none{what.get(options['at'], '')}"
        return among + say(none, lang, of=of, kinds=kinds(first["kind"], of, lang))
    if options["at"] == "any":
        return among + say("count.any", lang, **_parts(rows, ranked, lang))
    places = [part for _, part in ranked.groupby("share", sort=False)][:2]
    few = ".few" if measure == "talk" and first["of_sources"] < FEW else ""
    tied = ".tied" if len(places[0]) > 1 and not few else ""
    lines = [say(f"count.{measure}{few or tied}", lang, **_parts(rows, places[0], lang))]
    if len(places) > 1 and not few:
        lines.append(say(f"count.{measure}.next", lang, **_parts(rows, places[1], lang)))
    asked_for = "spontaneous" in rows and measure == "mention" and options["at"] not in FACETS
    if asked_for and not tied and ranked["spontaneous"].notna().iloc[0]:
        lines.append(say("count.mention.elicited", lang, **_parts(rows, places[0], lang)))
    if options["of"] == "violence":
        lines.append(say("count.violence", lang))
    return among + " ".join(lines)


def _group(rows, value, lang, name):
    return label(rows, "none" if name in FACETS and pd.isna(value) else value, lang, name)


def _sets(rows, lang):
    """Say how many codes sources have, and the set of codes that most of them have."""
    first, sizes = rows.iloc[0], rows.groupby("size")["sources"].sum()
    of, named = first["of_sources"], rows[rows["pooled"].isna() & (rows["size"] > 0)]
    parts = {"of": of, "kinds": kinds(first["kind"], of, lang)}
    lines = []
    if sizes.sum() == of:  # a hidden set leaves nothing to be added up
        none, one = sizes.get(0, 0), sizes.get(1, 0)
        parts |= {"none": none, "one": one, "more": of - none - one}
        lines.append(say("combination.sizes", lang, **parts))
    for row in named[named["sources"] == named["sources"].max()].itertuples():
        key = f"combination.{'alone' if row.size == 1 else 'together'}"
        quoted = _quoted(rows, row.codes.split(";"), lang)
        lines.append(say(key, lang, quoted=quoted, sources=row.sources, **parts))
    if rows["pooled"].notna().any():
        lines.append(counted("combination.pooled", rows["pooled"].sum(), lang))
    return " ".join(lines)


def _parts(table, tied, lang):
    row = tied.iloc[0]
    return {
        "quoted": _quoted(table, tied["code"], lang),
        "sources": row["sources"],
        "of": row["of_sources"],
        "kinds": kinds(row["kind"], row["of_sources"], lang),
        "facilities": _facilities(row, lang),
        "spontaneous": row.get("spontaneous"),
        "prompted": row.get("prompted"),
        "share": percent(row["share"], lang),
    }


def _facilities(row, lang):
    return "" if pd.isna(row["facilities"]) else counted("facilities", row["facilities"], lang)


def _quoted(table, codes, lang):
    return joined([say("quoted", lang, label=label(table, code, lang)) for code in codes], lang)


def _cooccur(rows, lang):
    if not {*PLACES, "facilities"} <= set(rows) or "within" in rows:
        raise ValueError("a figure keeps only what it draws: tell the tables of hr.cooccur.")
    if rows.empty:
        return say("cooccur.no_pair", lang)
    options, ranked, first = about(rows)["options"], closest(rows), rows.iloc[0]
    of = first[list(PLACES)].sum()
    stand = near(options["within"], options.get("window"), lang)
    parts = {"near": stand, "of": of, "kinds": kinds(first["kind"], of, lang)}
    if len(rows) == 1:
        lines = [say("cooccur.one", lang, **parts, **_pair(first, rows, parts, lang))]
    elif ranked.empty:
        lines = [say("cooccur.none", lang, **parts)]
    else:
        never = {"pairs": len(rows), "near": stand}
        lines = [
            say("cooccur.closest", lang, **parts, **_pair(ranked.iloc[0], ranked, parts, lang)),
            counted("cooccur.never", len(rows) - len(ranked), lang, **never),
        ]
    return " ".join(lines + unplaced(rows, lang))


def _pair(row, rows, parts, lang):
    """Say the numbers of a pair, and whether others of `rows` are as close."""
    units = [name for name in ("turns", "characters") if pd.notna(row.get(name))]
    places = [counted(f"cooccur.{name}", row[name], lang) for name in units]
    alike = (rows["jaccard"] == row["jaccard"]).sum() > 1
    rest = row.get("apart", 0)  # a protected table does not say
    apart = counted("cooccur.apart", rest, lang, near=parts["near"])
    return {
        "quoted": _quoted(rows, [row["a"], row["b"]], lang),
        "tied": say("cooccur.tied", lang) if alike else "",
        "jaccard": decimal(row["jaccard"], lang, 2),
        "together": row["together"],
        "facilities": _facilities(row, lang),
        "places": "".join(places),
        "apart": apart if rest else "",
    }


def _excerpts(rows, lang):
    options = about(rows)["options"]
    quoted, absent = _quoted(rows, options["codes"], lang), options["left_out"]
    if absent and absent == options["segments"]:
        return counted("excerpts.nowhere", absent, lang, quoted=quoted)
    key = "excerpts.near" if len(options["codes"]) > 1 else "excerpts.of"
    sources = rows["source"].nunique()
    kind = kinds(rows["kind"].iloc[0], sources, lang) if sources else ""
    stand = near(options["within"], options["window"], lang)
    parts = {"sources": sources, "kinds": kind, "quoted": quoted, "near": stand}
    lines, bare = [counted(key, len(rows), lang, **parts)], int(rows["note"].notna().sum())
    if absent:
        lines.append(counted("excerpts.left_out", absent, lang))
    if bare:
        lines.append(say(f"excerpts.{'no' if bare == len(rows) else 'some'}_text", lang, n=bare))
    return " ".join(lines)


_TELLERS = {
    "count": (_count, False),
    "saturate": (_saturate, True),
    "agree": (_agree, True),
    "compare": (_compare, True),
    "cooccur": (_cooccur, True),
    "excerpts": (_excerpts, True),
    "weigh": (_weigh, True),
    "against_chance": (_against_chance, True),
}
"""How each verb's table is told, and whether a table without rows says something."""
