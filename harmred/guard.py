"""The guard: looks at what git is about to commit, and refuses what could be somebody's words.

`python -m harmred.guard` looks at what is staged, with `--all` at every tracked file. The
pre-commit hook that `python3 reproduce.py guard` installs runs it.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path, PurePosixPath

from .naming import MARKERS, beside
from .study import MARK

ENDINGS = (
    "nvp", "nvpx", "nvcx", "atlproj*", "mx[0-9]*", "qdpx", "qdc", "qda", "rqda", "sqlite3", "db",
    "docx", "doc", "odt", "rtf", "pdf", "xlsx", "xls", "ods", "mp3", "wav", "m4a", "ogg", "flac",
    "mp4", "mov", "zip", "tar", "gz", "7z",
)  # fmt: skip
"""How the files of coding programs, documents, sheets, archives and recordings end."""
_BEGINNINGS = (
    b"PK\x03\x04", b"SQLite format 3\x00", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF", b"RIFF", b"ID3",
    b"OggS", b"fLaC", b"\x1f\x8b", b"7z\xbc\xaf",
)  # fmt: skip
"""How they begin, whatever they are called; film and sound of phones say `ftyp` after four."""
_PICTURES = (".png", ".svg", ".jpg", ".jpeg")
_IDENTIFIERS = {"source", "participant", "facility", "observer"}
_LONGEST = 400
_WORDED = (".txt", ".md", ".csv", ".tsv", ".json")
_OURS = ("docs/", "tests/calibration/", "figures/", "data/synthetic/", "harmred/")
"""Where long lines are ours: pages, what harmred itself writes, and its phrases."""


def refusals(files, denied=()):
    """Return why files may not be committed, a line each, without quoting any of them.

    Parameters
    ----------
    files : dict
        Path in the repository -> bytes.
    denied : sequence of str
        Names that must not be anywhere.

    Returns
    -------
    list of str

    Examples
    --------
    >>> refusals({"notes.docx": b"", "README.md": b"# A question"})
    ['notes.docx: a document, sheet, recording or project. Keep it with the private study.']
    """
    rules = (_document, _picture, _rows, _package, _notebook, _text, _long)
    found = []
    for name, content in files.items():
        why = next((said for rule in rules if (said := rule(name, content, files))), None)
        why = why or _denied(name, content, denied)
        found += [f"{name}: {why}"] if why else []
    return found


def _document(name, content, _):
    known = any(PurePosixPath(name.lower()).match(f"*.{ending}") for ending in ENDINGS)
    if known or content.startswith(_BEGINNINGS) or content[4:8] == b"ftyp":
        return "a document, sheet, recording or project. Keep it with the private study."
    return None


def _picture(name, _, files):
    if not name.lower().endswith(_PICTURES) or name.startswith("docs/"):
        return None
    stamp = files.get(str(PurePosixPath(name).with_suffix(".json")))
    if name.startswith("figures/") and stamp is not None and _invented(stamp):
        return None
    return "a picture that nothing says is of invented data. Figures come from harmred reproduce."


def _invented(stamp):
    try:
        return json.loads(stamp)["about"]["synthetic"] is True
    except (ValueError, KeyError, TypeError):
        return False


def _rows(name, content, _):
    if not name.endswith((".csv", ".tsv")):
        return None
    words = _read(content)
    first = words.partition("\n")[0]
    apart = max(",;\t", key=first.count)
    for row in csv.DictReader(io.StringIO(words), delimiter=apart):
        cells = {str(key).strip().lower(): value for key, value in row.items()}
        said = [cells[key] for key in _IDENTIFIERS & cells.keys() if isinstance(cells[key], str)]
        if any(value.strip() and not value.strip().startswith((MARK, "NA_")) for value in said):
            return f"rows whose identifiers do not begin with {MARK}. Keep them with the study."
    return None


def _package(name, content, _):
    if PurePosixPath(name).name == "datapackage.json" and b'"synthetic": true' not in content:
        return "a study that does not say it is invented. Keep it outside the repository."
    if name.startswith("figures/") and name.endswith(".json") and not _invented(content):
        return "a figure that is not of invented data. Keep it beside the study."
    return None


def _notebook(name, content, _):
    if not name.endswith(".ipynb"):
        return None
    try:
        cells = json.loads(content)["cells"]
    except (ValueError, KeyError, TypeError):
        return "a notebook that cannot be read."
    outputs = json.dumps([cell["outputs"] for cell in cells if cell.get("outputs")])
    private = any(cell.get("id") == "private" for cell in cells)
    if private or (outputs != "[]" and "INVENTED DATA" not in outputs):
        return "a notebook with outputs that do not say INVENTED DATA. Clear them first."
    return None


def _text(name, content, _):
    if "texts" in PurePosixPath(name).parts and name.endswith(".txt"):
        lines = [line for line in _read(content).splitlines() if line.strip()]
        if not all(line.startswith(MARKERS) for line in lines):
            return f"a text whose paragraphs do not begin with {MARKERS[1]}. Keep it outside."
    return None


def _long(name, content, _):
    if not name.endswith(_WORDED) or name.startswith(_OURS):
        return None
    for number, line in enumerate(_read(content).splitlines(), 1):
        if len(line) > _LONGEST:
            return f"line {number} has more than {_LONGEST} characters, as passages have. Break it."
    return None


def _denied(name, content, denied):
    words = _folded(f"{name}\n{_read(content)}")
    for number, each in enumerate(denied, 1):
        if each and re.search(rf"(?<!\w){re.escape(_folded(each))}(?!\w)", words):
            return f"a name of the deny-list, line {number}. Take it out."
    return None


def _read(content):
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")


def _folded(words):
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def deny_list():
    """Return the names that must not be anywhere: they live with the private data.

    Returns
    -------
    list of str
        The lines of the file that HARMRED_DENY names, else of `deny.txt` beside the study that
        HARMRED_STUDY names; none without either.

    Examples
    --------
    >>> isinstance(deny_list(), list)
    True
    """
    own = os.environ.get("HARMRED_DENY")
    study = os.environ.get("HARMRED_STUDY")
    path = Path(own) if own else beside(study) / "deny.txt" if study else None
    if path is None or not path.is_file():
        return []
    return [line.strip() for line in path.read_text("utf-8").splitlines()]


def main(argv=None):
    """Look at what is staged, or at every tracked file.

    Parameters
    ----------
    argv : list of str, optional
        `--all`, or nothing.

    Returns
    -------
    int
        1 if a file is refused, else 0.

    Examples
    --------
    >>> main(["--none"])
    2
    """
    asked = sys.argv[1:] if argv is None else argv
    if asked not in ([], ["--all"]):
        print("python -m harmred.guard [--all]", file=sys.stderr)
        return 2
    staged = ["diff", "--cached", "--name-only", "-z", "--diff-filter=ACMR"]
    chosen = _git(["ls-files", "-z"] if asked else staged).decode().split("\0")
    files = {name: _git(["show", f":{name}"]) for name in chosen if name}
    files |= {beside_it: content for name in files for beside_it, content in _stamp(name, files)}
    found = refusals(files, deny_list())
    print(*found, sep="\n", end="\n" * bool(found), file=sys.stderr)
    return int(bool(found))


def _stamp(name, files):
    """Yield the stamp of a picture that is tracked, and not changed with it."""
    stamp = str(PurePosixPath(name).with_suffix(".json"))
    if name.startswith("figures/") and name.endswith(_PICTURES) and stamp not in files:
        content = _git(["show", f":{stamp}"])
        yield from [(stamp, content)] if content else []


def _git(arguments):
    # git runs a hook at the top of the repository
    return subprocess.run(["git", *arguments], capture_output=True, check=False).stdout


if __name__ == "__main__":
    sys.exit(main())
