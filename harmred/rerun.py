"""The notebook runner: runs them on a study, compares their figures with the reference."""

import json
import shutil
import tempfile
from pathlib import Path

from .errors import StudyError
from .naming import beside
from .notebooks import chosen, run
from .place import ROOT
from .readers import load
from .reference import differences
from .release.save import FORMS, results_of
from .standing import standing
from .words import language


def reproduce(path=None, *, only=None, accept=False, against=None, lang=None):
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
    lang : {"en", "fr"}, optional
        Of figures, captions, sentences and headings; None takes HARMRED_LANG, else English.
        The numbers behind the figures are the same in both, and are compared all the same.

    Returns
    -------
    int
        0 if every figure follows from the data, 1 if a number differs or a notebook fails.

    Raises
    ------
    StudyError
        If there are no notebooks here, or none of that name; or what comes with the
        repository, which is in English, would be replaced in another language.
    ValueError
        If `lang` is not one of those listed.

    Examples
    --------
    >>> reproduce(only="99")
    Traceback (most recent call last):
        ...
    harmred.errors.StudyError: no notebook begins with '99'.
    """
    notebooks = _notebooks(only)
    lang, study = language(lang), load(path)
    if accept and _is_ours(study) and lang != "en":
        raise StudyError(
            "the notebooks and figures of the repository are kept in English.\n"
            "Leave out --lang and HARMRED_LANG, or leave out --accept: results/ has the figures."
        )
    print(study, flush=True)
    standing(study)  # refuses, and says what to do, where nobody has decided whose marks stand
    results, reference = results_of(study), _reference(study, against)
    with tempfile.TemporaryDirectory() as scratch:
        ran = run(notebooks, study, Path(scratch), lang)
        made = sorted(file.stem for file in Path(scratch).glob("*.json"))
        _move(Path(scratch), results)
    if accept:
        return _accept(study, notebooks, made, results) if all(ran) else 1
    same = _compare(made, results, reference, whole=only is None)
    return 0 if all(ran) and same else 1


def _notebooks(only):
    if not chosen():
        raise StudyError(
            "this installation of harmred has no notebooks.\n"
            "Work from a copy of the repository: python3 reproduce.py sets it up."
        )
    notebooks = chosen(only)
    if not notebooks:
        raise StudyError(f"no notebook begins with {only!r}.")
    return notebooks


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
    own = _figures(study)
    if own and own.is_dir():
        return own
    return ROOT / "figures" if is_bundled(study) else None


def _figures(study):
    """Return where a study keeps its own reference: in its folder, or beside its file."""
    if study.origin is None:
        return None
    return beside(study.origin) / "figures"


def _move(scratch, results):
    results.mkdir(parents=True, exist_ok=True)
    for file in sorted(scratch.iterdir()):
        shutil.move(file, results / file.name)


def _accept(study, notebooks, made, results):
    bundled = _is_ours(study)
    figures = ROOT / "figures" if bundled else _figures(study)
    figures.mkdir(exist_ok=True)
    for name in made:
        for form in FORMS:
            shutil.copy(results / f"{name}.{form}", figures / f"{name}.{form}")
    for path in notebooks if bundled else []:
        shutil.copy(results / path.name, path)
    print(f"{len(made)} figures are now the reference.")
    return 0


def _is_ours(study):
    """Tell the study that came with the repository from a copy of it."""
    ours = (ROOT / "data/synthetic").resolve()
    return study.origin is None or (is_bundled(study) and Path(study.origin).resolve() == ours)


def _compare(made, results, reference, whole):
    """Print a line a figure; say whether all of them follow."""
    known = {path.stem for path in reference.glob("*.json")} if reference else set()
    names = sorted(known | set(made)) if whole else made
    wrong = 0
    for name in names:
        said, same = differences(name, results if name in made else None, reference)
        print(f"{name:<50} {said}")
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
