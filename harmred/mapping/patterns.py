"""map.toml: how lines begin that start a turn or a section, and which sets are observations."""

import tomllib
from typing import NamedTuple

from ..errors import FormatError

FILE = "map.toml"
SPEAKERS = ("participant", "interviewer", "fieldnote")
_LIST = 'a list of words between quotation marks, such as ["INT:"]'


class Patterns(NamedTuple):
    """Beginning of a line -> speaker, or section; section -> prompts; sets of observations."""

    speakers: dict
    sections: dict
    prompts: dict
    sets: list


def patterns(path):
    r"""Read map.toml.

    Parameters
    ----------
    path : Path
        The file; where there is none, nothing is known.

    Returns
    -------
    Patterns
        `prompts` is empty where no section says what it prompts.

    Raises
    ------
    FormatError
        If it is not TOML, or says what nobody knows; what is known is listed.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     file = pathlib.Path(place, "map.toml")
    ...     _ = file.write_text('[speakers]\ninterviewer = ["INT:"]')
    ...     patterns(file).speakers
    {'INT:': 'interviewer'}
    """
    told = _parsed(path) if path.is_file() else {}
    _known(told, ("speakers", "sections", "observations"), FILE)
    speakers = _table(told, "speakers", SPEAKERS)
    sets = _table(told, "observations", ("sets",)).get("sets", [])
    sections, prompts = {}, {}
    for name, section in _table(told, "sections").items():
        where = f"{FILE}, [sections], {name}"
        if isinstance(section, dict):
            _known(section, ("begins", "prompts"), where)
            if "prompts" in section:
                prompts[name] = _words(section["prompts"], f"{where}: 'prompts'", least=0)
            section = section.get("begins")  # noqa: PLW2901
        sections[name] = _words(section, where)
    _all_or_none(sections, prompts)
    spoken = {
        who: _words(marks, f"{FILE}, [speakers], {who}", 0) for who, marks in speakers.items()
    }
    sets = _words(sets, f"{FILE}, [observations], sets", least=0)
    return Patterns(_turned(spoken), _turned(sections), prompts, sets)


def _parsed(path):
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except ValueError as error:
        raise FormatError(
            f"{path.name} is not TOML in UTF-8: {error}.\n"
            "Words stand between quotation marks, lists between [ ]; --draft-map drafts a new one "
            "where there is none."
        ) from error


def _table(told, name, known=None):
    table = told.get(name, {})
    if not isinstance(table, dict):
        raise FormatError(f"{FILE}: {name!r} must be a table, under [{name}] on a line of its own.")
    if known:
        _known(table, known, f"{FILE}, [{name}]")
    return table


def _known(table, known, where):
    for key in table:
        if key not in known:
            raise FormatError(f"{where}: nobody knows {key!r} here.\nKnown are {', '.join(known)}.")


def _words(value, where, least=1):
    good = isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)
    if not good or len(value) < least:
        raise FormatError(f"{where} must be {_LIST}.")
    return value


def _all_or_none(sections, prompts):
    """Refuse to guess: a section without `prompts` would pass for one that asks of nothing."""
    lacking = [name for name in sections if prompts and name not in prompts]
    if lacking:
        raise FormatError(
            f"{FILE}, [sections], {lacking[0]}: it does not say what it prompts, and others do.\n"
            "Write prompts = [] where the questions name nothing, or take the others out."
        )


def _turned(named):
    """Return name by beginning; no beginning can mean two things."""
    meaning = {}
    for name, begins in named.items():
        for mark in begins:
            if meaning.setdefault(mark, name) != name:
                raise FormatError(
                    f"{FILE}: {mark!r} stands for {meaning[mark]} and for {name}.\nKeep one."
                )
    return meaning
