"""A study becomes files: a folder of tables, the start of one, and the dictionary of both."""

from .dictionary import dictionary
from .start import new
from .tables import write

__all__ = ["dictionary", "new", "write"]
