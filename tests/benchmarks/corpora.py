"""Invented archives to measure on: sizes, arrays of codings, and the same as a study."""

import numpy as np

SIZES = {"5k": (50, 80), "50k": (500, 100), "500k": (5_000, 100), "5M": (50_000, 120)}
"""Sources, and codes of the codebook."""
CODINGS = 100
"""A source."""
TURNS = 75
"""Turns of participants a source; before each, one of the interviewer that does not count."""
ASKED, TOLD = 50, 350
"""Characters of a turn of the interviewer, and of a participant."""


def corpus(size):
    """Return source, unit, start and end of each coding, shuffled, and how many there are.

    Few codes have most codings (1/rank), few passages are long (log-normal); a coding
    overlaps 2.2 others of its source on average.
    """
    sources, units = SIZES[size]
    draw = np.random.default_rng(1)
    many, length = sources * CODINGS, TURNS * (ASKED + TOLD)
    weight = 1 / np.arange(1, units + 1)
    unit = draw.choice(units, many, p=weight / weight.sum())
    long = np.minimum(1 + draw.lognormal(np.log(450), 0.9, many).astype(np.int64), length)
    start = draw.integers(0, length - long + 1)
    order = draw.permutation(many)
    spans = {"source": order // CODINGS, "unit": unit, "start": start, "end": start + long}
    return spans | {"sources": sources, "units": units}


def presence(corpus):
    """Return source, unit and turn wherever a coding touches a turn of a participant."""
    step = ASKED + TOLD
    # the first turn that ends after the coding begins, the last that begins before it ends
    first = corpus["start"] // step
    many = np.maximum((corpus["end"] - 1 - ASKED) // step - first + 1, 0)
    row = np.repeat(np.arange(len(many)), many)
    turn = first[row] + np.arange(len(row)) - np.repeat(np.cumsum(many) - many, many)
    return corpus["source"][row], corpus["unit"][row], turn


def names(corpus):
    """Return the identifiers of the sources and of the codes, as a study has them."""
    sources = np.array([f"SYN-{number:05d}" for number in range(corpus["sources"])])
    return sources, np.array([f"code_{number:03d}" for number in range(corpus["units"])])


def study(corpus):
    """Return the same archive as a study with turns and a flat codebook."""
    import pandas as pd

    from harmred.study import Study

    source, code = names(corpus)
    known = {"source": source, "kind": "interview", "length": TURNS * (ASKED + TOLD)}
    place = np.arange(len(source)) % 10
    starts = np.arange(TURNS)[:, None] * (ASKED + TOLD) + np.array([0, ASKED])
    turns = {
        "source": np.repeat(source, 2 * TURNS),
        "turn": np.tile(np.arange(1, 2 * TURNS + 1), len(source)),
        "start": np.tile(starts.ravel(), len(source)),
        "end": np.tile((starts + np.array([ASKED, TOLD])).ravel(), len(source)),
        "speaker": np.tile(["interviewer", "participant"], TURNS * len(source)),
    }
    marks = {name: corpus[name] for name in ("start", "end")} | {"coder": "K1"}
    marks |= {"source": source[corpus["source"]], "code": code[corpus["unit"]]}
    return Study(
        "An invented archive",
        sources=pd.DataFrame(known).assign(facility=[f"F{number}" for number in place]),
        codebook=pd.DataFrame({"code": code, "row_type": "code"}),
        segments=pd.DataFrame(marks),
        turns=pd.DataFrame(turns),
    )
