"""What a person says of an account's stories, put as corrections.

A person names reports and stories as the account shows them: a story by its number, a report
by its number in its story ("2.3"), by its outlet, or by the start of its id. What was said
before stays said: a statement that contradicts an earlier one is refused until that one is
taken back, so that a file never says two things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.errors import CorrectionError
from crosscheck.group.corrections import Corrections, Named, Statement
from crosscheck.group.relations import Relations
from crosscheck.tell.reading import ReadAccount

SHOWN = 9  # reports named in a message


@dataclass(frozen=True, slots=True)
class Report:
    """A report as an account shows it: its story's number, and its own in that story."""

    story: int
    number: int
    named: Named

    @property
    def key(self) -> str:
        """What a person may call it by."""
        return f"{self.story}.{self.number}"

    def __str__(self) -> str:
        return f"{self.key} {self.named.source} “{self.named.title}”"


class Stories:
    """An account's stories and reports, found by what people call them."""

    def __init__(self, account: ReadAccount) -> None:
        told = {value["id"]: value for value in account.values["articles"]}
        self.titles = [str(story["title"]) for story in account.values["stories"]]
        self.reports = [
            Report(number, place, _named(told[id_]))
            for number, story in enumerate(account.values["stories"], 1)
            for place, id_ in enumerate(story["articles"], 1)
        ]
        self._by_story: dict[int, list[Report]] = {}
        for report in self.reports:
            self._by_story.setdefault(report.story, []).append(report)

    def of_story(self, key: str) -> list[Report]:
        """Return the reports of a story by its number.

        Raises:
            CorrectionError: there is no such story; the message names what there is.
        """
        found = self._by_story.get(int(key), []) if key.isdecimal() else []
        if not found:
            last = len(self.titles)
            raise CorrectionError(f"there is no story {key!r}: the account's are 1 to {last}")
        return found

    def report(self, key: str, among: Sequence[Report] | None = None) -> Report:
        """Return the one report that is called so.

        Args:
            among: the reports of one story, which may be called by their number alone.

        Raises:
            CorrectionError: there is none, or there are several; the message names them.
        """
        asked = self.reports if among is None else among
        for found in _called(key, asked, alone=among is not None):
            if len(found) == 1:
                return found[0]
            if found:
                raise CorrectionError(f"{key!r} may be {_list(found)}: say which by its number")
        raise CorrectionError(f"no report is called {key!r}: there are {_list(asked)}")

    def by_id(self, id_: str) -> Report | None:
        """Return the report with an id, where the account has it."""
        return next((report for report in self.reports if report.named.id == id_), None)


def _named(article: dict[str, str | None]) -> Named:
    id_, source, title = (str(article[key]) for key in ("id", "source", "title"))
    return Named(id_, source, title, article["url"])


def _called(key: str, reports: Sequence[Report], *, alone: bool) -> Iterator[list[Report]]:
    """Yield the reports that a key may mean: by number, outlet, part of it, start of the id."""
    said = _letters(key)
    yield [r for r in reports if r.key == key or (alone and str(r.number) == key)]
    yield [r for r in reports if said and _letters(r.named.source) == said]
    yield [r for r in reports if len(said) > 3 and r.named.id.startswith(said)]
    yield [r for r in reports if len(said) > 2 and said in _letters(r.named.source)]


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _list(reports: Sequence[Report]) -> str:
    more = f" and {len(reports) - SHOWN} more" if len(reports) > SHOWN else ""
    return ", ".join(f"{r.key} ({r.named.source})" for r in reports[:SHOWN]) + more


def statement(stories: Stories, verb: str, names: Sequence[str]) -> Statement:
    """Return what a person says by a verb and the names of stories or reports.

    Raises:
        CorrectionError: an unknown verb, too few names, or names of nothing.
    """
    if verb == "split":
        return _split(stories, names)
    if verb == "merge":
        groups = [stories.of_story(key) for key in names]
        chosen = [report for group in groups for report in group]
        kind, fewest, of_what = "together", 2, "numbers of stories"
    elif verb in KIND_OF:
        chosen = [stories.report(key) for key in names]
        kind, fewest, of_what = KIND_OF[verb], 2, "reports"
    else:
        raise CorrectionError(f"{verb!r} is no verb: say one of {', '.join(VERBS)}")
    ids = tuple(dict.fromkeys(report.named.id for report in chosen))
    if len(set(names)) < fewest or len(ids) < 2:
        raise CorrectionError(f"{verb} takes two different {of_what} or more")
    return Statement(kind, ids)


def _split(stories: Stories, names: Sequence[str]) -> Statement:
    if len(names) < 2:
        raise CorrectionError("split takes the number of a story, then the reports to take out")
    story = stories.of_story(names[0])
    taken = tuple(dict.fromkeys(stories.report(key, story).named.id for key in names[1:]))
    rest = tuple(report.named.id for report in story if report.named.id not in taken)
    if not rest:
        raise CorrectionError(f"split would leave no report in story {names[0]}: name fewer")
    return Statement("split", taken, rest)


KIND_OF = {
    "same": "together",
    "not-same": "apart",
    "copies": "copies",
    "independent": "independent",
}
VERBS = ("list", "split", "merge", *KIND_OF, "undo")


def added(said: Corrections, new: Statement, stories: Stories) -> Corrections:
    """Return the corrections with one more, and what its reports are called.

    Raises:
        CorrectionError: it contradicts what was said before; the message names that.
    """
    both = said.saying(*new)
    if _contradictions(both) > _contradictions(said):
        for number, earlier in enumerate(said.statements(), 1):
            rest = said.without(earlier)
            if _contradictions(rest.saying(*new)) == _contradictions(rest):
                told = f"that contradicts correction {number}: {sentence(earlier, said, stories)}"
                raise CorrectionError(f"{told} To take it back first: undo {number}")
        raise CorrectionError("that contradicts several corrections: list them, and undo them")
    return both.naming(report.named for report in stories.reports)


def _contradictions(said: Corrections) -> int:
    return sum(len(pairs) for pairs in Relations(said).outweighed.values())


def undone(said: Corrections, number: str) -> tuple[Corrections, Statement]:
    """Return the corrections less the one of that number, and that one.

    Raises:
        CorrectionError: there is no such correction.
    """
    statements = said.statements()
    if not number.isdecimal() or not 1 <= int(number) <= len(statements):
        there = f"they are 1 to {len(statements)}" if statements else "there are none"
        raise CorrectionError(f"there is no correction {number!r}: {there}")
    chosen = statements[int(number) - 1]
    return said.without(chosen), chosen


_SENTENCES = {
    "together": "these tell of one event: {}.",
    "apart": "no two of these tell of one event: {}.",
    "copies": "these have their text from one another: {}.",
    "independent": "no two of these have their text from one another: {}.",
    "split": "of another event than {1}: {0}.",
}


def sentence(said: Statement, corrections: Corrections, stories: Stories) -> str:
    """Return a statement in words, each report by its number, outlet and title."""
    names = {one.id: one for one in corrections.reports}
    parts = ([_called_now(id_, names, stories) for id_ in ids] for ids in said[1:] if ids)
    text = _SENTENCES[said.kind].format(*map(_shortened, parts))
    return text[0].upper() + text[1:]


def _called_now(id_: str, names: dict[str, Named], stories: Stories) -> str:
    report = stories.by_id(id_)
    if report:
        return f"{report.key} {report.named.source}"
    known = names.get(id_)
    return f"{known.source if known else id_} (not in this account)"


def _shortened(names: list[str]) -> str:
    more = [f"{len(names) - SHOWN} more"] if len(names) > SHOWN else []
    return ", ".join([*names[:SHOWN], *more])
