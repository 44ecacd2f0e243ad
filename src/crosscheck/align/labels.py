"""What a quantity is called: the thing counted and what happened to it, in words of the reports.

Figures are compared by stems ("injur", "peopl"); a reader wants "people injured". Each stem
is put back as the form that stands most often near the figures, a participle before others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from crosscheck.align.reading import term_of
from crosscheck.model import Figure, Story
from crosscheck.text.fold import fold
from crosscheck.text.tokens import words

REACH = 150
"""Characters around a figure in which its words are looked for."""
LONGEST = 40
"""Characters from which the words counted are too long for a name."""
_PARTICIPLE = re.compile(r"ed$|^(?:dead|held|slain|hurt|lost|taken)$")


def label(story: Story, figures: Sequence[Figure], shared: frozenset[str]) -> str:
    """Return the name of a quantity.

    Args:
        figures: all that count it.
        shared: terms that all of them are about.
    """
    written = _written(story, figures)
    counted = Counter(f.counted for f in figures if f.counted and len(f.counted) <= LONGEST)
    noun = min(counted, key=lambda name: (-counted[name], len(name), name), default="")
    known = {term_of(token.text) or fold(token.text) for token in words(noun)}
    rest = [_form(written.get(term, Counter()), term) for term in sorted(shared - known)]
    rest = [form for form in rest if not (noun and form.endswith("ing"))]
    return " ".join(filter(None, [noun, *rest])) or figures[0].unit or "figures"


def _written(story: Story, figures: Sequence[Figure]) -> dict[str, Counter[str]]:
    """Return, for each term near the figures, the forms in which it stands there."""
    forms: dict[str, Counter[str]] = {}
    for figure in figures:
        text = story.article(figure.span.article).text
        start, end = max(0, figure.span.start - REACH), figure.span.end + REACH
        for token in words(text[start:end]):
            form = token.text.lower()
            forms.setdefault(term_of(form) or fold(form), Counter())[form] += 1
    return forms


def _form(forms: Counter[str], term: str) -> str:
    """Return the form to show, empty where the term stands nowhere near."""
    if not forms:
        return ""
    return min(forms, key=lambda form: (not _PARTICIPLE.search(form), -forms[form], form))
