"""A study of one's own: their codes and documents in our words, as far as they wish."""

from .apply import apply
from .draft import draft

__all__ = ["apply", "draft"]
