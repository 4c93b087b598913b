"""A study becomes files: tables, a project, a flat table; the start of one, and its dictionary."""

from .dictionary import dictionary
from .forms import write
from .start import new

__all__ = ["dictionary", "new", "write"]
