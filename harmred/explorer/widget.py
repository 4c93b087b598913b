"""The widget: it hears what is asked in the browser, and answers from the study."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import anywidget

from ..draw import matrix as drawn
from ..draw.cooccurrence import MOST
from ..errors import HarmredError
from ..readers.package import edition
from ..standing import standing
from ..words import about, kinds, say
from ..words.forms import counted, joined, whole
from . import answers
from .choices import meanings, spoken

_HERE = Path(__file__).parent
_SHOWN = (
    "cell", "own", "related", "matrix", "passages", "none", "back", "more", "python",
    "python.matrix", "python.passages", "copied", "codes", "place", "waiting", "silent", "rows",
    "search", "language", "name",
)  # fmt: skip


class Explorer(anywidget.AnyWidget):
    """A matrix of pairs and the passages behind a cell; passages are sent when asked for.

    `table` is the DataFrame behind the matrix, `selection` that of the passages being read,
    `python` the lines that make both.
    """

    _esm = (_HERE / "explorer.js").read_text("utf-8")
    _css = (_HERE / "explorer.css").read_text("utf-8")

    def __init__(self, study, question, lang):
        """Ask the first question; nothing is counted before somebody looks."""
        super().__init__()
        self._study, self._question, self._lang = study, question, lang
        self._tables = lru_cache(maxsize=8)(lambda asked: asked.table(study))
        # what is asked and answered goes by message and not by state, which a notebook can keep
        self.on_msg(lambda _, message, __: self.send(self._answered(message)))

    @property
    def table(self):
        """The table behind the matrix."""
        return self._tables(replace(self._question, codes=())).copy()

    @property
    def selection(self):
        """The passages being read; None where nothing is read yet."""
        return self._question.passages(self._study) if self._question.codes else None

    @property
    def python(self):
        """The lines of Python that make `table` and `selection`; `study` is what was given."""
        lines = [self._question.table_line()]
        lines += [self._question.passages_line()] if self._question.codes else []
        return "\n".join(lines)

    def _answered(self, message):
        """Do what a message asks; what cannot be done is said, as it would be in Python."""
        before = self._question
        try:
            return self._answer(**message)
        except (HarmredError, ValueError) as error:
            self._question = before
            return {"problem": str(error)}

    def _answer(self, lang=None, ask=None, read=None, more=None):
        if more is not None:
            return {"page": self._page(more)}
        if read is not None:
            self._question = replace(self._question, codes=tuple(read))
            return {"passages": self._passages()}
        self._lang = lang or self._lang
        self._question = self._asked(ask or {})
        return self._everything()

    def _asked(self, ask):
        """Return the question with one choice changed, and what that one rules out.

        A code of the other level is not read; near means what this kind of source can answer.
        """
        kept = dict(self._question.kept)
        own = {name: value for name, value in ask.items() if name in ("within", "at", "number")}
        kept |= {name: value for name, value in ask.items() if name not in own}
        codes = () if own.get("at") else self._question.codes
        can = meanings(self._study, kept.get("kind"))
        kept = tuple((name, value) for name, value in kept.items() if value)
        asked = replace(self._question, kept=kept, codes=codes, **own)
        return asked if asked.within in can else replace(asked, within=can[0])

    def _everything(self):
        question, lang = self._question, self._lang
        there = {
            "lang": lang,
            "words": {name: _raw(f"explorer.{name}", lang) for name in _SHOWN},
            "mark": self._mark(),
            "choices": spoken(self._study, dict(question.kept).get("kind"), lang),
            "chosen": dict(question.kept)
            | {name: getattr(question, name) for name in ("within", "at", "number")},
        }
        if question.part(self._study).sources.empty:
            return there | {"problem": say("explorer.nothing", lang)}
        matrix = answers.matrix(question, self._study, self.table, lang)
        return there | {"matrix": matrix, "passages": self._passages()}

    def _passages(self):
        if not self._question.codes:
            return None
        page = self._page()
        return page | {"why": self._why() if page["rows"] else ""}

    def _page(self, first=0):
        return answers.passages(self._question, self._study, self.selection, self._lang, first)

    def _why(self):
        """Say why there are no words to read, where there are none."""
        if self._study.sources["text"].notna().any():
            return ""
        review = ".review" * (edition(self._study) == "review")
        return say(f"explorer.bare{review}", self._lang)

    def _mark(self):
        if self._study.synthetic:
            return say("explorer.invented", self._lang)
        return say("explorer.private", self._lang)

    def __repr__(self):
        """Say what can be explored; it stands where the widget cannot."""
        lang, part = self._lang, self._question.part(self._study)
        if part.sources.empty:
            return "\n".join([self._mark(), say("explorer.nothing", lang)])
        sizes = part.sources["kind"].value_counts().sort_index()
        said = [f"{whole(many, lang)} {kinds(kind, many, lang)}" for kind, many in sizes.items()]
        words = {"kinds": joined(said, lang), "segments": whole(len(standing(part)), lang)}
        lines = [counted("explorer.said", len(self.table), lang, **words)]
        return "\n".join([self._mark(), *lines, say("explorer.run", lang)])

    def _repr_mimebundle_(self, **asked):
        """Show the widget, and where there is none, a figure that says how much is behind it."""
        data, metadata = super()._repr_mimebundle_(**asked)
        if self._question.part(self._study).sources.empty:
            return data, metadata
        table, words = self.table, data["text/plain"]
        if table.empty or len(about(table)["options"]["units"]) > MOST[180]:
            return data, metadata
        still, aloud = drawn(table, lang=self._lang)._repr_mimebundle_(line=words.splitlines()[1])
        aloud = {mime: {"alt": f"{words}\n{said['alt']}"} for mime, said in aloud.items()}
        return still | data, metadata | aloud


def _raw(key, lang):
    """Return a phrase with its blanks left open, for the browser to fill."""
    blanks = {name: f"{{{name}}}" for name in ("a", "b", "n", "value")}
    return say(key, lang, **blanks)
