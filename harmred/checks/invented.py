"""Nothing invented among the real: identifiers, texts and data package agree on which is which."""

import unicodedata

from ..errors import said
from ..naming import MARKERS, text_file
from ..study import MARK
from .report import found

_FINDING = "nothing invented may pass for a finding"
_FORGOTTEN = (
    "Delete the row, or keep invented sources in a study of their own. "
    "`harmred new` puts one example row, SYN-EXAMPLE, in each table: delete it."
)


def of_invented(study, declared=None):
    """Keep invented and real apart.

    Parameters
    ----------
    study : Study
        The study.
    declared : bool, optional
        What datapackage.json says of the study: invented or not.

    Yields
    ------
    DataFrame
        Problems, as `found` returns them.

    Examples
    --------
    >>> from harmred import readers, writers
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     study = readers.load(writers.new(f"{place}/visits"))
    >>> sum(len(problems) for problems in of_invented(study, declared=False))
    1
    """
    sources = study.sources["source"].dropna()
    yield from _mixed(sources)
    if len(sources) and not study.synthetic:
        yield from _left_over(study)
    yield from _marked(study.sources.dropna(subset=["source", "text"]))
    if declared is not None and declared != study.synthetic:
        yield _contradiction(declared)


def _mixed(sources):
    invented = sources[sources.str.startswith(MARK)]
    real = sources.drop(invented.index)
    if real.empty or invented.empty:
        return
    # Whichever is rarer does not belong: a forgotten example, or a real source astray.
    astray, word = (real, "real") if len(real) < len(invented) else (invented, "invented")
    problem = [f"{said(s)} is {word} and other sources are not: {_FINDING}" for s in astray]
    yield found("error", "sources.csv", astray.index + 2, "source", problem, _FORGOTTEN)


def _left_over(study):
    for table, key in (("codebook", "code"), ("guide", "section")):
        frame = getattr(study, table)
        if frame is not None:
            wrong = frame[key][frame[key].str.startswith(MARK, na=False)]
            problem = [f"{said(v)} is invented and the sources are not: {_FINDING}" for v in wrong]
            yield found("error", f"{table}.csv", wrong.index + 2, key, problem, _FORGOTTEN)


def _marked(texts):
    for source, words in zip(texts["source"], texts["text"], strict=True):
        file, text = f"texts/{text_file(source)}", unicodedata.normalize("NFC", words)
        if source.startswith(MARK):
            problem = f"a paragraph of an invented text does not begin with {MARKERS[1]}"
            remedy = f"Begin it with {' or '.join(MARKERS)}."
            rows = _unmarked(text)
        else:
            problem = f"the text is marked as invented, the source {said(source)} is not"
            remedy = f"Begin its identifier with {MARK}, in a study of invented sources only."
            rows = None if any(marker in text for marker in MARKERS) else []
        yield found("error", file, rows, None, f"{problem}: {_FINDING}", remedy)


def _unmarked(text):
    """Return the first line that lacks the mark: one is enough to go and look."""
    lines = enumerate(text.split("\n"), start=1)
    return [row for row, line in lines if line.strip() and not line.startswith(MARKERS)][:1]


def _contradiction(declared):
    says = "invented" if declared else "not invented"
    are = "that it is not" if declared else "that it is"
    problem = f"datapackage.json says that the study is {says}, its identifiers say {are}"
    remedy = f'Correct "synthetic" there, or the identifiers ({MARK}… marks invented data).'
    return found("error", "datapackage.json", None, "synthetic", problem, remedy)
