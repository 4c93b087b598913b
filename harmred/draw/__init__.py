"""Table -> Drawing: nothing is computed here, a figure shows only what is in its table."""

from ..words.passages import passages
from ..words.reading import table
from .abstract import abstract
from .barcodes import barcodes
from .board import board
from .cooccurrence import matrix
from .counts import counts, elicitation
from .course import course
from .discovery import discovery
from .fieldwork import fieldwork
from .missing import missing
from .nearness import nearness
from .profiles import profiles
from .robustness import robustness
from .sample import sample

__all__ = [
    "abstract", "barcodes", "board", "counts", "course", "discovery", "elicitation", "fieldwork",
    "matrix", "missing", "nearness", "passages", "profiles", "robustness", "sample", "table",
]  # fmt: skip
