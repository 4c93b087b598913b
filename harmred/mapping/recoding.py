"""Moves segments to our codes, as codes.csv says, and folds values of facets into their columns."""

from dataclasses import replace

import pandas as pd

from ..readers.ledger import entries, ledger
from ..readers.project.facets import folded
from ..study import plural
from .codes import FILE
from .grafting import grafted
from .report import listed
from .resemblance import codebook
from .wishes import wished

_PLACE = ["source", "start", "end", "code", "coder"]
_JOINED = {"memo": "\n", "node": ";"}


def recoded(study, table, report):
    """Give segments our codes.

    Parameters
    ----------
    study : Study
        The study.
    table : DataFrame
        codes.csv, as `filled` reads it.
    report : Report
        Takes what was done and what did not fit.

    Returns
    -------
    Study
        Its segments have a column `node`: the code of the project, where ours took its place.

    Examples
    --------
    >>> from harmred.readers import load
    >>> from harmred.mapping.report import Report
    >>> study, report = load(), Report()
    >>> table = pd.DataFrame({"node": study.codebook["code"], "ours": None})
    >>> recoded(study, table, report) is study, report.done
    (True, ['codes.csv: every code stays as it is'])
    """
    moved, under = wished(study, table, report)
    if not moved and not under:
        report.done.append(f"{FILE}: every code stays as it is")
        return study
    book = grafted(study.codebook, codebook(), moved, under, set(study.segments["code"]))
    guide = study.guide if study.guide is None else _guide(study.guide, moved, book)
    study = replace(study, codebook=book, guide=guide)
    if under:
        places = sorted({above for above in under.values() if above})
        to = [f"under {listed(places)}"] * bool(places) + ["to the top"] * (None in under.values())
        report.done.append(f"{FILE}: {plural(len(under), 'code')} moved {' and '.join(to)}")
    return _moved(study, moved, report) if moved else study


def _moved(study, moved, report):
    segments, why = _segments(study.segments, moved, study.codebook)
    many = int(study.segments["code"].isin(moved).sum())
    entry = entries([("segments moved to our codes", many, why)])
    left = entry["reason"][0]
    report.done.append(
        f"{FILE}: {plural(len(moved), 'code')} became {len(set(moved.values())):,} of ours; "
        f"{plural(many, 'segment')} moved" + (f"; left out: {left}" if left else "")
    )
    held = pd.concat([ledger(study), entry], ignore_index=True)
    return replace(study, segments=segments, ledger=held)


def _segments(segments, moved, book):
    """Return the rows under our codes, and why some are no rows of their own any more."""
    rows = segments.assign(code=segments["code"].map(moved).fillna(segments["code"]))
    mine = segments["code"].isin(moved)
    before = segments["node"] if "node" in segments else pd.Series(pd.NA, rows.index, dtype="str")
    rows["node"] = before.where(~mine, segments["code"])
    rows, why = _folded(rows, book)
    rows, twice = _once(rows, set(moved.values()))
    return rows, {**why, "the same code on the same passage twice": twice}


def _folded(rows, book):
    # A passage without a position shares its place with no other one.
    nowhere = pd.Series(range(-len(rows), 0), index=rows.index, dtype="Int64")
    placed = rows.assign(start=rows["start"].fillna(nowhere))
    kept, why, _ = folded(placed, range(len(rows)), book)
    rows = rows.loc[kept.index]
    for name in set(book["facet"].dropna()) & set(kept):
        rows[name] = kept[name].fillna(rows[name]) if name in rows else kept[name]
    return rows, why


def _once(rows, codes):
    """Keep one row of what several codes of theirs said as one of ours, with all their memos."""
    mine = rows[rows["code"].isin(codes) & rows["start"].notna()]
    twice = mine.index[mine.duplicated(_PLACE)]
    many = mine[mine.duplicated(_PLACE, keep=False)]
    first = many.index[~many.duplicated(_PLACE)]
    for name, between in _JOINED.items():
        same = many.groupby(_PLACE, sort=False)[name]
        said = [between.join(cells.dropna().unique()) or None for _, cells in same]
        rows.loc[first, name] = pd.array(said, dtype="str")
    return rows.drop(twice), len(twice)


def _guide(guide, moved, book):
    """Give the sections of the guide our codes to prompt."""
    there = set(book["code"])
    prompts = [
        cell if pd.isna(cell) else ";".join(_once_each(cell, moved, there))
        for cell in guide["prompts"]
    ]
    return guide.assign(prompts=pd.array(prompts, dtype="str"))


def _once_each(cell, moved, there):
    codes = dict.fromkeys(moved.get(code.strip(), code.strip()) for code in cell.split(";"))
    return [code for code in codes if code in there]
