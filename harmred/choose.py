"""Which sources, whose marks, which turns: the parts of a study that a verb works on."""

from dataclasses import replace

import numpy as np
import pandas as pd

from .errors import StudyError
from .study import plural

AGREED = "reconciled"
"""The coder of marks that the team agreed on."""


def select(study, **columns):
    """Keep the sources whose columns have the given values.

    Parameters
    ----------
    study : Study
        The study.
    **columns
        A column of `sources` and the value, or the values, to keep.

    Returns
    -------
    Study
        The same study with fewer sources, segments and turns; its name says what was kept.

    Raises
    ------
    StudyError
        If a column or a value is not there.

    Examples
    --------
    >>> import harmred as hr
    >>> hr.select(hr.load(), kind="observation").sources["kind"].unique().tolist()
    ['observation']
    """
    keep = pd.Series(True, index=study.sources.index)
    for name, value in columns.items():
        wanted = _present(study.sources, name, value)
        keep &= study.sources[name].isin(wanted)
    sources = study.sources[keep]
    said = ", ".join(f"{name} = {value}" for name, value in columns.items())
    return replace(
        study,
        name=f"{study.name} ({said})" if said else study.name,
        sources=sources,
        segments=study.segments[study.segments["source"].isin(sources["source"])],
        turns=study.turns if study.turns is None else _of(study.turns, sources),
    )


def _of(table, sources):
    return table[table["source"].isin(sources["source"])]


def _present(sources, name, value):
    if name not in sources:
        raise StudyError(f"sources has no column {name!r}. It has {', '.join(sources)}.")
    wanted = [value] if pd.api.types.is_scalar(value) else list(value)
    there = sources[name].dropna().unique().tolist()
    lost = [each for each in wanted if each not in there]
    if lost:
        raise StudyError(
            f"no source has {name} = {', '.join(map(repr, lost))}.\n"
            f"The values of {name} are: {', '.join(map(str, sorted(there)[:20]))}."
        )
    return wanted


def choose_coder(study, coder):
    """Say whose marks stand.

    Without a choice, `reconciled` wins where it exists and a sole coder is taken; sources
    that two people coded and nobody reconciled have to be decided here.

    Parameters
    ----------
    study : Study
        The study.
    coder : str or mapping
        A coder, whose marks stand wherever they coded; or source -> coder.

    Returns
    -------
    Study
        The same study with the choice written to `sources.coder`.

    Raises
    ------
    StudyError
        If a coder or a source is not there.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.choose_coder(hr.load(), "K2")
    >>> (study.sources["coder"] == "K2").sum() > 0
    np.True_
    """
    coded = study.segments[["source", "coder"]].drop_duplicates()
    if isinstance(coder, str):
        choice = coded.loc[coded["coder"] == coder].set_index("source")["coder"].to_dict()
    else:
        choice = dict(coder)
    unknown = set(choice) - set(study.sources["source"])
    absent = ({coder} if isinstance(coder, str) else set(choice.values())) - set(coded["coder"])
    for word, names in (("source", unknown), ("coder", absent)):
        if names:
            raise StudyError(
                f"the study has no {word} {', '.join(map(repr, sorted(names)))}.\n"
                f"Coders here: {', '.join(sorted(coded['coder'].dropna().unique()))}."
            )
    chosen = study.sources["source"].map(choice).astype("str")
    return replace(study, sources=study.sources.assign(coder=chosen.fillna(study.sources["coder"])))


def layer(study):
    """Tell whose marks stand for each source; missing where nobody has decided.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    Series
        Coder, by source; sources without a segment and without a choice are left out.

    Examples
    --------
    >>> import harmred as hr
    >>> layer(hr.load()).isna().any()
    np.False_
    """
    coded = study.segments[["source", "coder"]].drop_duplicates()
    sole = coded.drop_duplicates("source", keep=False)
    agreed = coded[coded["coder"] == AGREED]
    chosen = study.sources.loc[study.sources["coder"].notna(), ["source", "coder"]]
    known = pd.concat([chosen, agreed, sole]).drop_duplicates("source").set_index("source")
    everyone = pd.Index(coded["source"].unique()).union(chosen["source"])
    return known["coder"].reindex(everyone)


def standing(study):
    """Return the segments whose coder's marks stand: one coder per source.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        Rows of `segments`, with their index.

    Raises
    ------
    StudyError
        If two people coded a source and nothing says whose marks stand.

    Examples
    --------
    >>> import harmred as hr
    >>> standing(hr.load()).groupby("source")["coder"].nunique().max()
    np.int64(1)
    """
    whose = layer(study)
    open_sources = whose.index[whose.isna()].tolist()
    if open_sources:
        raise StudyError(
            "nothing says whose marks stand in "
            f"{plural(len(open_sources), 'source')} with several coders: "
            f"{', '.join(open_sources[:5])}{' …' if len(open_sources) > 5 else ''}.\n"
            "Choose with hr.choose_coder(study, 'name'), or fill the column coder of sources.csv."
        )
    return study.segments[study.segments["coder"] == study.segments["source"].map(whose)]


def talk(study):
    """Return the turns that count: all but the interviewer's.

    A source without turns gets one turn a line, of unknown speaker, from its text; a source
    with neither is left out.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        Rows of `turns`, by source and start.

    Raises
    ------
    StudyError
        If the study has neither turns nor texts.

    Examples
    --------
    >>> import harmred as hr
    >>> "interviewer" in set(talk(hr.load())["speaker"])
    False
    """
    given = study.turns if study.turns is not None else pd.DataFrame({"source": []}, dtype="str")
    bare = study.sources[~study.sources["source"].isin(given["source"])].dropna(subset="text")
    turns = pd.concat([given, *(_lines(row.source, row.text) for row in bare.itertuples())])
    if turns.empty:
        raise StudyError(
            "this needs turns of talk, and the study has neither turns nor texts.\n"
            "Add turns.csv (source, turn, start, end, speaker, section), or the texts."
        )
    turns = turns[turns["speaker"] != "interviewer"]
    return turns.sort_values(["source", "start"], kind="stable", ignore_index=True)


def _lines(source, text):
    ends = np.flatnonzero(np.array(list(text + "\n")) == "\n")
    starts = np.concatenate([[0], ends[:-1] + 1])
    said = ends > starts
    return pd.DataFrame(
        {
            "source": pd.array([source] * said.sum(), dtype="str"),
            "turn": pd.array(np.arange(1, said.sum() + 1), dtype="Int64"),
            "start": pd.array(starts[said], dtype="Int64"),
            "end": pd.array(ends[said], dtype="Int64"),
            "speaker": "unknown",
            "section": pd.array([pd.NA] * said.sum(), dtype="str"),
        }
    )
