"""Results as small files: one a part, and what an interrupted run had already done."""

import csv
import hashlib
import json
import sys
from functools import partial
from multiprocessing import Pool
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "calibration"
HALF_DONE = ROOT / "results" / "calibration"
ROOMS = ("analysis", "chance", "claims", "synthetic")


def write(part, rows):
    """Write the rows of a part, dictionaries with the same keys or more in the first."""
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / f"{part}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, names, restval="", lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def read(part):
    """Return the rows of a part, all cells as text; none where it was never run."""
    path = FOLDER / f"{part}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def workers(jobs):
    """Return a function like `map`, in several processes, that shows how far it is."""
    return map_ if jobs == 1 else partial(map_, jobs=jobs)


def map_(function, keys, jobs=1):
    """Yield what a function returns for each key, in their order."""
    if jobs == 1:
        yield from _shown(map(function, keys), len(keys))
        return
    with Pool(jobs) as pool:
        yield from _shown(pool.imap(function, keys, chunksize=4), len(keys))


def _shown(results, total):
    """Say on one line how far it is; in a log, a line for every tenth of the way."""
    terminal = sys.stderr.isatty()
    for done, result in enumerate(results, 1):
        if terminal or done % max(total // 10, 1) == 0:
            end = "" if terminal and done < total else "\n"
            print(f"\r  {done} of {total}", end=end, file=sys.stderr, flush=True)
        yield result


def resumed(part, function, keys, each):
    """Return results in the order of their keys; an interrupted run of the same code goes on."""
    path = HALF_DONE / f"{part}-{fingerprint()}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    done = dict(_whole_lines(path)) if path.exists() else {}
    left = [key for key in keys if str(key) not in done]
    with path.open("a", encoding="utf-8") as file:
        for key, row in zip(left, each(function, left), strict=True):
            done[str(key)] = {name: str(value) for name, value in row.items()}
            file.write("\n" + json.dumps([str(key), done[str(key)]]))
            file.flush()
    return [done[str(key)] for key in keys]


def _whole_lines(path):
    """Yield key and row of every line that was written to its end."""
    for line in path.read_text("utf-8").splitlines():
        if line.endswith("}]"):
            yield json.loads(line)


def fingerprint():
    """Return a digest of the code and rules that results come from."""
    paths = [path for room in ROOMS for path in (ROOT / "harmred" / room).rglob("*.*")]
    paths += [*(ROOT / "harmred").glob("*.py"), *(ROOT / "data").glob("*.toml")]
    paths += [Path(__file__).with_name("recovered.py")]
    kept = sorted(path for path in paths if path.suffix in (".py", ".csv", ".toml"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in kept)).hexdigest()[:12]
