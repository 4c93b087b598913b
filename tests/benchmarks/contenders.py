"""Who is measured: each task as harmred does it, and as one would do it without harmred.

A contender takes a corpus, brings it into its own shape (not measured) and returns `run`, which
is measured, and `tidy`, which lays what `run` returned out as matrices that can be compared.
Libraries are imported where they are used, so that each is alone in its process.
"""

from functools import partial

import numpy as np
from corpora import TURNS, names, presence, study

COLUMNS = ("source", "unit", "start", "end")


def as_they_are(matrices):
    return matrices


def crossings(corpus):
    from harmred.analysis.crossings import crossings

    spans = [corpus[name] for name in COLUMNS]
    run = partial(crossings, *spans, corpus["units"])
    return run, lambda found: (found[0], found[2], found[1])


def sorting(corpus):
    from harmred.spans import keyed

    key = keyed(corpus["source"], corpus["start"])
    return lambda: np.argsort(key), lambda order: ()  # a floor, no result to compare


def frame(corpus):
    spans = {name: corpus[name] for name in COLUMNS}
    return {"id": np.arange(len(spans["source"]))} | spans


def square(units, a, b, *values):
    """Lay out each column of values as a matrix, by a and b."""
    matrices = np.zeros((len(values), units, units), np.int64)
    for matrix, value in zip(matrices, values, strict=True):
        matrix[a, b] = value
    return list(matrices)


def self_merge(corpus):
    import pandas as pd

    rows = pd.DataFrame(frame(corpus))

    def run():
        both = rows.merge(rows, on="source", suffixes=("", "_b"))
        both = both[
            (both["id"] != both["id_b"])
            & (both["start"] < both["end_b"])
            & (both["start_b"] < both["end"])
        ]
        ends, starts = (
            np.minimum(both["end"], both["end_b"]),
            np.maximum(both["start"], both["start_b"]),
        )
        return (
            both.assign(shared=ends - starts)
            .groupby(["unit", "unit_b"])
            .agg(pairs=("id", "size"), distinct=("id", "nunique"), shared=("shared", "sum"))
        )

    return run, lambda found: square(corpus["units"], *found.reset_index().to_numpy().T)


def duck(corpus):
    import duckdb
    import pandas as pd

    base = duckdb.connect()
    base.execute("set threads = 1")
    base.register("rows", pd.DataFrame(frame(corpus)))
    base.execute('create table spans as select id, source, unit, start, "end" as stop from rows')
    base.unregister("rows")

    def run():
        base.execute("""
            create or replace temp table met as
            select a.id, a.unit, b.id as id_b, b.unit as unit_b,
                   least(a.stop, b.stop) - greatest(a.start, b.start) as shared
            from spans a join spans b
              on a.source = b.source and a.id < b.id and a.start < b.stop and b.start < a.stop
        """)
        pairs = base.execute("select unit, unit_b, count(*), sum(shared) from met group by all")
        pairs = pairs.fetchnumpy()
        distinct = base.execute("""
            select unit, unit_b, count(*) from
            (select id, unit, unit_b from met union select id_b, unit_b, unit from met)
            group by all
        """)
        return pairs, distinct.fetchnumpy()

    def tidy(found):
        columns = ([np.asarray(each, np.int64) for each in table.values()] for table in found)
        (pairs, shared), (distinct,) = (square(corpus["units"], *each) for each in columns)
        return pairs + pairs.T, distinct, shared + shared.T

    return run, tidy


def polar(corpus):
    import polars as pl

    rows = pl.DataFrame(frame(corpus)).lazy()

    def run():
        # each pair in both orders: here it is faster than once and a union
        both = rows.join(rows, on="source", suffix="_b").filter(
            pl.col("id") != pl.col("id_b"),
            pl.col("start") < pl.col("end_b"),
            pl.col("start_b") < pl.col("end"),
        )
        shared = pl.min_horizontal("end", "end_b") - pl.max_horizontal("start", "start_b")
        pairs = both.group_by("unit", "unit_b").agg(
            pl.len(), pl.col("id").n_unique(), shared.sum().alias("shared")
        )
        return pairs.collect(engine="streaming")

    return run, lambda found: square(corpus["units"], *(each.to_numpy() for each in found))


def product(corpus):
    """Measure the product of nearness.py, with sources as its places."""
    from harmred.analysis.nearness import _met

    source, unit, units = corpus["source"], corpus["unit"], corpus["units"]
    return lambda: _met(source, unit, units, 1)[:1], as_they_are


def labelled(corpus):
    import pandas as pd

    source, code = names(corpus)
    rows = {"source": source[corpus["source"]], "unit": code[corpus["unit"]]}
    return pd.DataFrame(rows, dtype="str"), source, pd.Index(code, dtype="str")


def named_product(corpus):
    import pandas as pd

    from harmred.analysis.cooccurrence import presence

    rows, source, units = labelled(corpus)
    sources = pd.DataFrame({"source": source}, dtype="str")

    def run():
        has = presence(rows, sources, units)
        return (has.T @ has,)

    return run, as_they_are


def crossed(rows):
    import pandas as pd

    def run():
        has = (pd.crosstab(rows["source"], rows["unit"]) > 0).astype("float32")
        return has.T @ has

    return run, lambda table: (table.to_numpy(),)


def crosstab(corpus):
    import pandas as pd

    return crossed(pd.DataFrame({"source": corpus["source"], "unit": corpus["unit"]}))


def named_crosstab(corpus):
    return crossed(labelled(corpus)[0])


def window(corpus):
    """Measure the moving window of nearness.py: turns with a and b near, in each source."""
    from harmred.analysis.nearness import _in_places

    places, units = presence(corpus), corpus["units"]

    def run():
        found = _in_places(*places, 4)
        return [(one, here, given + given.T - same) for one, here, given, same in found]

    def tidy(found):
        turns = np.zeros((corpus["sources"], units, units), np.float32)
        for one, here, near in found:
            turns[one][np.ix_(here, here)] = near
        a, b = np.tril_indices(units, -1)
        return turns.sum(0, dtype=np.int64), turns[:, a, b]

    return run, tidy


def pyena(corpus):
    import pandas as pd
    from pyena import ENA

    source, unit, turn = presence(corpus)
    has = np.zeros((corpus["sources"] * TURNS, corpus["units"]), np.int64)
    has[source * TURNS + turn, unit] = 1
    codes = names(corpus)[1].tolist()
    rows = pd.DataFrame(has, columns=codes)
    rows["unit"] = rows["conversation"] = np.repeat(np.arange(corpus["sources"]), TURNS)
    rows["turn"] = np.tile(np.arange(TURNS), corpus["sources"])

    def tidy(fitted):
        total = np.full((len(codes), len(codes)), np.nan)
        a, b = np.tril_indices(len(codes), -1)
        total[a, b] = total[b, a] = fitted.av_.sum(0)
        return total, fitted.av_

    return lambda: ENA(codes=codes, window_size=4).fit(rows), tidy


def whole(within, *columns, **options):
    """Measure a whole call of `hr.cooccur`; cells that its table does not tell are missing."""

    def contender(corpus):
        import harmred as hr

        archive, code = study(corpus), names(corpus)[1]

        def tidy(table):
            a, b = (np.searchsorted(code, table[name].to_numpy(object)) for name in "ab")
            matrices = [np.full((len(code), len(code)), np.nan) for _ in columns]
            for matrix, (upper, lower) in zip(matrices, columns, strict=True):
                matrix[a, b], matrix[b, a] = table[upper], table[lower]
            return matrices

        return lambda: hr.cooccur(archive, within=within, at="code", **options), tidy

    return contender


PAIRS, DISTINCT = ("segment_pairs", "segment_pairs"), ("a_touching_b", "b_touching_a")
TASKS = {
    "overlap": {
        "harmred": crossings,
        "pandas self-merge": self_merge,
        "DuckDB join": duck,
        "Polars join": polar,
        "sort alone": sorting,
        "whole hr.cooccur": whole("overlap", PAIRS, DISTINCT, peers=True),
    },
    "source": {
        "harmred": product,
        "pandas.crosstab": crosstab,
        "whole hr.cooccur": whole("source", ("together", "together")),
    },
    # the same from columns of text, where finding each name costs us more than counting
    "source, text": {"harmred": named_product, "pandas.crosstab": named_crosstab},
    "window": {
        "harmred": window,
        "pyena fit": pyena,
        "whole hr.cooccur": whole("window", ("turns", "turns")),
    },
}
"""The first of each task is the one that the others are compared with.

Results stand in one order: pairs of segments, distinct segments, characters; together; turns with
the two near, in all and source by source. A whole call tells the first of them only.
"""
