"""Which sources and whose marks: the parts of a study that a verb works on."""

from dataclasses import replace

import pandas as pd

from .errors import StudyError


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
