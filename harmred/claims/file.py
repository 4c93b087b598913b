"""claims.toml: where it is, what it says, and its fingerprint."""

import json
import tomllib
from pathlib import Path

from ..errors import FormatError
from ..naming import beside, fingerprint
from ..readers import BUNDLED
from .grammar import grammatical
from .ledger import Ledger
from .vocabulary import ABOUT, LETTERS, LIMITS, NUMERALS

NAME = "claims.toml"


def opened(study, claims=None):
    """Read the claims that a study is weighed by.

    Parameters
    ----------
    study : Study
        The study.
    claims : path-like or mapping, optional
        A file, or what it says as tomllib gives it. Without it: `claims.toml` beside the
        study, else the one that comes with the repository.

    Returns
    -------
    Ledger
        Its claims.

    Raises
    ------
    FormatError
        If there is no such file, or it says what nobody knows.

    Examples
    --------
    >>> import harmred as hr
    >>> len(opened(hr.load()).claims)
    14
    """
    if isinstance(claims, dict):
        return _ledger(claims, "claims", fingerprint(json.dumps(claims, sort_keys=True)), own=True)
    ours = BUNDLED.parent / NAME
    path = _beside(study) or ours if claims is None else Path(claims).expanduser()
    if not path.is_file():
        raise FormatError(
            f"there is no file {str(path)!r}.\n"
            f"A copy of data/{NAME} of the repository, beside the study, is a beginning."
        )
    try:
        text = path.read_text("utf-8")
        told = tomllib.loads(text)
    except ValueError as error:
        raise FormatError(
            f"{path.name} is not TOML in UTF-8: {error}.\nCompare it with data/{NAME}."
        ) from error
    # read_text has made every line end LF
    return _ledger(told, path.name, fingerprint(text), own=path.resolve() != ours.resolve())


def _beside(study):
    if study.origin is None:
        return None
    path = beside(study.origin) / NAME
    return path if path.is_file() else None


def _ledger(told, name, digest, *, own):
    grammatical(told, name)
    claims = [{"shown": [], **claim} for claim in told["claim"]]
    for claim in claims:
        claim["parts"] = _called(claim, claim.pop("part"), LETTERS)
        claim["besides"] = _called(claim, claim.pop("beside", []), NUMERALS)
    about = {"sha256": digest, **{key: told[key] for key in ABOUT}, "own": own}
    limits = {name: told[name] for name in LIMITS if name in told}
    return Ledger(claims, told.get("choice", []), told.get("figure", []), limits, about)


def _called(claim, parts, names):
    called = zip(names, parts, strict=False)
    return [{"claim": claim["id"], "part": name, **part} for name, part in called]
