"""Broken files of every kind end in a study or in a refusal: nothing else, and nothing written."""

import random
import shutil
import time
import warnings
from pathlib import Path

import mutations
import plain
import pytest

from harmred.errors import FormatError, StudyError
from harmred.readers import load

REAL = Path(__file__).parents[3] / "shared" / "real"
SECONDS, TRIES = 3, 150
"""How long, and how often at most, one kind of file is broken in one test."""


FILES = [
    "atlasti-refi-example/TestProject.qdpx",
    "qualcoder-casino/casino_LF.qdpx",
    "qualcoder-casino/Codebook-casino.qdc",
    "qualcoder-casino/casino.qda/data.qda",
    "taguette-casino/project.sqlite3",
    "taguette-casino/highlights.csv",
    "taguette-casino/highlights.xlsx",
]


def broken(draw, content, path):
    """Write a broken copy: an archive or a database is broken inside, or byte by byte."""
    inside = draw.random() < 0.7
    if content.startswith(b"PK") and inside:
        path.write_bytes(mutations.members(draw, content))
    elif content.startswith(b"SQLite") and inside:
        path.write_bytes(content)
        mutations.cells(draw, path)
    else:
        path.write_bytes(mutations.bytes_of(draw, content))


def try_all(path, folder):
    """Break a file again and again; return how often it was read, and how often refused."""
    content, until = path.read_bytes(), time.monotonic() + SECONDS
    read = refused = 0
    for number in range(TRIES):
        target = folder / path.name
        broken(random.Random(number), content, target)
        before, stamp = sorted(folder.rglob("*")), target.read_bytes()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)
                load(target)
            read += 1
        except (FormatError, StudyError):
            refused += 1
        assert sorted(folder.rglob("*")) == before, number
        assert target.read_bytes() == stamp, number
        if time.monotonic() > until:
            break
    return read, refused


@pytest.mark.parametrize("make", plain.KINDS, ids=lambda make: make.__name__)
def test_a_broken_file_is_a_study_or_a_refusal(make, tmp_path):
    (tmp_path / "whole").mkdir()
    (tmp_path / "broken").mkdir()
    read, refused = try_all(make(tmp_path / "whole"), tmp_path / "broken")
    assert read + refused > 10
    assert refused > 0


@pytest.mark.skipif(not REAL.is_dir(), reason="the real projects are not beside this repository")
@pytest.mark.parametrize("name", FILES)
def test_a_broken_real_file_is_a_study_or_a_refusal(name, tmp_path):
    whole = shutil.copy(REAL / name, tmp_path)
    (tmp_path / "broken").mkdir()
    read, refused = try_all(Path(whole), tmp_path / "broken")
    assert read + refused > 3
