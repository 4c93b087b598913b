"""The texts: the ones that were coded, and as long as the table says."""

from ..naming import fingerprint
from ..study import known
from .positions import ANOTHER_VERSION
from .report import found

_FILE = "sources.csv"


def of_texts(study):
    """Check the texts against what the table says of them.

    Parameters
    ----------
    study : Study
        The study.

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
    >>> sum(len(problems) for problems in of_texts(study))
    0
    """
    yield from _frozen(study.sources[study.sources["text"].notna()])
    yield _unmeasured(study.sources)


def _frozen(texts):
    wrong = texts[texts["length"] != texts["text"].str.len()]
    problem = [
        f"the text is {len(row.text):,} characters long, the table says {row.length:,}"
        for row in wrong.itertuples()
    ]
    yield found("error", _FILE, wrong.index + 2, "length", problem, ANOTHER_VERSION)
    stated = known(texts["text_sha256"]).notna()
    other = stated & (texts["text"].map(fingerprint) != texts["text_sha256"])
    problem = "the text is not the one whose SHA-256 the table states"
    remedy = f"It changed after it was coded. {ANOTHER_VERSION}"
    yield found("error", _FILE, texts.index[other] + 2, "text_sha256", problem, remedy)
    odd = texts["text"].str.contains("^\ufeff|\r\n")
    problem = "the text holds a byte-order mark or line ends of two characters"
    remedy = "Positions count neither: take them out, and move the positions along."
    yield found("error", _FILE, texts.index[odd] + 2, "text", problem, remedy)


def _unmeasured(sources):
    unknown = (sources["length"].isna() & sources["text"].isna()).sum()
    problem = f"{unknown:,} of {len(sources):,} sources have neither a length nor a text"
    remedy = "Fill length, so that positions can be checked and shares of talk computed."
    return found("note", _FILE, None if unknown else [], "length", problem, remedy)
