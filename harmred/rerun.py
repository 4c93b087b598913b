"""The notebook runner: runs them on a study, compares their figures with the reference."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat

from .choose import standing
from .errors import StudyError
from .needs import adapt
from .readers import load
from .reference import differences
from .release.save import FORMS, ROOT, results_of

NOTEBOOKS = ROOT / "notebooks"
SECONDS = 300
"""How long one cell may take."""


def reproduce(path=None, *, only=None, accept=False, against=None):
    """Run the notebooks on a study, keep their figures and compare them with the reference.

    Parameters
    ----------
    path : path-like, optional
        The study; None takes HARMRED_STUDY, else the bundled invented one.
    only : str, optional
        The beginning of the names of the notebooks to run, such as "03".
    accept : bool, default False
        Make these figures (and, of the bundled study, these notebooks) the reference.
    against : path-like, optional
        The folder of the reference; None takes the study's own `figures`, else ours where
        the study is the bundled one or a copy of it.

    Returns
    -------
    int
        0 if every figure follows from the data, 1 if a number differs or a notebook fails.

    Raises
    ------
    StudyError
        If there are no notebooks here, or none of that name.

    Examples
    --------
    >>> reproduce(only="99")
    Traceback (most recent call last):
        ...
    harmred.errors.StudyError: no notebook begins with '99'.
    """
    notebooks = _notebooks(only)
    study = load(path)
    print(study, flush=True)
    standing(study)  # refuses, and says what to do, where nobody has decided whose marks stand
    results, reference = results_of(study), _reference(study, against)
    with tempfile.TemporaryDirectory() as scratch:
        ran = [_run(notebook, study, Path(scratch)) for notebook in notebooks]
        made = sorted(file.stem for file in Path(scratch).glob("*.json"))
        _move(Path(scratch), results)
    if accept:
        return _accept(study, notebooks, made, results) if all(ran) else 1
    same = _compare(made, results, reference, whole=only is None)
    return 0 if all(ran) and same else 1


def _notebooks(only):
    notebooks = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
    chosen = [path for path in notebooks if path.name.startswith(only or "")]
    if not notebooks:
        raise StudyError(
            "this installation of harmred has no notebooks.\n"
            "Work from a copy of the repository: python3 reproduce.py sets it up."
        )
    if not chosen:
        raise StudyError(f"no notebook begins with {only!r}.")
    return chosen


def is_bundled(study):
    """Tell whether a study is the bundled invented one, or a copy of it.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    bool
        By its name and its marks; a copy may have been changed since.

    Examples
    --------
    >>> is_bundled(load())
    True
    """
    described = json.loads((ROOT / "data/synthetic/datapackage.json").read_text("utf-8"))
    return study.synthetic and study.name in (described["name"], described.get("title"))


def _reference(study, against):
    if against is not None:
        if not Path(against).is_dir():
            raise StudyError(f"there is no folder {str(against)!r} to compare with.")
        return Path(against)
    own = Path(study.origin) / "figures" if study.origin else None
    if own and own.is_dir():
        return own
    return ROOT / "figures" if is_bundled(study) else None


def _run(path, study, scratch):
    """Run one notebook; say in one line whether it ran, and what its study lacks."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = nbformat.read(path, as_version=4)
    lacking = adapt(notebook, study)
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(NOTEBOOKS)}},
    )
    env = {**os.environ, "HARMRED_RESULTS": str(scratch)}
    if study.origin is not None:
        env["HARMRED_STUDY"] = str(Path(study.origin).resolve())
    try:
        client.execute(env=env)
        said = f"runs; lacks {', '.join(lacking)}" if lacking else "runs"
    except CellExecutionError as error:
        print(error, file=sys.stderr)
        said = "FAILS: the message stands above"
    nbformat.write(_settled(notebook), scratch / path.name)
    print(f"{path.stem:<40} {said}", flush=True)
    return said.startswith("runs")


def _settled(notebook):
    """Leave out what would differ from one machine to another."""
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def _move(scratch, results):
    results.mkdir(parents=True, exist_ok=True)
    for file in sorted(scratch.iterdir()):
        shutil.move(file, results / file.name)


def _accept(study, notebooks, made, results):
    bundled = study.origin is None or (is_bundled(study) and _ours(study))
    figures = ROOT / "figures" if bundled else Path(study.origin) / "figures"
    figures.mkdir(exist_ok=True)
    for name in made:
        for form in FORMS:
            shutil.copy(results / f"{name}.{form}", figures / f"{name}.{form}")
    for path in notebooks if bundled else []:
        shutil.copy(results / path.name, path)
    print(f"{len(made)} figures are now the reference.")
    return 0


def _ours(study):
    return Path(study.origin).resolve() == (ROOT / "data/synthetic").resolve()


def _compare(made, results, reference, whole):
    """Print a line a figure; say whether all of them follow."""
    known = {path.stem for path in reference.glob("*.json")} if reference else set()
    names = sorted(known | set(made)) if whole else made
    wrong = 0
    for name in names:
        said, same = differences(name, results if name in made else None, reference)
        print(f"{name:<40} {said}")
        wrong += not same
    if not reference:
        print(f"{len(made)} figures kept; there is no reference to compare them with.")
    elif wrong:
        print(
            f"{wrong} of {len(names)} figures no longer follow{'s' * (wrong == 1)} from the data."
        )
    else:
        print(f"All {len(names)} figures follow from the data.")
    return not wrong
