"""Pairs in words: what near means, what is drawn of them, and which are closest."""

from . import about, kinds, label, say
from .forms import joined

PLACES = ("together", "apart", "a_alone", "b_alone", "neither")
"""How a source stands to a pair: these five add up to all sources."""
_READ = 5
"""Pairs that an alternative text reads out of a matrix."""


def near(within, window, lang):
    """Say what near means.

    Parameters
    ----------
    within : {"overlap", "turn", "window", "source"}
        The meaning.
    window : int
        Turns of a window; not looked at otherwise.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        What follows "both stand".

    Examples
    --------
    >>> near("turn", None, "en"), near("window", 4, "fr")
    ('in the same turn', 'dans une fenêtre de 4 tours')
    """
    alone = within == "window" and window == 1
    return say("near.turn" if alone else f"near.{within}", lang, window=window)


def named(table, row, lang):
    """Name a pair by its two labels.

    Parameters
    ----------
    table : DataFrame
        From `hr.cooccur`.
    row : Series
        One of its rows.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        One label, a dash, the other.

    Examples
    --------
    >>> import harmred as hr
    >>> pairs = hr.cooccur(hr.load())
    >>> named(pairs, pairs.iloc[2], "en")
    'Violence experienced by clients – Meaning of the work'
    """
    return " – ".join(label(table, row[side], lang) for side in ("a", "b"))


def closest(rows):
    """Keep the pairs that are ever together, the closest by Jaccard first.

    Parameters
    ----------
    rows : DataFrame
        From `hr.cooccur`, of one kind; hidden pairs are left out.

    Returns
    -------
    DataFrame
        Equal ones in the order of the codebook.

    Examples
    --------
    >>> import harmred as hr
    >>> bool(closest(hr.cooccur(hr.load()))["jaccard"].is_monotonic_decreasing)
    True
    """
    met = rows[~rows["hidden"] & (rows["together"] > 0)]
    return met.sort_values("jaccard", ascending=False, kind="stable")


def unplaced(table, lang):
    """Say how many segments took no part because they have no position.

    Parameters
    ----------
    table : DataFrame
        From `hr.cooccur`.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        One sentence, or none.

    Examples
    --------
    >>> import harmred as hr
    >>> unplaced(hr.cooccur(hr.load()), "en")
    []
    """
    notes = dict.fromkeys(note for cell in table["note"].dropna() for note in cell.split("; "))
    said = [label(table, note, lang, "note") for note in notes]
    return [f"{note[:1].upper()}{note[1:]}." for note in said]


def meant(table, lang):
    """Say what near means in a figure of pairs.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    dict
        What fills the blanks of its caption: `near`, `first`, `jaccard`, `pairs`.

    Examples
    --------
    >>> import harmred as hr
    >>> meant(hr.cooccur(hr.load()), "en")["near"]
    'in the same turn'
    """
    meanings = _meanings(table)
    said = [near(*each, lang) for each in meanings]
    jaccard = say(f"jaccard.{meanings[0][0]}", lang)
    pairs = len(table[["a", "b"]].drop_duplicates())
    return {"near": joined(said, lang), "first": said[0], "jaccard": jaccard, "pairs": pairs}


def _meanings(table):
    options = about(table)["options"]
    if "within" not in table:
        return [(options["within"], options.get("window"))]
    rows = table[["within", "window"]].drop_duplicates()
    return list(rows.itertuples(index=False, name=None))


def added(table, lang):
    """Say what else a caption of pairs owes: which pairs, what a window is, what is left out.

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
    >>> added(hr.draw.matrix(hr.cooccur(hr.load())).table, "en")[0][:5]
    'Grey:'
    """
    lines = []
    units = len(set(table["a"]) | set(table["b"]))
    if about(table)["figure"] == "nearness":
        parts = meant(table, lang)
        given = about(table)["options"].get("pairs", parts["pairs"])
        key = "closest" if parts["pairs"] < given else "all"
        lines.append(say(f"caption.nearness.{key}", lang, **parts, whole=given))
    else:
        if meant(table, lang)["pairs"] < units * (units - 1) / 2:
            lines.append(say("caption.unpaired", lang))
        if table["jaccard"][~table["hidden"]].isna().any():
            lines.append(say("caption.blank", lang))
    for within, window in _meanings(table):
        if within == "window" and window > 1:
            lines.append(say("caption.window", lang, window=window, before=window - 1))
    return lines + unplaced(table, lang)


def read(rows, lang):
    """Read a panel of pairs aloud.

    Parameters
    ----------
    rows : DataFrame
        The rows of one kind of source, as drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        The closest pairs of a matrix; of several meanings, the number of each, pair by pair.

    Examples
    --------
    >>> import harmred as hr
    >>> print(read(hr.draw.matrix(hr.cooccur(hr.load())).table, "en"))  # doctest: +ELLIPSIS
    interviews (50): ...
    """
    kind = kinds(rows["kind"].iloc[0], 2, lang)
    cut, of = say("cut", lang), rows["of_sources"].iloc[0]
    if about(rows)["figure"] == "nearness":
        said = [_numbers(pair, lang) for _, pair in rows.groupby(["a", "b"], sort=False)]
        return say("alt.row", lang, label=f"{kind} ({of})", value=f"{cut.join(said)}.")
    ranked = closest(rows).head(_READ)
    said = [_numbers(ranked.iloc[[place]], lang) for place in range(len(ranked))]
    never = int((~rows["hidden"] & (rows["together"] == 0)).sum())
    parts = {"kinds": kind, "of": of, "pairs": len(rows), "never": never}
    key = "alt.matrix.row|1" if len(rows) == 1 else "alt.matrix.row"
    return say(key, lang, closest=cut.join(said) or "–", **parts)


def _numbers(pair, lang):
    """Say a pair and its numbers, one a meaning; a hidden one is named, not told."""
    numbers = zip(pair["hidden"], pair["together"], strict=True)
    said = ["–" if hidden else str(n) for hidden, n in numbers]
    return say("alt.row", lang, label=named(pair, pair.iloc[0], lang), value=", ".join(said))
