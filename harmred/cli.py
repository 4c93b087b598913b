"""The command line: new, check, convert, reproduce. The same words as in Python."""

import argparse
import sys


def main(argv=None):
    """Run one command.

    Parameters
    ----------
    argv : list of str, optional
        The arguments; None takes those of the command line.

    Returns
    -------
    int
        0 if all is well, 1 if something found is not, 2 if the command could not be done.

    Examples
    --------
    >>> main(["check", "nowhere"])
    2
    """
    options = _parser().parse_args(argv)
    from .errors import HarmredError

    try:
        return options.run(options)
    except (HarmredError, ValueError, OSError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 2


def _parser():
    parser = argparse.ArgumentParser(
        prog="harmred", description="Coded interviews and field notes, from files to figures."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    new = commands.add_parser("new", help="begin a study: empty tables with one example row each")
    new.add_argument("folder")
    new.set_defaults(run=_new)
    check = commands.add_parser("check", help="list every problem of a study, with its remedy")
    check.add_argument("study")
    check.set_defaults(run=_check)
    convert = commands.add_parser("convert", help="write a project as a folder of tables")
    convert.add_argument("study", help="a project of a coding program (.qdpx), or a study")
    convert.add_argument("folder", help="where to write; new, empty, or a study to replace")
    convert.set_defaults(run=_convert)
    again = commands.add_parser("reproduce", help="run the notebooks and compare their figures")
    again.add_argument("study", nargs="?", help="a study; without one, the bundled invented study")
    again.add_argument("--only", metavar="NN", help="notebooks whose names begin so, such as 03")
    again.add_argument("--accept", action="store_true", help="make these figures the reference")
    again.add_argument("--against", metavar="DIR", help="compare with the figures of this folder")
    again.set_defaults(run=_reproduce)
    return parser


def _new(options):
    from .writers import new

    new(options.folder)
    print(
        f"{options.folder} is ready: an example row in each table, README.md says what goes in.\n"
        f"Put your rows in place of the example, then: harmred check {options.folder}"
    )
    return 0


def _check(options):
    from pandas import isna

    from .readers import check
    from .study import plural

    problems = check(options.study)
    for row in problems.itertuples(index=False):
        place = row.file if isna(row.row) else f"{row.file} row {row.row}"
        print(f"{row.severity}: {place}: {row.problem}\n  {row.remedy}")
    counted = problems["severity"].value_counts()
    words = ("error", "warning", "note")
    said = ", ".join(plural(int(counted.get(word, 0)), word) for word in words)
    print(said if len(problems) else "Sound: no problem found.")
    return int("error" in counted)


def _convert(options):
    from .notebooks import outlook
    from .readers import load
    from .readers.ledger import ledger
    from .writers import write

    study = load(options.study)
    write(study, options.folder)
    held = ledger(study)
    print(f"{study}\n\nThe file held:\n{held[held['found'] > 0].to_string(index=False)}\n")
    print(*outlook(study), sep="\n")
    print(f"\n{options.folder} is ready. Next: harmred reproduce {options.folder}")
    return 0


def _reproduce(options):
    from .rerun import reproduce

    return reproduce(
        options.study, only=options.only, accept=options.accept, against=options.against
    )
