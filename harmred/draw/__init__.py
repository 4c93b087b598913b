"""Table -> Drawing: nothing is computed here, a figure shows only what is in its table."""

from ..words.passages import passages
from ..words.reading import table
from .abstract import abstract
from .agreement import agreement
from .barcodes import barcodes
from .board import board
from .bubbles import bubbles
from .combinations import combinations
from .compared import compared
from .cooccurrence import matrix
from .counts import counts, elicitation
from .course import course
from .discovery import discovery
from .drift import drift
from .effort import effort
from .fieldwork import fieldwork
from .missing import missing
from .nearness import nearness
from .paths import paths
from .profiles import profiles
from .robustness import robustness
from .sample import sample
from .staircase import staircase
from .stances import stances
from .tree import tree

__all__ = [
    "abstract", "agreement", "barcodes", "board", "bubbles", "combinations", "compared",
    "counts", "course", "discovery", "drift", "effort", "elicitation", "fieldwork", "matrix",
    "missing", "nearness", "passages", "paths", "profiles", "robustness", "sample",
    "staircase", "stances", "table", "tree",
]  # fmt: skip
