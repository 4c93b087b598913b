"""The review edition: a study without words and names, from which every figure runs again."""

import json
from dataclasses import replace
from pathlib import Path

from ..claims.file import NAME as CLAIMS
from ..claims.recovered import NAME as ANSWERS
from ..errors import StudyError
from ..naming import beside
from ..place import keep_apart
from ..writers.place import put
from ..writers.tables import folder as write
from .account import account
from .coarse import refuse_fine
from .named import refuse_named
from .statement import statement
from .unnamed import bare, merged, unnamed

_ANSWERS = ("synthetic", "note", "world", "claims")
"""What is kept of an answer sheet: its traps name coders."""


def review(study, folder):
    """Write the review edition of a study: for reviewers and archives, under agreement.

    It holds codes, positions, turns, half-years and bands, and neither texts, memos, hashes of
    texts, nor columns of one's own. Identifiers are random, new at each call, and rows stand in
    their order. Every notebook gives the same figures from it, to the byte, unless groups of
    fewer than three facilities had to be blanked.

    Parameters
    ----------
    study : Study
        The study.
    folder : path-like
        Where to; new or empty.

    Returns
    -------
    tuple of str
        The files: the tables, datapackage.json, REVIEW.md (what was removed, and how alike its
        people are), DATA_STATEMENT.md; claims.toml where the study has its own.

    Raises
    ------
    StudyError
        If the folder holds something.
    DisclosureError
        If a column is finer than it may be, or an identifier stands in the codebook, the guide,
        a group or the claims: names the column or file. Nothing is written then.

    Examples
    --------
    >>> import tempfile
    >>> import harmred as hr
    >>> review(hr.load(), tempfile.mkdtemp())[:3]
    ('DATA_STATEMENT.md', 'REVIEW.md', 'codebook.csv')
    """
    folder = Path(folder).expanduser()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StudyError(f"{folder.name!r} is there and holds something.\nName a new folder.")
    keep_apart(study, folder, "the review edition of a real study")
    wordless = bare(study)
    refuse_fine(wordless)
    sources, groups = merged(wordless.sources)
    # The name of a real study may be that of its folder or project, which nobody has read.
    name = study.name if study.synthetic else folder.resolve().name
    made = unnamed(replace(wordless, name=name, sources=sources))
    carried = _carried(study)
    refuse_named(study, made, carried)
    carried["REVIEW.md"] = account(study, made, groups).encode()
    carried["DATA_STATEMENT.md"] = statement(made).encode()
    write(made, folder, edition="review")
    for file, content in carried.items():
        put(content, folder / file)
    return tuple(sorted(path.name for path in folder.iterdir()))


def _carried(study):
    """Return what stands beside the tables and is needed to run again."""
    if study.origin is None:
        return {}
    claims, sheet = (beside(study.origin) / name for name in (CLAIMS, ANSWERS))
    held = {CLAIMS: claims.read_bytes()} if claims.is_file() else {}
    if study.synthetic and sheet.is_file():
        told = json.loads(sheet.read_text("utf-8"))
        kept = {key: told[key] for key in _ANSWERS if key in told}
        held[ANSWERS] = (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()
    return held
