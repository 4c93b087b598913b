"""Reads the texts of a study: texts/<source>.txt, in the form in which they were coded."""

import unicodedata

import pandas as pd

from ..checks.report import found
from ..errors import said
from ..naming import fingerprint, text_file
from .cells import lines
from .encoding import decode


def read_texts(folder, sources):
    r"""Read the text of each source, where there is one.

    Parameters
    ----------
    folder : Path or None
        The folder `texts`.
    sources : DataFrame
        Columns source, length, text and text_sha256, as read so far.

    Returns
    -------
    sources : DataFrame
        The same with the texts; length and text_sha256 filled from them where they were missing.
    problems : DataFrame
        What is wrong with the files.

    Examples
    --------
    >>> sources = pd.DataFrame({"source": ["A"], "length": pd.array([None], "Int64")})
    >>> sources = sources.assign(text=["Two\r\nlines"], text_sha256=None)
    >>> read_texts(None, sources)[0]["length"].tolist()
    [9]
    """
    files = _files(folder)
    wanted = {text_file(source): source for source in sources["source"].dropna()}
    texts, reports = {}, []
    for name in files.keys() & wanted.keys():
        texts[wanted[name]], problems = decode(files[name], f"texts/{name}")
        reports.append(problems)
    strays = sorted(files.keys() - wanted.keys())
    problem = [f"{said(name)} is the text of no source" for name in strays]
    remedy = "Name the file after its source, or take it out."
    files_of = [f"texts/{name}" for name in strays]
    stray = found("warning", files_of, [None] * len(strays), None, problem, remedy)
    return _with(sources, texts), pd.concat([*reports, stray], ignore_index=True)


def _files(folder):
    if folder is None:
        return {}
    names = ((unicodedata.normalize("NFC", path.name), path) for path in folder.iterdir())
    return {name: path for name, path in names if name.endswith(".txt") and path.is_file()}


def _with(sources, texts):
    text = sources["source"].map(texts).astype("str").fillna(sources["text"].astype("str"))
    frozen = [
        _frozen(lines(text), sha, length) if isinstance(text, str) else None
        for text, sha, length in zip(text, sources["text_sha256"], sources["length"], strict=True)
    ]
    text = pd.Series(frozen, index=sources.index, dtype="str")
    prints = text.map(fingerprint, na_action="ignore").astype("str")
    return sources.assign(
        text=text,
        length=sources["length"].astype("Int64").fillna(text.str.len().astype("Int64")),
        text_sha256=sources["text_sha256"].fillna(prints),
    )


def _frozen(text, sha, length):
    """Undo what a file system or a program did to the accents, if the table can tell."""
    composed = unicodedata.normalize("NFC", text)
    if pd.notna(sha):
        return composed if fingerprint(composed) == sha != fingerprint(text) else text
    if pd.notna(length):
        return composed if len(composed) == length != len(text) else text
    return text
