"""sources.csv: each document, what the project says of it, and our columns, filled in."""

from dataclasses import replace

import pandas as pd

from ..checks.columns import of_columns
from ..study import Study, columns, plural
from .resemblance import plain
from .values import fitting

FILE, KEY = "sources.csv", "source"
_NOT_OURS = (KEY, "length", "text", "text_sha256")
OWN = tuple(name for name in columns("sources") if name not in _NOT_OURS)
"""Our columns, in the order of the schema."""
_ALIKE = {
    "kind": "kind|type|nature|type de source|source type",
    "participant": "participant|participante|person|personne|interviewee|respondent|repondant|"
    "enquete|enquetee|speaker",
    "facility": "facility|site|structure|etablissement|service|centre|center|place|lieu|"
    "organisation|organization|association|caarud|csapa",
    "facility_group": "facility group|facility type|type of facility|type de structure|"
    "type d etablissement|type de service|site type",
    "role_group": "role group|role|profession|metier|fonction|job|occupation|poste|"
    "function|job title|categorie professionnelle",
    "language": "language|langue|lang",
    "half_year": "half year|semestre|date|interview date|date of interview|date d entretien|"
    "date de l entretien|date de passation|seen on",
    "before_law": "before law|avant la loi|avant loi",
    "shift": "shift|time of day|moment|moment de la journee|horaire",
    "setting": "setting|cadre|lieu d observation|lieu observe",
    "duration_band": "duration band|duration|duree|tranche de duree",
    "observer": "observer|observateur|observatrice|observed by",
}
"""What variables are called whose values belong into one of our columns."""


def drafted(study):
    """Draft sources.csv.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    DataFrame
        One row per source: what only the project says (cases, sets, variables), then our
        columns, filled in from the project or from a variable of like name whose values fit.

    Examples
    --------
    >>> from harmred.readers import load
    >>> drafted(load()).columns.tolist()[:4]
    ['source', 'kind', 'participant', 'facility']
    """
    said = study.sources.drop(columns=["length", "text", "text_sha256"])
    theirs = [name for name in said if name not in columns("sources")]
    ours = {name: _suggested(name, said, theirs) for name in OWN}
    return pd.concat([said[[KEY, *theirs]], pd.DataFrame(ours, index=said.index)], axis=1)


def _suggested(column, said, theirs):
    own = said[column]
    # A project says nothing of interviews: only an observation is known to be what it is.
    own = own.where(own == "observation") if column == "kind" else own
    if own.notna().any():
        return own
    alike = _ALIKE.get(column, "").split("|")
    for name in sorted(theirs, key=lambda name: _rank(alike, name)):
        cells = said[name].map(lambda value: fitting(column, value), na_action="ignore")
        if _rank(alike, name) < len(alike) and cells.notna().any():
            return cells.astype("str")
    return own


def _rank(alike, name):
    bare = plain(name.removesuffix("(variable)"))
    return alike.index(bare) if bare in alike else len(alike)


def filled_in(study, table, report):
    """Give the sources what sources.csv says; an empty cell leaves what the project says.

    Parameters
    ----------
    study : Study
        The study.
    table : DataFrame
        sources.csv, as `filled` reads it.
    report : Report
        Takes what was done and what did not fit.

    Returns
    -------
    Study
        With the cells that the schema allows.

    Examples
    --------
    >>> from harmred.readers import load
    >>> from harmred.mapping.report import Report
    >>> table = pd.DataFrame({"source": ["SYN-I01"], "shift": ["noon"]}, index=[2], dtype="str")
    >>> report = Report()
    >>> study = filled_in(load(), table, report)
    >>> report.wrong[0][:43]
    "sources.csv row 2: 'shift' must be one of '"
    """
    there = study.sources[KEY]
    cells = table.set_index(table[KEY])[[name for name in OWN if name in table]]
    cells = cells.where(~_wrong(table, cells, report).to_numpy())
    listed = cells.reindex(there).set_axis(study.sources.index)
    before = study.sources[listed.columns]
    changed = before.notna() & listed.notna() & (before != listed)
    given = cells.index.isin(there) & cells.notna().any(axis=1)
    many, other = int(listed.notna().sum().sum()), int(changed.sum().sum())
    report.done.append(
        f"{FILE}: {plural(many, 'cell')} filled in for {plural(int(given.sum()), 'source')}"
        + (f", {other:,} of them in place of what the project says" if other else "")
        if many
        else f"{FILE}: every source stays as it is"
    )
    gone = cells.index[~cells.index.isin(there) & cells.notna().any(axis=1)]
    report.drift(FILE, [name for name in there if name not in cells.index], gone.tolist())
    return replace(study, sources=study.sources.assign(**listed.where(listed.notna(), before)))


def _wrong(table, cells, report):
    """Mark the cells that the schema refuses, and tell of them by row."""
    wrong = cells.isna() & False
    # Only the cells that are there are judged: what is empty stays as the project has it.
    sources = cells.reset_index().assign(length=0)
    sources["kind"] = sources["kind"].fillna("interview") if "kind" in sources else "interview"
    empty = {name: [] for name in ("source", "start", "end", "code", "coder")}
    study = Study("map", sources, pd.DataFrame({"code": []}), pd.DataFrame(empty))
    for found in of_columns(study):
        for each in found[found["severity"] == "error"].itertuples():
            wrong.iloc[each.row - 2, wrong.columns.get_loc(each.column)] = True
            report.wrong.append(f"{FILE} row {table.index[each.row - 2]}: {each.problem}")
    return wrong
