"""The study: its tables, their columns in words (schema.json) and in code."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

import pandas as pd

from .errors import StudyError

TABLES = ("sources", "codebook", "segments", "turns", "guide")
MARK = "SYN-"  # how the identifiers of invented data begin
REASONS = ("NA_not_asked", "NA_refused", "NA_redacted")
"""Missing for a known reason; an empty cell is missing for an unknown one."""
NEEDED = {
    "sources": ("source", "kind", "length"),
    "codebook": ("code",),
    "segments": ("source", "start", "end", "code", "coder"),
    "turns": ("source", "turn", "start", "end"),
    "guide": ("section",),
}


def known(values):
    """Return values as missing where they are missing for a known reason.

    Parameters
    ----------
    values : Series of str
        A column of a table, with or without `NA_refused` and the like.

    Returns
    -------
    Series of str

    Examples
    --------
    >>> known(pd.Series(["F1", "NA_redacted"], dtype="str")).notna().tolist()
    [True, False]
    """
    return values.where(~values.isin(REASONS))


@cache
def schema():
    """Return the tables, columns, types and constraints, as schema.json states them."""
    return json.loads(resources.files(__package__).joinpath("schema.json").read_text("utf-8"))


def columns(table):
    """Return the columns of a table.

    Parameters
    ----------
    table : str
        Which table.

    Returns
    -------
    dict
        Name -> type, constraints and description, in both languages.

    Examples
    --------
    >>> columns("guide")["prompts"]["separator"]
    ';'
    """
    return {column["name"]: column for column in schema()[table]["fields"]}


@dataclass(frozen=True, eq=False, repr=False)
class Study:
    """Coded interviews and field notes: what every verb of harmred takes first.

    Positions are half-open and count Unicode characters of one frozen text from 0. Columns
    that the schema knows are added as missing where a table lacks them; others are kept.

    Parameters
    ----------
    name : str
        What to call the study.
    sources, codebook, segments, turns, guide : DataFrame
        One row per source, per code, per passage × code × coder; per turn of talk, and per
        section of the interview guide, if there are any.
    origin : path-like, optional
        Where the study was read from; what is made of it goes beside.
    ledger, selected, narrowed : DataFrame, dict and dict, optional
        What the file held: found = read + skipped; which passages, which sources are left of all.

    Raises
    ------
    StudyError
        If a table lacks a column that nothing can replace.

    Examples
    --------
    >>> import pandas as pd
    >>> Study(
    ...     "Two visits",
    ...     sources=pd.DataFrame({"source": ["A", "B"], "kind": "interview", "length": [90, 80]}),
    ...     codebook=pd.DataFrame({"code": ["waiting"]}),
    ...     segments=pd.DataFrame(
    ...         {"source": ["A"], "start": [5], "end": [20], "code": ["waiting"], "coder": ["K1"]}
    ...     ),
    ... )
    Study 'Two visits'
      2 interviews
      1 code
      1 segment by K1
      no texts, no turns, no guide, no facilities
    """

    name: str
    sources: pd.DataFrame
    codebook: pd.DataFrame
    segments: pd.DataFrame
    turns: pd.DataFrame | None = None
    guide: pd.DataFrame | None = None
    origin: object = None
    ledger: pd.DataFrame | None = None
    selected: dict | None = None
    narrowed: dict | None = None

    def __post_init__(self):
        """Give every table its columns and their types."""
        for table in TABLES:
            frame = getattr(self, table)
            if frame is not None:
                object.__setattr__(self, table, conform(table, frame))

    @property
    def synthetic(self):
        """Whether any source is invented (its identifier begins with SYN-)."""
        return bool(self.sources["source"].str.startswith(MARK, na=False).any())

    def __repr__(self):
        """Say in five lines what is here, and first of all whether it is invented."""
        lines = [f"Study {self.name!r}"] + self.synthetic * ["  INVENTED DATA, nobody's findings"]
        lines += [f"  {line}" for line in (_who(self), _what(self), _marks(self), _rest(self))]
        return "\n".join(line for line in lines if line.strip())


def conform(table, frame):
    """Return the table with all columns of the schema, typed, in its own row order.

    Parameters
    ----------
    table : str
        Which table.
    frame : DataFrame
        Its rows.

    Returns
    -------
    DataFrame
        Text as `str`, positions as nullable integers, extra columns after the known ones.

    Raises
    ------
    StudyError
        If a needed column is absent, or a column of whole numbers holds something else.

    Examples
    --------
    >>> import pandas as pd
    >>> conform("guide", pd.DataFrame({"section": ["G1"]})).columns.tolist()
    ['section', 'label_en', 'label_fr', 'prompts']
    """
    frame = frame.reset_index(drop=True)
    if table == "sources" and "length" not in frame and "text" in frame:
        frame = frame.assign(length=frame["text"].str.len())
    lacking = [name for name in NEEDED[table] if name not in frame]
    if lacking:
        raise StudyError(
            f"{table} lacks the column{'s' * (len(lacking) > 1)} {', '.join(lacking)}.\n"
            f"It needs {', '.join(NEEDED[table])}; data/README.md describes every column."
        )
    typed = {name: _typed(frame, table, column) for name, column in columns(table).items()}
    extra = {name: frame[name] for name in frame if name not in typed}
    return pd.DataFrame({**typed, **extra}, index=frame.index)


def _typed(frame, table, column):
    dtype = "Int64" if column["type"] == "integer" else "str"
    if column["name"] not in frame:
        return pd.Series(column.get("default", pd.NA), index=frame.index, dtype=dtype)
    try:
        values = frame[column["name"]].astype(dtype)
    except (TypeError, ValueError) as error:
        raise StudyError(
            f"{table}.{column['name']} must hold whole numbers: {error}\n"
            "hr.check(path) lists the rows."
        ) from error
    return values.fillna(column["default"]) if "default" in column else values


def plural(number, word):
    """Write a number with its noun.

    Parameters
    ----------
    number : int
        How many.
    word : str
        The noun, in the singular.

    Returns
    -------
    str

    Examples
    --------
    >>> plural(1, "code"), plural(1200, "facility")
    ('1 code', '1,200 facilities')
    """
    if number != 1:
        word = word[:-1] + "ies" if word.endswith("y") else word + "s"
    return f"{number:,} {word}"


def _who(study):
    kinds = study.sources["kind"].value_counts()
    words = {"interview": "interview", "observation": "observation session"}
    said = [plural(kinds[kind], word) for kind, word in words.items() if kind in kinds]
    places = known(study.sources["facility"]).nunique()
    return " and ".join(said) + (f" in {plural(places, 'facility')}" if places else "")


def _what(study):
    types = study.codebook["row_type"].value_counts()
    return ", ".join(
        plural(types[word], word) for word in ("theme", "code", "facet") if word in types
    )


def _marks(study):
    coders = sorted(study.segments["coder"].dropna().unique())
    by = f" by {', '.join(coders)}" if 0 < len(coders) <= 6 else ""
    return plural(len(study.segments), "segment") + by


def _rest(study):
    have = {
        "texts": study.sources["text"].notna().any(),
        "turns": study.turns is not None,
        "guide": study.guide is not None,
        "facilities": known(study.sources["facility"]).notna().any(),
    }
    return ", ".join(f"{'with' if there else 'no'} {word}" for word, there in have.items())
