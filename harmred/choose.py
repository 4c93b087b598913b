"""Which sources and which passages: the parts of a study that a verb works on."""

from dataclasses import replace

import numpy as np
import pandas as pd

from .codebook import LEVELS, counted_for, lineage, parents
from .elicited import ELICITED, elicited
from .errors import StudyError, meant, one_of, said
from .standing import layer, standing
from .study import known
from .talk import talk

FACETS = ("stance", "direction", "dimension")
"""What a passage can be described by, beside its code."""
_PASSAGE = ("code", *FACETS, "elicitation")


def select(study, **columns):
    """Keep the sources, or the passages, whose columns have the given values.

    A selection of passages keeps every source and its turns: no denominator changes.

    Parameters
    ----------
    study : Study
        The study.
    **columns
        A column of `sources` and the value, or the values, to keep; or of the segments:
        `code` (with all that counts for it; the codebook then lists no other theme or code
        than these and the headings above them), `stance`, `direction`, `dimension` (a passage
        with several stays if one of them is wanted; `"none"` for passages without any); or
        `elicitation`, how it came: `"spontaneous"`, with a turn outside the sections of the
        guide that ask for its code, or `"prompted"`, with one inside them.

    Returns
    -------
    Study
        The same study with fewer sources, segments and turns; its name says what was kept.
        If passages were selected, `sources.coder` says whose marks stood before, and every
        table, sentence and caption made of it says which passages it rests on.

    Raises
    ------
    StudyError
        If a column or a value is not there, or passages are asked for and whose marks stand
        is not decided, or by how they came and there is no guide.
    ValueError
        If `elicitation` is neither of its two values.

    Examples
    --------
    >>> import harmred as hr
    >>> hr.select(hr.load(), kind="observation").sources["kind"].unique().tolist()
    ['observation']
    """
    keep = pd.Series(True, index=study.sources.index)
    asked = {name: _listed(value) for name, value in columns.items()}
    parts = {name: values for name, values in asked.items() if name not in _PASSAGE}
    for name, values in parts.items():
        wanted = _present(study.sources, name, values)
        keep &= study.sources[name].isin(wanted)
    sources = study.sources[keep]
    kept = ", ".join(f"{name} = {value}" for name, value in columns.items())
    study = replace(
        study,
        name=f"{study.name} ({kept})" if kept else study.name,
        sources=sources,
        segments=_of(study.segments, sources),
        turns=study.turns if study.turns is None else _of(study.turns, sources),
        narrowed={**(study.narrowed or {}), **parts} or None,
    )
    passages = {
        name: _listed(values or [None]) for name, values in asked.items() if name in _PASSAGE
    }
    return _passages(study, **passages) if passages else study


def _of(table, sources):
    return table[table["source"].isin(sources["source"])]


def _listed(value):
    values = [value] if pd.api.types.is_scalar(value) else list(value)
    if any(pd.isna(each) for each in values):
        raise StudyError(
            "nothing is asked for: give a value, or several in a list "
            '("none" for passages without any).'
        )
    return values


def _passages(study, code=None, elicitation=None, **facets):
    """Keep passages; whose marks stand is written down, for fewer marks could not tell it."""
    standing(study)
    asked = {"code": code, **facets, "elicitation": elicitation}
    asked = {name: values for name, values in asked.items() if values is not None}
    again = sorted(asked.keys() & (study.selected or {}).keys())
    if again:
        raise StudyError(
            f"passages of this study were selected by {', '.join(again)} already.\n"
            "Select from the whole study, with all the values at once."
        )
    coder = study.sources["source"].map(layer(study)).astype("str")
    rows, book = study.segments, study.codebook
    for name, wanted in facets.items():
        rows = rows[_described(study, rows[name], wanted)]
    if elicitation is not None:
        rows = rows[_came(study, rows, elicitation)]
    if code is not None:
        rows, book = _coded(rows, book, code)
    sources = study.sources.assign(coder=coder.fillna(study.sources["coder"]))
    kept = {**(study.selected or {}), **asked}
    return replace(study, sources=sources, segments=rows, codebook=book, selected=kept)


def _coded(rows, book, wanted):
    """Keep what counts for some codes; what stands above them is a heading, and counts no more."""
    tree = parents(book)
    lost = [code for code in wanted if code not in tree]
    if lost:
        guesses = meant(lost, tree, "the codebook has")
        named = ", ".join(said(code) + guess for code, guess in zip(lost, guesses, strict=True))
        raise StudyError(
            f"the codebook has no theme or code {named}.\nAll of them: list(study.codebook.code)."
        )
    kept = set().union(*(counted_for(book, code) for code in wanted))
    above = {each for code in kept for each in lineage(tree, code)} - kept
    other = book["row_type"].isin(LEVELS) & ~book["code"].isin(kept | above)
    types = book["row_type"].mask(book["code"].isin(above), "theme")
    return rows[rows["code"].isin(kept)], book.assign(row_type=types)[~other]


def _came(study, rows, wanted):
    """Tell which segments stand in a turn where they came in one of the ways wanted."""
    for way in wanted:
        one_of(way, ELICITED, "elicitation")
    if study.guide is None:
        raise StudyError(
            "only a guide says what was asked for, and this study has none.\n"
            "Add guide.csv (section, prompts), or leave `elicitation` out."
        )
    came = np.zeros(len(rows), bool)
    if rows.empty:
        return came
    span, _, prompted = elicited(study, rows, talk(study))
    ways = np.array(ELICITED)[prompted.astype(int)]
    came[span[np.isin(ways, wanted)]] = True
    return came


def _described(study, cells, wanted):
    """Tell which cells of a facet hold one of the values, or none where that is wanted."""
    facet, book = cells.name, study.codebook
    listed = book.loc[(book["row_type"] == "facet_value") & (book["facet"] == facet), "code"]
    there = each_value(study.segments[facet]).dropna()
    allowed = list(dict.fromkeys([*listed, *sorted(there.unique()), "none"]))
    lost = [value for value in wanted if value not in allowed]
    if lost:
        guesses = meant(lost, allowed, f"{facet} can be")
        named = ", ".join(said(value) + guess for value, guess in zip(lost, guesses, strict=True))
        raise StudyError(
            f"no passage has {facet} = {named}.\n"
            f"The values of {facet} are: {', '.join(allowed[:20])}."
        )
    hits = each_value(cells).fillna("none").isin(wanted)
    return hits.groupby(level=0).any()


def each_value(cells):
    """Return the values of a facet, one a row; missing where none is given.

    Parameters
    ----------
    cells : Series of str
        A column of segments; several values stand between semicolons.

    Returns
    -------
    Series of str
        Each under the index of its cell.

    Examples
    --------
    >>> each_value(pd.Series(["dim_verbal;dim_physical", None], dtype="str")).index.tolist()
    [0, 0, 1]
    """
    values = known(cells).str.split(";").explode().astype("str").str.strip()
    return values.replace("", pd.NA)


def _present(sources, name, wanted):
    if name not in sources:
        raise StudyError(
            f"sources has no column {name!r}. It has {', '.join(sources)}; "
            f"passages are selected by {', '.join(_PASSAGE)}."
        )
    there = sources[name].dropna().unique().tolist()
    lost = [each for each in wanted if each not in there]
    if lost:
        raise StudyError(
            f"no source has {name} = {', '.join(map(repr, lost))}.\n"
            f"The values of {name} are: {', '.join(map(str, sorted(there)[:20]))}."
        )
    return wanted
