"""Agreement between coders in words: sentences, captions and readings, numbers and no adjective."""

import pandas as pd

from . import about, half_year, kinds, label, say
from .forms import counted, decimal, joined, percent

FIGURES = ("agreement", "drift")
"""What draws agreement, and the use of codes over the time of coding."""
CONVENTION = (0.667, 0.8)
"""Krippendorff's own convention: above the second to rely on, between the two to be tentative."""
_NAMED = 3
"""Codes that are named at either end."""


def told(table, lang):
    """Tell a table of agreement, a kind of source a line.

    Parameters
    ----------
    table : DataFrame
        From `hr.agree`, whatever it shows.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        Sentences; no source and no coder is named.

    Examples
    --------
    >>> import harmred as hr
    >>> told(hr.agree(hr.load(), show="drift", at="theme"), "en")[:36]
    'interviews: “Symbolic” was used more'
    """
    teller = {
        "codes": _codes, "facets": _codes, "disagreements": _apart, "drift": _drift,
    }[about(table)["options"]["show"]]  # fmt: skip
    return "\n".join(teller(rows, lang) for _, rows in table.groupby("kind", sort=False))


def _kind(rows, lang, number=2):
    return kinds(rows["kind"].iloc[0], number, lang)


def _codes(rows, lang):
    options = about(rows)["options"]
    known = rows[rows["alpha"].notna()].sort_values("alpha", ascending=False, kind="stable")
    sources, kind = int(rows["sources"].iloc[0]), rows["kind"].iloc[0]
    parts = {"kinds": kinds(kind, sources, lang), "sources": sources}
    if known.empty:
        return say("agree.none", lang, **parts)
    what = say("agree.value" if options["show"] == "facets" else options["at"], lang)
    low, high = CONVENTION
    ends = "agree.ends" if len(known) > _NAMED else "agree.ends.few"
    parts |= {
        "n": len(known), "of": len(rows), "what": what,
        "best": _list(known.head(_NAMED), lang),
        "worst": _list(known.iloc[_NAMED:].tail(_NAMED)[::-1], lang),
        "above": int((known["alpha"] >= high).sum()), "below": int((known["alpha"] < low).sum()),
        "high": decimal(high, lang, 2), "low": decimal(low, lang, 3),
    }  # fmt: skip
    lines = [say("agree.told", lang, **parts), say(ends, lang, **parts)]
    lines.append(say("agree.convention", lang, **parts))
    if known["low"].isna().all():
        lines.append(say("agree.no_interval", lang))
    alone = options["alone"].get(kind, 0)
    if alone:
        lines.append(counted("agree.alone", alone, lang))
    if "kappa_qualcoder" in rows:
        lines.append(say("agree.qualcoder", lang))
    return " ".join(lines)


def _list(rows, lang):
    said = [
        say("agree.one", lang, quoted=_quoted(rows, code, lang), alpha=decimal(value, lang, 2))
        for code, value in zip(rows["code"], rows["alpha"], strict=True)
    ]
    return joined(said, lang) if said else ""


def _quoted(rows, code, lang):
    return say("quoted", lang, label=label(rows, code, lang))


def _apart(rows, lang):
    most = rows["code"].value_counts()
    most = most.reindex(rows["code"].drop_duplicates()).head(_NAMED)
    said = [
        say("agree.times", lang, quoted=_quoted(rows, code, lang), n=n) for code, n in most.items()
    ]
    return counted(
        "agree.apart", len(rows), lang, sources=rows["source"].nunique(),
        kinds=_kind(rows, lang, rows["source"].nunique()), said=joined(said, lang),
    )  # fmt: skip


def _drift(rows, lang):
    named = rows[rows["named"]]
    whose = _kind(rows, lang)
    if named.empty:
        return say("drift.none", lang, kinds=whose)
    lines = [_moved(part, whose, lang) for _, part in named.groupby("code", sort=False)]
    return " ".join(lines)


def _moved(rows, whose, lang):
    """Say how use went over the time of coding, and who had begun to code when it moved."""
    course = rows.sort_values("coded_half_year", kind="stable")
    whole = course[course["coder_number"].isna()]
    own = course[course["coder_number"].notna()]
    begins = own.groupby("coder_number")["coded_half_year"].min()
    late = begins[begins > begins.min()]
    first, last = (percent(whole["share"].iloc[place], lang) for place in (0, -1))
    grows = whole["share"].iloc[-1] >= whole["share"].iloc[0]
    return say(
        "drift.more" if grows else "drift.less", lang, kinds=whose, first=first, last=last,
        quoted=_quoted(rows, rows["code"].iloc[0], lang),
        start=half_year(whole["coded_half_year"].iloc[0], lang),
        end=half_year(whole["coded_half_year"].iloc[-1], lang),
        who=joined([say("drift.coder", lang, n=number) for number in late.index], lang),
        when=joined([half_year(when, lang) for when in sorted(set(late))], lang),
    )  # fmt: skip


def captioned(table, lang):
    """Say in a caption what is drawn of agreement, on how many sources and turns.

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
    >>> captioned(hr.draw.agreement(hr.agree(hr.load())).table, "en")[0][:24]
    'Dots: Krippendorff’s alp'
    """
    made = about(table)
    if made["figure"] == "drift":
        return [say("caption.drift", lang)]
    sizes = table.groupby("kind", sort=False)[["sources", "turns", "coders"]].first()
    said = [
        say("agree.on", lang, sources=row.sources, kinds=kinds(row.Index, row.sources, lang),
            turns=row.turns, coders=row.coders)
        for row in sizes.itertuples()
    ]  # fmt: skip
    lines = [
        say(
            "caption.agreement.dots",
            lang,
            level=say(made["options"]["at"], lang),
            on=joined(said, lang),
        )
    ]
    interval = f"{100 * made['options']['interval']:g}"
    few = table["low"].isna().all()
    lines.append(
        say("agree.no_interval" if few else "caption.agreement.interval", lang, interval=interval)
    )
    if table["alpha"].isna().any():
        lines.append(say("caption.agreement.open", lang))
    return lines


def aloud(table, lang):
    """Read a figure of agreement aloud, a group of rows a line.

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
    >>> aloud(hr.draw.drift(hr.agree(hr.load(), show="drift")).table, "en")[0][:12]
    'Lines, a pan'
    """
    figure = about(table)["figure"]
    lines = [say(f"alt.{figure}", lang)]
    if figure == "drift":
        return lines + [
            _read(rows, lang) for _, rows in table.groupby(["kind", "code"], sort=False)
        ]
    for kind, rows in table.groupby("kind", sort=False):
        said = [
            say("alt.row", lang, label=label(rows, row.code, lang),
                value="–" if row.hidden or pd.isna(row.alpha) else decimal(row.alpha, lang, 2))
            for row in rows.itertuples()
        ]  # fmt: skip
        of = int(rows["sources"].iloc[0])
        lines.append(
            say("panel", lang, whose=kinds(kind, 2, lang), of=of, said=say("cut", lang).join(said))
        )
    return lines


def _read(rows, lang):
    whole = rows[rows["coder_number"].isna()].sort_values("coded_half_year", kind="stable")
    said = [
        say(
            "alt.row",
            lang,
            label=half_year(row.coded_half_year, lang),
            value="–" if row.hidden else percent(row.share, lang),
        )
        for row in whole.itertuples()
    ]
    named = label(rows, rows["code"].iloc[0], lang)
    return say("alt.row", lang, label=named, value=say("cut", lang).join(said)) + "."
