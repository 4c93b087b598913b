"""Figures of chance in words: their captions, what they cannot say, and how they are read aloud."""

import textwrap

import pandas as pd

from . import about, kinds, say
from .chance import WHOLE, blocks, met, null, strongest, tally
from .forms import counted, whole
from .pairs import named, near, unplaced
from .titles import claims, text

FIGURES = ("chance", "abstract")
"""What draws such a comparison: the matrix of all pairs, and the abstract's figure."""
_BESIDE = 34
"""Characters of a line beside a row."""
_READ = 5
"""Pairs that an alternative text reads out of a matrix."""


def figure_of(table):
    """Return as what a table is drawn: a matrix of chance has words of its own.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.

    Returns
    -------
    str
        The figure.

    Examples
    --------
    >>> import harmred as hr
    >>> figure_of(hr.draw.matrix(hr.cooccur(hr.load())).table)
    'matrix'
    """
    made = about(table)
    compared = made["verb"] == "against_chance" and made["figure"] == "matrix"
    return "chance" if compared else made["figure"]


def row_of(table, row, lang):
    r"""Say what stands beside a pair of the claims: its name, and its numbers.

    Parameters
    ----------
    table : DataFrame
        From `hr.draw.abstract`.
    row : Series
        One of its claims.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    name : str
        The number of the claim, and what the file of claims says of this part.
    numbers : str
        In how many sources and facilities; then what was observed, and what chance gives.
        Never a verdict.

    Examples
    --------
    >>> part = {"rule": "pair", "says_en": "Listening and distress meet."}
    >>> table = pd.DataFrame()
    >>> options = {"within": "turn", "claims": [{"id": "C7", "parts": [part]}]}
    >>> table.attrs["harmred"] = {"options": options}
    >>> row = {"claim": "C7", "part": "a", "kind": "interview", "sources": 38, "facilities": 10,
    ...        "observed": 124, "lift": 1.4, "chance_low": 75, "chance_high": 99, "state": "",
    ...        "hidden": False}
    >>> print(*row_of(table, row, "en"), sep="\n")
    Claim 7: Listening and distress meet.
    38 interviews, 10 facilities
    124 turns; by chance 75 to 99
    """
    bare = row["claim"].removeprefix("C")
    part = claims(table)[row["claim"]]["parts"][ord(row["part"]) - ord("a")]
    short = text(part, "short", lang) or text(part, "says", lang)
    name = say("abstract.row", lang, n=bare if bare.isdigit() else row["claim"], short=short)
    name = f"{name[:1].upper()}{name[1:]}"
    if row["hidden"]:
        return name, "–"
    if pd.isna(row["observed"]):
        return name, say("abstract.lacking", lang)
    within = part.get("within", about(table)["options"]["within"])
    places = row["facilities"]
    where = [] if pd.isna(places) else [counted("facility", places, lang)]
    where = [f"{row['sources']} {kinds(row['kind'], row['sources'], lang)}", *where]
    against = say("cut", lang).join([met(row, within, lang), _against(row, lang)])
    return name, f"{', '.join(where)}\n{textwrap.fill(against, _BESIDE)}"


def _against(row, lang):
    if pd.isna(row["lift"]):
        return say("state.undefined", lang)
    for key, state in {"few_": "too sparse", "one_facility": "one facility"}.items():
        if key in str(row["state"]):
            return say(f"state.{state}", lang)
    return say(
        "abstract.by_chance",
        lang,
        low=whole(row["chance_low"], lang),
        high=whole(row["chance_high"], lang),
    )


def captioned(table, lang):
    """Say in a caption what is drawn of a comparison with chance, and what chance is.

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
    >>> captioned(hr.draw.matrix(hr.against_chance(hr.load())).table, "en")[0][:15]
    'Pairs of themes'
    """
    options, figure = about(table)["options"], figure_of(table)
    within = options["within"]
    left_out = table["holds_without_each_facility"].notna().any()
    parts = {
        "held": say("caption.held", lang) if left_out else "",
        "level": say(options["at"], lang),
        "unit": say(f"unit.{within}", lang),
        "near": near(within, options.get("window"), lang),
        "null": say("cut", lang).join(null(rows, lang) for rows in _per_kind(table)),
        "keeps": say(f"null.keeps.{options['blocks']}", lang),
        "interval": f"{100 * options['interval']:g}",
    }
    lines = [say(f"caption.{figure}", lang, **parts)]
    if (table["state"] == "one facility").any():
        lines.append(say("caption.italic", lang))
    units = len(set(table["a"].dropna()) | set(table["b"].dropna()))
    if len(table[["a", "b"]].dropna().drop_duplicates()) < units * (units - 1) / 2:
        lines.append(say("caption.unpaired", lang))
    uncut = say(f"note.{WHOLE}", lang)  # said with what the figure cannot say
    return lines + [note for note in unplaced(table, lang) if note[1:-1] != uncut[1:]]


def cannot(table, lang):
    """Say what a figure of chance cannot say.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    str
        A sentence; another one where no guide is known.

    Examples
    --------
    >>> import harmred as hr
    >>> cannot(hr.draw.matrix(hr.against_chance(hr.load())).table, "en")[:25]
    'that one brings the other'
    """
    uncut = "source" in [blocks(rows) for rows in _per_kind(table)]
    return " ".join([say("cannot.chance", lang), *[say("cannot.no_sections", lang)] * uncut])


def aloud(table, lang):
    """Read a figure of chance aloud, a group of rows a line.

    Parameters
    ----------
    table : DataFrame
        The table that was drawn.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    list of str
        What is drawn; how many pairs stand where, and the strongest; the pairs of the claims.

    Examples
    --------
    >>> import harmred as hr
    >>> aloud(hr.draw.matrix(hr.against_chance(hr.load())).table, "en")[1][:26]
    'interviews (50): 1 above c'
    """
    pairs = table[table["panel"] == "matrix"] if "panel" in table else table
    level = say(about(table)["options"]["at"], lang)
    lines = [say(f"alt.{figure_of(table)}", lang, level=level)]
    lines += [_read(rows, lang) for rows in _per_kind(pairs)]
    for _, row in table.drop(pairs.index).iterrows():
        name, numbers = row_of(table, row, lang)
        numbers = numbers.replace("\n", say("cut", lang), 1).replace("\n", " ")
        lines.append(say("alt.row", lang, label=name, value=f"{numbers}."))
    return lines


def _read(rows, lang):
    shown = rows[~rows["hidden"]]
    ranked = strongest(shown).head(_READ)
    within = about(rows)["options"]["within"]
    said = [
        say("alt.row", lang, label=named(rows, row, lang), value=met(row, within, lang))
        for _, row in ranked.iterrows()
    ]
    best = say("alt.chance.strongest", lang, pairs=say("cut", lang).join(said))
    first, of = rows["kind"].iloc[0], rows["of_sources"].iloc[0]
    lines = say("panel", lang, whose=kinds(first, 2, lang), of=of, said=tally(shown, lang))
    return f"{lines} {best}" if said else lines


def _per_kind(table):
    return [rows for _, rows in table.groupby("kind", sort=False)]
