"""The command line: new, check, convert, reproduce, read, release. The same words as in Python."""

import argparse
import sys
import warnings


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
        with warnings.catch_warnings():
            # Where in the code a warning arose says nothing to whoever typed the command.
            warnings.showwarning = lambda message, *_: print(f"Note: {message}", file=sys.stderr)
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
    convert.add_argument("study", help="a project or sheet of a coding program, or a study")
    convert.add_argument(
        "folder", help="where to write: a folder (new, empty, or a study to replace), .qdpx or .csv"
    )
    words = convert.add_mutually_exclusive_group()
    words.add_argument(
        "--draft-map",
        metavar="DIR",
        help="also draft a map to our codes and columns, or bring one up to date",
    )
    words.add_argument("--map", metavar="DIR", help="put the project into our words as it says")
    convert.set_defaults(run=_convert)
    again = commands.add_parser("reproduce", help="run the notebooks and compare their figures")
    again.add_argument("study", nargs="?", help="a study; without one, the bundled invented study")
    again.add_argument("--only", metavar="NN", help="notebooks whose names begin so, such as 03")
    again.add_argument("--accept", action="store_true", help="make these figures the reference")
    again.add_argument("--against", metavar="DIR", help="compare with the figures of this folder")
    again.add_argument("--lang", choices=("en", "fr"), help="the language of figures and sentences")
    again.set_defaults(run=_reproduce)
    pages = commands.add_parser("read", help="run the notebooks, write them as pages to read")
    pages.add_argument("study", nargs="?", help="a study; without one, the bundled invented study")
    pages.add_argument("folder", help="where to write: a folder, new or empty")
    pages.add_argument("--lang", choices=("en", "fr"), help="the language of figures and sentences")
    pages.set_defaults(run=_read)
    _releasing(commands.add_parser("release", help="write what may leave the room"))
    return parser


def _releasing(release):
    release.add_argument("study")
    release.add_argument("folder", help="where to write: a folder, new or empty")
    release.add_argument(
        "--edition",
        choices=("review", "public"),
        required=True,
        help="review: without words and names, under agreement; public: protected tables, figures",
    )
    release.set_defaults(run=_release)


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

    from .readers import look
    from .readers.ledger import told
    from .readers.package import edition
    from .study import plural

    study, problems = look(options.study)
    if study is not None:
        print(f"Edition: {edition(study)}")
    if study is not None and study.ledger is not None:
        print("The file held:", *told(study), "", sep="\n")
    for row in problems.itertuples(index=False):
        place = row.file if isna(row.row) else f"{row.file} row {row.row}"
        print(f"{row.severity}: {place}: {row.problem}\n  {row.remedy}")
    counted = problems["severity"].value_counts()
    words = ("error", "warning", "note")
    said = ", ".join(plural(int(counted.get(word, 0)), word) for word in words)
    print(said if len(problems) else "Sound: no problem found.")
    return int("error" in counted)


def _convert(options):
    from .readers import load
    from .readers.ledger import told
    from .writers import write

    study = load(options.study)
    study, report = _mapped(study, options)
    write(study, options.folder)
    print(study, "", "The file held:", *told(study), "", sep="\n")
    print(*_outlook(study), "", sep="\n")
    if report:
        print("The map:", *report.lines(), "", sep="\n")
    _drafted(study, options)
    print(f"{options.folder} is ready. Next: harmred reproduce {_typed(options.folder)}")
    return int(bool(report and report.wrong))


def _outlook(study):
    from .notebooks import outlook
    from .standing import layer

    if layer(study).notna().all():
        return outlook(study)
    return [
        "No notebook runs yet: several people coded one source, and nothing says whose marks "
        "stand.\nFill in the column coder of sources.csv in a map (--draft-map), then --map."
    ]


def _mapped(study, options):
    from .mapping import apply

    return apply(study, options.map) if options.map else (study, None)


def _drafted(study, options):
    from .mapping import draft

    if options.draft_map:
        folder = draft(study, options.draft_map)
        print(
            f"{folder} holds codes.csv, sources.csv and map.toml. Fill in what you wish, then:\n"
            f"  harmred convert {_typed(options.study)} {_typed(options.folder)} "
            f"--map {_typed(folder)}\n"
        )


def _typed(path):
    """Write a path as every shell takes it."""
    return f'"{path}"' if " " in str(path) else path


def _reproduce(options):
    from .rerun import reproduce

    return reproduce(
        options.study,
        only=options.only,
        accept=options.accept,
        against=options.against,
        lang=options.lang,
    )


def _read(options):
    from .reading.read import read

    return read(options.study, options.folder, lang=options.lang)


def _release(options):
    from .readers import load

    study = load(options.study)
    return {"review": _review, "public": _public}[options.edition](study, options.folder)


def _review(study, folder):
    from .release.review import review
    from .release.save import results_of

    files = review(study, folder)
    print(f"{folder} holds the review edition:")
    kinds = {"tables": ".csv", "to read": ".md", "for programs": (".json", ".toml")}
    for what, ending in kinds.items():
        print(f"  {what}: {', '.join(file for file in files if file.endswith(ending))}")
    print(
        "Read REVIEW.md, and fill in DATA_STATEMENT.md. This edition is for reviewers and archives,"
        "\nunder agreement, and not for open posting. To see that every figure runs again:\n"
        f"  harmred reproduce {_typed(folder)} --against {_typed(results_of(study))}"
    )
    return 0


def _public(study, folder):
    from .release.public import publish
    from .words import say

    made = publish(study, folder)
    released = [name for name, why in made.items() if why is None]
    print(f"{folder} holds the public edition:")
    print(f"  figures (svg, png, csv, json): {', '.join(released)}")
    print("  to read: DATA_STATEMENT.md, README.md", "Left out:", sep="\n")
    for reason in sorted({why for why in made.values() if why}):
        names = ", ".join(name for name, why in made.items() if why == reason)
        print(f"  {names}: {say(reason, 'en')}")
    print(
        "Read README.md, fill in DATA_STATEMENT.md, and let a second person look before you post."
    )
    return 0
