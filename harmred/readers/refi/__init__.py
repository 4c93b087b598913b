"""REFI-QDA projects (.qdpx) and codebooks (.qdc), as the programs for coding export them."""

from contextlib import closing

from ...errors import FormatError
from ..archive import Archive
from ..project.build import build
from ..xml import REMEDY, Stop, stream
from .collect import Collector
from .grammar import LISTENED, ROOT
from .texts import Texts

_PROJECT = ".qde"
BOOK = "CodeBook"
"""The element around a codebook that stands alone."""


def read(path):
    """Read a REFI-QDA project.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    Study
        Its texts, codes, codings and variables, and a ledger of what else it held. A project
        does not tell interviews from observations: a variable `kind` does, if all its values
        are `interview` or `observation`; else every source is an interview.

    Raises
    ------
    FormatError
        If it is not a project, is damaged or may harm, or holds no text.

    Examples
    --------
    >>> import pathlib, tempfile, zipfile
    >>> xml = (
    ...     "<Project name='Visits'><Sources><TextSource guid='1' name='I07.txt'>"
    ...     "<PlainTextContent>Words.</PlainTextContent></TextSource></Sources></Project>"
    ... )
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = pathlib.Path(place, "visits.qdpx")
    ...     with zipfile.ZipFile(path, "w") as file:
    ...         file.writestr("project.qde", xml)
    ...     read(path).sources["source"].tolist()
    ['I07']
    """
    with Archive(path) as archive:
        member, texts = _found(archive), Texts(archive)
        collector = Collector(texts.settle)
        try:
            with closing(archive.chunks(member)) as chunks:
                stream(chunks, ROOT, collector.openers, collector.closers, LISTENED)
        except Stop as stop:
            raise archive.refusal(f"cannot be read: {member!r} {stop}", REMEDY) from stop
        texts.finish()
    project = collector.project
    if all(source.unread is not None for source in project.sources):
        raise FormatError(
            f"{path.name!r} holds no text, and harmred reads texts only"
            f" ({len(project.sources):,} other sources).\n"
            "Import the transcripts into the project and export it again."
        )
    return build(project, path)


def read_codebook(path):
    """Read a REFI-QDA codebook: codes, and nothing that they were given to.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    Study
        Its codes, without sources and segments.

    Raises
    ------
    FormatError
        If it is not a codebook, is damaged, or may harm.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     path = pathlib.Path(place, "visits.qdc")
    ...     _ = path.write_text("<CodeBook><Codes><Code guid='1' name='said'/></Codes></CodeBook>")
    ...     read_codebook(path).codebook["code"].tolist()
    ['said']
    """
    collector = Collector(None)
    try:
        with path.open("rb") as file:
            chunks = iter(lambda: file.read(2**20), b"")
            stream(chunks, BOOK, collector.openers, collector.closers, LISTENED)
    except Stop as stop:
        raise FormatError(f"{path.name!r} cannot be read: it {stop}.\n{REMEDY}") from stop
    return build(collector.project, path)


def _found(archive):
    """Return the one project at the root of the archive."""
    names = [name for name in archive.names() if "/" not in name and not name.startswith(".")]
    projects = [name for name in names if name.casefold().endswith(_PROJECT)]
    if not projects:
        raise FormatError(
            f"{archive.path.name!r} is a zip file without a '*.qde' project, so it is not a "
            "REFI-QDA project.\n"
            'In your program, export with "REFI-QDA project" rather than "archive".'
        )
    if len(projects) > 1:
        said = ", ".join(map(repr, projects[:5]))
        problem = f"holds {len(projects):,} projects ({said}), and a REFI-QDA project is one"
        raise archive.refusal(problem, "Keep the one you want, or export it again on its own.")
    return projects[0]
