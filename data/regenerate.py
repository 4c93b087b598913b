"""Writes the bundled invented study anew, and its answer sheet: `python data/regenerate.py`."""

import json
from pathlib import Path

from harmred import write
from harmred.synthetic import invent, truth


def main(place):
    """Write the study and what was planted in it to a folder."""
    write(invent(), place)
    answers = json.dumps(truth(), ensure_ascii=False, indent=1) + "\n"
    (Path(place) / "planted_truth.json").write_bytes(answers.encode())


if __name__ == "__main__":
    main(Path(__file__).parent / "synthetic")
