"""What changed, as it is shown: articles that were revised, and news since an earlier account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crosscheck.model import Change, ChangeKind, Changes, FactKind, Revision, Span, StoryAccount
from crosscheck.tell.prints import Piece, marked
from crosscheck.tell.sources import Marks, Source, Sources
from crosscheck.tell.when import fact_text

MOST = 8
"""Changes of a kind that are shown; a new report alone brings dozens of statements."""
HEADS: Mapping[ChangeKind, str] = {
    "fact": "The event itself",
    "difference": "Differences that came",
    "no_difference": "Differences that went",
    "report": "New reports",
    "no_report": "Reports given no more",
    "support": "Told by more texts, or fewer",
    "statement": "Statements that are new",
}
"""In the order of their worth to a reader who knows the earlier account."""
NOTHING_NEW = "Nothing is told otherwise than in the earlier account."
NEW_STORY = "The earlier account does not hold this story."
_FACTS: Mapping[str, str] = {
    "date": "day",
    "place": "place",
    "killed": "killed",
    "injured": "injured",
}


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One thing that is told otherwise: in words of ours, in the reports' words, or both.

    Args:
        text: what is told of it ("was 1, is 3"); "" where it only came.
        words: the reports' own words; "" where there are none.
    """

    text: str
    words: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The changes of one kind: so many are shown, and so many more there are."""

    head: str
    shown: tuple[ChangeView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that came, went, or was put otherwise.

    Args:
        pieces: its words, cut where the other text has others.
        marks: where it stands; none for a text that only the earlier account has.
    """

    pieces: tuple[Piece, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class RevisionView:
    """What an outlet changed in its article.

    Args:
        earlier: the earlier text's report, or None where only the earlier account has it.
    """

    source: Source
    earlier: Source | None
    dropped: tuple[Sentence, ...]
    reworded: tuple[tuple[Sentence, Sentence], ...]
    added: tuple[Sentence, ...]

    @property
    def title(self) -> str:
        """What was revised, in a sentence."""
        against = f"against {self.earlier.number}" if self.earlier else "since the earlier account"
        return f"{self.source.name}, report {self.source.number}, {against}"


def changes_views(told: StoryAccount, sources: Sources) -> tuple[ChangesView, ...]:
    """Return what is told otherwise than in the earlier account, kind by kind."""
    found = told.changes.changes if told.changes else ()
    views = []
    for kind, head in HEADS.items():
        ranked = sorted((c for c in found if c.kind == kind), key=_weight)
        shown = tuple(_change(change, sources) for change in ranked[:MOST])
        if shown:
            views.append(ChangesView(head, shown, len(ranked) - len(shown)))
    return tuple(views)


def unchanged_text(told: StoryAccount) -> str:
    """Return what is said of a story of which nothing is told otherwise; "" without an earlier one.

    A story that the earlier account does not hold is new as a whole.
    """
    if told.changes is None:
        return ""
    return NOTHING_NEW if told.changes.story else NEW_STORY


def _weight(change: Change) -> int:
    """Rank what more texts tell first."""
    counted = change.kind in ("statement", "support") and change.now
    return -int(counted) if counted else 0


def _change(change: Change, sources: Sources) -> ChangeView:
    marks = sources.marks(change.spans)
    before, now = change.before, change.now
    match change.kind:
        case "statement":
            text = f"told by {_texts(now)}" if now != "1" else ""
            return ChangeView(text, change.what, marks)
        case "support":
            return ChangeView(f"{_texts(now)}, {before} before", change.what, marks)
        case "report" | "no_report":
            return ChangeView(f"{now or before}: {change.what}", "", marks)
        case "fact":
            kind: FactKind = change.what  # type: ignore[assignment]  # facts are kept by kind
            was, is_ = (fact_text(kind, value) if value else "not told" for value in (before, now))
            return ChangeView(f"{_FACTS[kind]}: {was} before, now {is_}", "", marks)
        case "difference" | "no_difference":
            return ChangeView(f"{change.what}: {now or before}", "", marks)


def _texts(count: str | None) -> str:
    return "one text" if count == "1" else f"{count} independent texts"


# --- revisions --------------------------------------------------------------------------


def revision_views(told: StoryAccount, sources: Sources) -> tuple[RevisionView, ...]:
    """Return what outlets changed, in the coverage and since the earlier account."""
    since = told.changes or Changes()
    texts = _Texts({article.id: article.text for article in since.articles}, sources)
    return tuple(
        _revision(one, texts, sources)
        for one in (*told.comparison.revisions, *since.revisions)
        if one.dropped or one.added or one.reworded
    )


class _Texts:
    """The words and marks of spans, in reports and in texts of the earlier account."""

    def __init__(self, earlier: Mapping[str, str], sources: Sources) -> None:
        self._earlier, self._sources = earlier, sources

    def words(self, span: Span) -> str:
        """Return the words that a span covers."""
        held = self._earlier.get(span.article)
        return span.of(held if held is not None else self._sources.of(span.article).article.text)

    def sentence(self, span: Span, pieces: tuple[Piece, ...] = ()) -> Sentence:
        """Return a sentence, in pieces where it was put otherwise."""
        known = span.article not in self._earlier
        marks = self._sources.marks([span]) if known else ()
        return Sentence(pieces or (Piece(self.words(span)),), marks)


def _revision(one: Revision, texts: _Texts, sources: Sources) -> RevisionView:
    carried = one.earlier not in sources.cited
    return RevisionView(
        sources.of(one.article),
        None if carried else sources.of(one.earlier),
        tuple(texts.sentence(span) for span in one.dropped),
        tuple(_reworded(one, texts)),
        tuple(texts.sentence(span) for span in one.added),
    )


def _reworded(one: Revision, texts: _Texts) -> Iterator[tuple[Sentence, Sentence]]:
    for before, now in one.reworded:
        was, is_ = marked([texts.words(before), texts.words(now)])
        yield texts.sentence(before, was), texts.sentence(now, is_)
