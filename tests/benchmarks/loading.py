"""How fast projects are loaded, and in how much memory, against what one would use instead.

    python tests/benchmarks/loading.py             # 500,000 codings, and how fast one starts
    python tests/benchmarks/loading.py 50000       # as many as you name

An invented project is written as QualCoder keeps it, and as REFI-QDA; few passages are long, one
source in ten has characters beyond 16 bits. Each contender runs alone in a process; all have
loaded NumPy and pandas before they begin. Seconds are of processor time. MB is the peak above
what was there then (Linux); the texts themselves are part of what harmred loads. harmred gives a
whole study, every excerpt of which must stand at its place before anything is printed; the others
give only the rows, or the tree of elements. A missed target ends with exit 1.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

CODINGS, EACH, LENGTH = 500_000, 1_000, 30_000
"""Codings; of them in a source; characters of a source."""
CODES = 100
STARTS = 9
WORDS = (
    "she",
    "said",
    "that",
    "one",
    "has",
    "to",
    "wait",
    "outside",
    "until",
    "doors",
    "open",
    "🙂",
)
ROW = "{:<28} {:>8} {:>8} {:>8} {:>8}  {}"
LESS = 5
"""Times less memory than the contender; no more seconds than it, where they do the same."""
FILES = {"database": "visits.qda", "refi": "visits.qdpx"}


def invented(number, draw):
    """Return a text, and start, end and code of its codings."""
    import numpy as np

    words = np.array([*WORDS])
    some = draw.integers(0, len(words) - (number % 10 > 0), LENGTH // 4)
    text = "\n".join(" ".join(words[row]) for row in some.reshape(-1, 25))[:LENGTH]
    long = np.minimum(1 + draw.lognormal(np.log(450), 0.9, EACH).astype(int), LENGTH // 2)
    start = draw.integers(0, len(text) - long)
    return text, zip(
        start.tolist(), (start + long).tolist(), draw.integers(0, CODES, EACH).tolist(), strict=True
    )


def build(folder, codings):
    """Write the project in both forms."""
    import numpy as np

    draw = np.random.default_rng(1)
    held = [(n, *invented(n, draw)) for n in range(1, codings // EACH + 1)]
    held = [(n, text, list(marks)) for n, text, marks in held]
    database(Path(folder, FILES["database"]), held)
    refi(Path(folder, FILES["refi"]), held)


def database(path, held):
    """Write a QualCoder project."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from databases import QUALCODER, saved

    names = {
        "source": [{"id": n, "name": f"I{n:04}.txt", "fulltext": text} for n, text, _ in held],
        "code_name": [{"cid": n, "name": f"code {n:03}"} for n in range(CODES)],
        "coder_names": [{"name": "Ana"}],
        "code_text": (
            {"cid": code, "fid": n, "seltext": text[start:end], "pos0": start, "pos1": end}
            | {"owner": "Ana", "memo": "", "date": "2025-03-01 09:00:00"}
            for n, text, marks in held
            for start, end, code in marks
        ),
    }
    saved(path / "data.qda", QUALCODER, names)


def refi(path, held):
    """Write a REFI-QDA project, as QualCoder does: the excerpt is the name of a selection."""
    import zipfile
    from xml.sax.saxutils import quoteattr

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for n, text, _ in held:
            archive.writestr(f"sources/{n}.txt", text)
        with archive.open("project.qde", "w", force_zip64=True) as file:
            for each in elements(held, quoteattr):
                file.write(each.encode())


def elements(held, quoted):
    """Yield the XML of a project."""
    yield '<Project name="visits" origin="QualCoder 3.6"><Users><User guid="u" name="Ana"/></Users>'
    yield "<CodeBook><Codes>"
    for code in range(CODES):
        yield f'<Code guid="c{code}" name="code {code:03}" isCodable="true"/>'
    yield "</Codes></CodeBook><Sources>"
    for n, text, marks in held:
        yield f'<TextSource guid="s{n}" name="I{n:04}.txt" plainTextPath="internal://{n}.txt">'
        for rank, (start, end, code) in enumerate(marks):
            yield (
                f'<PlainTextSelection guid="p{n}-{rank}" startPosition="{start}"'
                f' endPosition="{end}" name={quoted(text[start:end])} creatingUser="u"'
                f' creationDateTime="2025-03-01T09:00:00Z"><Coding guid="k{n}-{rank}"'
                f' creatingUser="u"><CodeRef targetGUID="c{code}"/></Coding></PlainTextSelection>'
            )
        yield "</TextSource>"
    yield "</Sources></Project>"


def ours_database(folder):
    from harmred.readers.qualcoder import read

    return read(Path(folder, FILES["database"]))


def ours_refi(folder):
    from harmred.readers.refi import read

    return read(Path(folder, FILES["refi"]))


def pandas_rows(folder):
    import sqlite3

    import pandas as pd

    with sqlite3.connect(Path(folder, FILES["database"], "data.qda")) as made:
        return pd.read_sql("SELECT * FROM code_text", made)


def tree(folder):
    import xml.etree.ElementTree as ET
    import zipfile

    with (
        zipfile.ZipFile(Path(folder, FILES["refi"])) as archive,
        archive.open("project.qde") as qde,
    ):
        return ET.parse(qde)


def sound(study, codings):
    """Tell whether all is there, and each excerpt at its place: the ledger judged every one."""
    reasons = study.ledger[study.ledger["element"].str.startswith("positions in")]["reason"]
    fit = sum(int(said.split(": ")[1].split(" of ")[0].replace(",", "")) for said in reasons)
    return len(study.segments) == study.segments["start"].notna().sum() == fit == codings


CONTENDERS = {
    "database": [("harmred", ours_database), ("pandas.read_sql of one table", pandas_rows)],
    "refi": [("harmred", ours_refi), ("ElementTree.parse", tree)],
}


def run(task, rank, folder, codings):
    """Load once, in this process; print what that took."""
    import pandas as pd  # noqa: F401

    load = CONTENDERS[task][rank][1]
    before = resource.getrusage(resource.RUSAGE_SELF)
    held = load(folder)
    after = resource.getrusage(resource.RUSAGE_SELF)
    if rank == 0 and not sound(held, codings):
        sys.exit("the study is not what was written, so no time is worth printing")
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = (after.ru_maxrss - before.ru_maxrss) / 1024
    print(json.dumps([seconds, peak, after.ru_maxrss / 1024]))


def child(*words):
    """Run this file in a process of its own: memory that was used stays counted as its peak."""
    command = [sys.executable, __file__, *map(str, words)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(done.returncode)
    return done.stdout


def started(*command):
    """Return the median processor seconds that a command takes."""

    def once():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return median(once() for _ in range(STARTS))


def loaded(codings):
    """Compare loading; say whether the targets are met."""
    met = []
    with tempfile.TemporaryDirectory() as folder:
        child("build", folder, codings)
        for task, contenders in CONTENDERS.items():
            print(ROW.format(f"{task}, {codings:,} codings", "CPU s", "MB", "x CPU", "x MB", ""))
            first = None
            for rank, (name, _) in enumerate(contenders):
                seconds, peak, _ = json.loads(child("run", task, rank, folder, codings))
                first = first or (seconds, peak)
                ratios = seconds / first[0], peak / first[1]
                said = [f"{seconds:.2f}", f"{peak:.0f}", *(f"{each:.2f}" for each in ratios)]
                print(ROW.format(name, *said, ""), flush=True)
            met.append(ratios[1] >= LESS and (task == "database" or ratios[0] >= 1))
    return all(met)


def starts():
    """Compare how fast one starts; say whether the target is met."""
    numpy = started(sys.executable, "-c", "import numpy")
    script = Path(sys.executable).with_name("harmred")
    print(ROW.format("start-up", "CPU s", "", "x numpy", "", ""))
    print(ROW.format("import numpy", f"{numpy:.3f}", "", "1", "", ""))
    met = []
    for name, command in {
        "import harmred": (sys.executable, "-c", "import harmred"),
        "harmred --help": (script, "--help"),
    }.items():
        seconds = started(*command)
        print(ROW.format(name, f"{seconds:.3f}", "", f"{seconds / numpy:.2f}", "", ""))
        met.append(seconds <= 2 * numpy)
    return all(met)


def main(words):
    """Do what is asked for: build, run one contender, or compare them all."""
    if words[:1] == ["build"]:
        build(words[1], int(words[2]))
    elif words[:1] == ["run"]:
        run(words[1], int(words[2]), words[3], int(words[4]))
    else:
        codings = int(words[0]) if words else CODINGS
        met = [loaded(codings), starts()]
        if not all(met):
            sys.exit("a target is missed")


if __name__ == "__main__":
    # before NumPy is loaded: threads that wait for each other burn CPU
    os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
    main(sys.argv[1:])
