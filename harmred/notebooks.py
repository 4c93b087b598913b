"""The notebooks: which there are, whether they would run on a study, and running them."""

import asyncio
import os
import sys
from pathlib import Path

import nbformat

from .needs import adapt
from .place import ROOT
from .words import language, say

NOTEBOOKS = ROOT / "notebooks"
SECONDS = 300
"""How long one cell may take."""
_WIDGET = "application/vnd.jupyter.widget-view+json"


def chosen(only=None):
    """Return the notebooks whose names begin so, in order.

    Parameters
    ----------
    only : str, optional
        The beginning of their names, such as "03"; None takes all.

    Returns
    -------
    list of Path
        None where this installation has none.

    Examples
    --------
    >>> [path.name for path in chosen("99")]
    []
    """
    return [
        path for path in sorted(NOTEBOOKS.glob("[0-9]*.ipynb")) if path.name.startswith(only or "")
    ]


def outlook(study):
    """Say of each notebook whether it will run on a study, and what it will lack.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    list of str
        A line a notebook.

    Examples
    --------
    >>> from harmred.readers import load
    >>> any(line.endswith(" runs") for line in outlook(load()))
    True
    """
    lang = language(None)
    return [_line(path, adapt(nbformat.read(path, as_version=4), study, lang)) for path in chosen()]


def run(notebooks, study, scratch, lang, figures="png"):
    """Run as many notebooks at a time as there are processors, and say how each went.

    Parameters
    ----------
    notebooks : list of Path
        Which.
    study : Study
        On what.
    scratch : Path
        The folder that takes what they make, and the notebooks as they ran.
    lang : {"en", "fr"}
        The language of figures and generated sentences.
    figures : {"png", "svg"}
        How figures show themselves in the notebooks.

    Returns
    -------
    list of bool
        Whether each ran through.

    Examples
    --------
    >>> from harmred.readers import load
    >>> run([], load(), "scratch", "en")
    []
    """
    return asyncio.run(_run_all(notebooks, study, scratch, lang, figures))


async def _run_all(notebooks, study, scratch, lang, figures):
    free = asyncio.Semaphore(os.cpu_count() or 1)
    env = {**os.environ, "HARMRED_RESULTS": str(scratch), "HARMRED_LANG": lang}
    env |= {"HARMRED_FIGURES": figures}
    if study.origin is not None:
        env["HARMRED_STUDY"] = str(Path(study.origin).resolve())
    runs = [
        asyncio.ensure_future(_run(path, study, scratch, lang, env, free)) for path in notebooks
    ]
    ran = []
    for run_ in runs:
        well, line = await run_
        ran.append(well)
        print(line, flush=True)
    return ran


async def _run(path, study, scratch, lang, env, free):
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = nbformat.read(path, as_version=4)
    line = _line(path, adapt(notebook, study, lang))
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(NOTEBOOKS)}},
    )
    well = True
    try:
        async with free:
            await client.async_execute(env=env)
    except CellExecutionError as error:
        print(error, file=sys.stderr)
        well, line = False, f"{path.stem:<50} FAILS: the message stands above"
    nbformat.write(_settled(notebook, study, lang), scratch / path.name)
    return well, line


def _line(path, lacking):
    return f"{path.stem:<50} runs" + (f"; lacks {', '.join(lacking)}" if lacking else "")


def _settled(notebook, study, lang):
    """Leave out what would differ from one machine to another, and what is not for keeping."""
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = _joined(cell.outputs)
    if study.synthetic:
        return notebook
    for cell in notebook.cells:
        if cell.metadata.get("harmred", {}).get("words") and cell.cell_type == "code":
            kept_back = {"text/markdown": say("passages.kept_back", lang)}
            cell.outputs = [nbformat.v4.new_output("display_data", kept_back)]
    private = nbformat.v4.new_markdown_cell(say("private_notebook", lang), id="private")
    notebook.cells.insert(0, private)
    return notebook


def _joined(outputs):
    """Join what one print left in two pieces: where a kernel cuts, only its clock knows."""
    whole = []
    for output in outputs:
        output.get("data", {}).pop(_WIDGET, None)  # without a kernel there is only its stand-in
        last = whole[-1] if whole else {}
        if output.output_type == "stream" and last.get("name") == output.name:
            last["text"] += output.text
        else:
            whole.append(output)
    return whole
