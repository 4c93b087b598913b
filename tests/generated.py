"""Studies made by Hypothesis, and a plain double loop that counts what stands near in them."""

from itertools import combinations, pairwise

import pandas as pd
from hypothesis import strategies as st
from toys import BOOK

from harmred.study import Study

LENGTH = 24
ABOVE = {
    "harm": {"harm"},
    "street": {"street", "harm"},
    "eviction": {"eviction", "street", "harm"},
    "help": {"help"},
    "listening": {"listening", "help"},
    "no_help": {"no_help"},
}
"""What each code counts for, by hand: a counter-code counts for itself alone."""
UNITS = {
    "theme": ("harm", "help", "no_help"),
    "code": ("street", "eviction", "listening", "no_help"),
}
FAMILY = [{"street", "eviction"}, {"help", "no_help"}]
"""Pairs of one level of which one stands above the other in the codebook."""


@st.composite
def studies(draw):
    """Draw a few short sources with touching, nested, doubled and overlapping segments."""
    many = draw(st.integers(1, 3))
    names = [f"I{n}" for n in range(many)]
    sources = pd.DataFrame(
        {
            "source": names,
            "kind": [draw(st.sampled_from(["interview", "observation"])) for _ in names],
            "facility": [draw(st.sampled_from(["F1", "F2", None])) for _ in names],
            "length": LENGTH,
        }
    )
    mark = st.tuples(
        st.sampled_from(names),
        st.integers(0, LENGTH - 1),
        st.integers(1, 9),
        st.sampled_from(list(ABOVE)),
        st.sampled_from(["K1", "K1", "K2"]),
    )
    # mostly crowded: in a study with few marks hardly anything stands near anything
    least = draw(st.sampled_from([12, 16, 9, 0]))
    marks = [
        (source, start, min(start + size, LENGTH), code, coder)
        for source, start, size, code, coder in draw(st.lists(mark, min_size=least, max_size=20))
    ]
    segments = pd.DataFrame(marks, columns=["source", "start", "end", "code", "coder"])
    sources["coder"] = [draw(st.sampled_from(["K1", "K1", "K2"])) for _ in names]
    return Study("drawn", sources, BOOK, segments, turns=draw(turns(names)))


@st.composite
def turns(draw, names):
    """Draw turns that cover each source, some of them the interviewer's, some with gaps."""
    rows = []
    for name in names:
        cuts = sorted(draw(st.sets(st.integers(1, LENGTH - 1), max_size=8)) | {0, LENGTH})
        for rank, (start, end) in enumerate(pairwise(cuts)):
            speaker = draw(st.sampled_from(["participant", "participant", "interviewer"]))
            rows.append((name, rank + 1, start, end, speaker))
    return pd.DataFrame(rows, columns=["source", "turn", "start", "end", "speaker"])


def characters(study, source, unit):
    """Return the characters of a source that a unit takes up, as a set."""
    whose = study.sources.set_index("source")["coder"][source]
    return {
        place
        for row in study.segments.itertuples()
        if row.source == source and row.coder == whose and unit in ABOVE[row.code]
        for place in range(row.start, row.end)
    }


def spoken(study, source):
    """Return the turns that count, each as a set of characters, in order."""
    rows = study.turns[study.turns["source"] == source].sort_values("start")
    return [
        set(range(row.start, row.end)) for row in rows.itertuples() if row.speaker != "interviewer"
    ]


def places(study, source, a, b, within, window=4):
    """Return, of one source: places of a, of b, where near, of a with b near, of b with a."""
    here, there = characters(study, source, a), characters(study, source, b)
    if within == "overlap":
        both = here & there
        return here, there, both, both, both
    if within == "source":
        one, other = ({"source"} if each else set() for each in (here, there))
        return one, other, one & other, one & other, one & other
    cells = spoken(study, source)
    reach = window if within == "window" else 1
    one = {n for n, cell in enumerate(cells) if cell & here}
    other = {n for n, cell in enumerate(cells) if cell & there}
    a_with_b = {n for n in one if any(n - lag in other for lag in range(reach))}
    b_with_a = {n for n in other if any(n - lag in one for lag in range(reach))}
    return one, other, a_with_b | b_with_a, a_with_b, b_with_a


def slowly(study, within, at):
    """Count every pair of every kind with loops and sets only."""
    rows = {}
    for kind, group in study.sources.groupby("kind"):
        for a, b in combinations(UNITS[at], 2):
            if {a, b} not in FAMILY:
                rows[kind, a, b] = one_pair(study, group, a, b, within)
    return rows


def one_pair(study, group, a, b, within):
    """Count one pair over the sources of a kind."""
    tally = dict.fromkeys(["together", "apart", "a_alone", "b_alone", "neither"], 0)
    total, facilities = [0] * 6, set()
    for source, facility in zip(group["source"], group["facility"], strict=True):
        parts = places(study, source, a, b, within)
        has = bool(characters(study, source, a)), bool(characters(study, source, b))
        if parts[2]:
            tally["together"] += 1
            facilities |= {facility} - {None}
        else:
            names = {(1, 1): "apart", (1, 0): "a_alone", (0, 1): "b_alone", (0, 0): "neither"}
            tally[names[has]] += 1
        either = parts[0] | parts[1]
        total = [n + len(part) for n, part in zip(total, (*parts, either), strict=True)]
    one, other, near, a_with_b, b_with_a, either = total
    places_of = group["facility"].notna().any()
    return tally | {
        "facilities": len({f for f in facilities if isinstance(f, str)}) if places_of else None,
        "near": near,
        "jaccard": near / either if either else None,
        "b_given_a": a_with_b / one if one else None,
        "a_given_b": b_with_a / other if other else None,
    }
