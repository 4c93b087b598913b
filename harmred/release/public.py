"""The public edition: protected tables, the figures drawn from them, and what was left out."""

import shutil
import tempfile
from pathlib import Path

from harmred import draw

from ..errors import DisclosureError, StudyError
from ..words import about, say
from ..words.captions import caption
from .door import checked
from .earlier import earlier, record
from .families import tree_of
from .kept import read_stamp, read_table
from .named import holding
from .protect import protected
from .rules import FACILITIES, PERSONS, refuse
from .save import results_of, written
from .stamp import of_study
from .statement import statement


def publish(study, folder, *, persons=PERSONS, facilities=FACILITIES):
    """Write the public edition of a study: nothing at record level, nothing on a few people.

    The figures that `harmred reproduce` (or `hr.save`) left in the results are taken; those
    that show single people or places are left out; the tables behind the others are protected
    together, beside what earlier releases showed, and every figure is drawn again from its
    protected table. What was written is then read back and audited as a reader would get it.

    Parameters
    ----------
    study : Study
        The study.
    folder : path-like
        Where to; new or empty.
    persons, facilities : int
        The thresholds of `hr.protect`.

    Returns
    -------
    dict
        Name of each figure -> why it was left out, or None where it was released.

    Raises
    ------
    StudyError
        If there are no results of this study as it is now, or the folder holds something.
    DisclosureError
        If no way of hiding makes the tables safe, or an identifier stands in what was written:
        then nothing is.

    Examples
    --------
    >>> import os, tempfile
    >>> import harmred as hr
    >>> os.environ["HARMRED_RESULTS"] = tempfile.mkdtemp()
    >>> study = hr.load()
    >>> kept = hr.save(hr.draw.counts(hr.count(study)), "themes", study=study)
    >>> publish(study, tempfile.mkdtemp() + "/public")
    {'themes': None}
    >>> del os.environ["HARMRED_RESULTS"]
    """
    folder = Path(folder)
    if folder.is_dir() and any(folder.iterdir()):
        raise StudyError(f"{folder.name!r} is there and holds something.\nName a new folder.")
    tables, why = _chosen(study, results_of(study))
    safe = protected(list(tables.values()), persons, facilities, earlier(study), tree_of(study))
    shown = {
        name: table for name, table in zip(tables, safe, strict=True) if not table["hidden"].all()
    }
    why |= {name: "left_out.nothing" for name in tables if name not in shown}
    with tempfile.TemporaryDirectory() as place:
        scratch = Path(place)
        _write(study, shown, why, scratch)
        back = {name: read_table(scratch / "figures" / f"{name}.csv") for name in shown}
        checked(back, study)
        _search(study, scratch)
        shutil.copytree(scratch, folder, dirs_exist_ok=True)
    record(study, folder / "figures", list(shown))
    return dict.fromkeys(shown) | why


def _chosen(study, results):
    """Return the tables that can be public, and why the others cannot."""
    tables, why, now = {}, {}, of_study(study)
    for path in sorted(results.glob("*.json")):
        if read_stamp(path)["data_sha256"] != now:
            why[path.stem] = "left_out.stale"
            continue
        table = read_table(path)
        try:
            refuse(table)
            tables[path.stem] = table
        except DisclosureError:
            why[path.stem] = "left_out.review"
    if not tables:
        raise StudyError(
            "there are no figures of this study, as it is now, that could be public.\n"
            "Run harmred reproduce on it first."
        )
    return tables, why


def _write(study, tables, why, scratch):
    (scratch / "figures").mkdir()
    for name, table in tables.items():
        made = about(table)
        drawing = getattr(draw, made["figure"])(table, lang=made["lang"], width=made["width"])
        written(drawing, name, study, scratch / "figures", public=True)
    (scratch / "README.md").write_text(_told(study, tables, why), "utf-8", newline="\n")
    (scratch / "DATA_STATEMENT.md").write_text(statement(study), "utf-8", newline="\n")


def _told(study, tables, why):
    """Say in both languages what is here, what is not, and why."""
    lines = []
    for lang in ("en", "fr"):
        thresholds = about(next(iter(tables.values())))["protected"]
        lines += [say("public.head", lang), ""]
        lines += [say("invented_line", lang) + ".", ""] if study.synthetic else []
        lines += [say("public.what", lang, **thresholds), "", say("public.here", lang), ""]
        lines += [f"- `{name}`: {caption(table, lang)}" for name, table in tables.items()]
        lines += ["", say("public.not_here", lang), ""]
        lines += [f"- `{name}`: {say(reason, lang)}" for name, reason in sorted(why.items())]
        lines += [f"- {say('left_out.always', lang)}", ""]
    return "\n".join(lines)


def _search(study, scratch):
    """Look for the study's own identifiers in all that was written, pictures' words included."""
    files = (path for path in sorted(scratch.rglob("*")) if path.is_file())
    found = holding(study, {path.name: _words(path) for path in files})
    if found:
        raise DisclosureError(
            f"an identifier of a source, person, facility or coder stands in {', '.join(found)}.\n"
            "Rename what carries it (a code, a group), then reproduce and release again."
        )


def _words(path):
    """Return what can be read in a file; of a picture, what is written beside its dots."""
    if path.suffix != ".png":
        return path.read_text("utf-8")
    from PIL import Image

    with Image.open(path) as picture:
        return repr(picture.info)
