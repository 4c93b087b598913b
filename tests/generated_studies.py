"""Studies with texts made by Hypothesis: hard to write down, and sound."""

import unicodedata

import pandas as pd
from hypothesis import strategies as st

from harmred.naming import fingerprint
from harmred.study import Study

SIGNS = "ab é🙂👩🏽‍🦰e\u0301\n\t <&>\"'\u2028\x85\x07\u00a0\ufeff;:[]"
"""Accents in one sign and in two, emoji of several signs, what XML escapes, what it cannot hold."""
SOURCES = ["I07", "I07.txt", "i08.DOCX", ".txt", "A/B: été", "a;b", "source 1", "line:6", "<x>"]
CODES = ["waiting", "Harm > street", "street", "a & b", "méfiance", "🙂", "unnamed", "[codebook]"]
CODERS = ["K1", "Ana & Ben", "unknown", "reconciled"]
_BITS = ["x", "été", "[codebook]", "label_fr: no", "  two", "a; b", "<b>&amp;", "=1+1", "include:"]
CELLS = st.none() | st.lists(st.sampled_from(_BITS), min_size=1, max_size=4).map(
    lambda lines: unicodedata.normalize("NFC", "\n".join(lines)).strip()
)
NAMES = st.none() | st.sampled_from(["P1", "été & fils", "NA_refused", "007", "a;b", "=1"])
FACETS = {
    "stance": ["stance_own", "stance_reported"],
    "dimension": ["dim_a", "dim_b"],
    "tone": ["low", "high"],
}
"""The last one is no facet that the tables of every study know."""


def texts():
    """Draw a text as studies hold it: no mark before it, line ends of one sign."""
    return st.text(SIGNS, max_size=40).map(lambda text: text.lstrip("\ufeff"))


@st.composite
def codebooks(draw):
    """Draw a codebook in the order of its tree, then its facets."""
    rows, path = [], []
    for code in draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=6, unique=True)):
        path = path[: draw(st.integers(0, len(path)))]
        rows.append((code, path[-1] if path else None, "code", None))
        path = [*path, code]
    rows = [row if n or len(rows) == 1 else (*row[:2], "theme", None) for n, row in enumerate(rows)]
    for facet, values in FACETS.items():
        rows.append((f"facet_{facet}", None, "facet", facet))
        rows += [(value, f"facet_{facet}", "facet_value", facet) for value in values]
    book = pd.DataFrame(rows, columns=["code", "parent", "row_type", "facet"], dtype="str")
    said = ["label_en", "label_fr", "definition_en", "include", "colour of it"]
    cells = {name: pd.array([draw(CELLS) for _ in rows], dtype="str") for name in said}
    return book.assign(counter_code=draw(st.sampled_from(["no", "yes"])), **cells)


@st.composite
def segments(draw, told, codes):
    """Draw passages that overlap, touch, nest, repeat; some have no place."""
    rows = []
    for _ in range(draw(st.integers(0, 8))):
        source, text = draw(st.sampled_from(told))
        places = st.integers(0, len(text or ""))
        start, end = sorted([draw(places), draw(places)])
        place = (start, end) if start < end else (None, None)
        facets = [draw(st.none() | st.sampled_from(values)) for values in FACETS.values()]
        several = draw(st.sampled_from([facets[1], "dim_a;dim_b"]))
        who = draw(st.sampled_from(CODERS))
        row = (source, *place, draw(st.sampled_from(codes)), who, draw(CELLS))
        rows.append((*row, facets[0], several, facets[2]))
    names = ["source", "start", "end", "code", "coder", "memo", *FACETS]
    types = {name: "Int64" if name in ("start", "end") else "str" for name in names}
    return pd.DataFrame(rows, columns=names, dtype=object).astype(types)


@st.composite
def studies(draw):
    """Draw a sound study; at least one of its sources has a text."""
    names = draw(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=4, unique=True))
    told = [
        (name, draw(texts() if n == 0 else st.none() | texts())) for n, name in enumerate(names)
    ]
    book = draw(codebooks())
    sources = pd.DataFrame(told, columns=["source", "text"], dtype="str").assign(
        kind=[draw(st.sampled_from(["interview", "observation"])) for _ in told],
        length=[9 if text is None else len(text) for _, text in told],
        text_sha256=[None if text is None else fingerprint(text) for _, text in told],
        participant=pd.array([draw(NAMES) for _ in told], dtype="str"),
        extra=pd.array([draw(NAMES) for _ in told], dtype="str"),
    )
    codes = book.loc[book["row_type"] == "code", "code"].tolist()
    return Study(
        draw(st.sampled_from(["drawn", "été <1>"])), sources, book, draw(segments(told, codes))
    )
