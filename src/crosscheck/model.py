"""The data model: what the stages hand to each other.

Everything is a frozen dataclass with slots. An `Article`'s text never changes
once it is made; all else stands off it as a `Span`, half-open, in code points.
A derived value keeps what was written (``text``), what it means, and where it
stands (``span``). Ids are content hashes, so the same input gives the same ids
in any order and on any engine.

Two conventions on time. A ``datetime`` here is the wall clock at the place of
writing: its ``tzinfo`` is the zone or offset that was stated, or ``None`` where
none was. A time is always an interval, half-open, with a `Precision`.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from crosscheck.notebook import shown_account, shown_article, shown_story

Kind = Literal["person", "organisation", "place", "group", "other"]
QuoteKind = Literal["direct", "partial", "indirect", "scare"]
Precision = Literal[
    "second", "minute", "hour", "day", "week", "month", "quarter", "season", "year", "vague"
]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range"]
Stage = Literal["read", "clean", "group", "annotate", "align", "compare", "tell"]
FindingKind = Literal[
    "figure", "update", "name", "time", "place", "speaker", "wording", "status", "certainty"
]
FactKind = Literal["date", "place", "killed", "injured"]
Verdict = Literal["reported", "differs", "not_seen"]
Basis = Literal["told", "planned", "reported"]
ChangeKind = Literal[
    "report", "no_report", "statement", "support", "fact", "difference", "no_difference"
]

ANNOUNCED, DONE = "announced", "told as done"
"""The values of the two sides of a ``status`` finding."""


def content_id(*parts: object) -> str:
    """Return a 12-digit hexadecimal hash of the parts, the same on every machine.

    >>> content_id("a", 1)
    '839e11a421d3'
    """
    joined = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:12]


# --- places in a text -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something stands: half-open, in code points of an article's text."""

    article: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must hold at least one character: {self.start}–{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of the text that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both share a character."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        same = self.article == other.article
        return same and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a decision: a named signal, its score, and where it is seen.

    Args:
        signal: the signal's name, as in the stage's list of signals.
        score: how much it counted for (positive) or against (negative).
        detail: what was seen, in a few plain words.
        spans: the passages it rests on.
    """

    signal: str
    score: float
    detail: str = ""
    spans: tuple[Span, ...] = ()


# --- read and clean ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that was read, decoded and not yet understood.

    Args:
        location: path, address or stream it came from, with ``:line`` for a record.
        kind: how ``content`` is to be understood; a ``record``'s content is plain body text.
        encoding: the encoding found, and how: ``utf-8``, ``windows-1252 (declared)``, …
        title … language: what the source itself states, as it states it, or None.
    """

    location: str
    kind: Literal["html", "text", "record"]
    content: str
    encoding: str = "utf-8"
    title: str | None = None
    url: str | None = None
    source: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that could not be used, and why: nothing vanishes."""

    source: str
    stage: Stage
    reason: str


@dataclass(frozen=True, slots=True)
class Removed:
    """Text that was taken out of an article's body, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared: an interval of wall-clock time.

    Args:
        origin: where that was found: ``json-ld``, ``opengraph``, ``microdata``, ``meta``,
            ``time`` (an HTML time element), ``given`` (the record's own field),
            ``dateline`` (a date line in the text), ``url``, or ``story`` (taken from the other
            reports of its story, because it states none).
    """

    start: datetime
    end: datetime
    precision: Precision
    origin: str

    @property
    def day(self) -> date:
        """The calendar day it began on, where it was written."""
        return self.start.date()

    @property
    def instant(self) -> float:
        """Seconds since 1970 of its start; a time without a zone is read as UTC."""
        start = self.start if self.start.tzinfo else self.start.replace(tzinfo=UTC)
        return start.timestamp()


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's report: its text, and what it says about itself.

    ``text`` has one paragraph a line, separated by a single newline, and does not
    hold the title. ``source`` is the outlet as a reader would name it (a site's name,
    else its domain, else the file's name); ``location`` is where it was read.

    Args:
        credit: the agency or other origin named by the article itself ("AP"), or None.
        dateline: the place (and agency) before the first sentence ("WASHINGTON (AP)").
    """

    id: str
    source: str
    title: str
    text: str
    location: str
    published: Published | None = None
    modified: Published | None = None
    url: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credit: str | None = None
    language: str | None = None
    removed: tuple[Removed, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Return a span of this article's text.

        Raises:
            ValueError: it is empty or reaches outside the text.
        """
        if end > len(self.text):
            raise ValueError(f"span {start}–{end} reaches outside {self.source!r}")
        return Span(self.id, start, end)

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """Yield the bounds of each paragraph that is not blank."""
        start = 0
        for line in self.text.split("\n"):
            if line.strip():
                yield start, start + len(line)
            start += len(line) + 1

    def _repr_html_(self) -> str:
        return shown_article(self)


# --- group ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """Text that one article has from another, or that both have from a third.

    Args:
        kind: ``copy`` (half or more of the pickup's words stand in the source) or
            ``shared`` (a tenth to a half).
        source, pickup: article ids; where no direction is known, in order of id and
            ``directed`` is False.
        containment: share of the smaller text's own words that stand in the other.
        passages: pairs of equal passages, source's first, quotations left out.
    """

    kind: Literal["copy", "shared"]
    source: str
    pickup: str
    directed: bool
    containment: float
    passages: tuple[tuple[Span, Span], ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """An article of which a lineage holds a newer version: one outlet's text at two times.

    Args:
        article: its id.
        of: id of the version that stands for the article, the newest.
        earlier: whether it is known to be the earlier one; else only that both are one article.
    """

    article: str
    of: str
    earlier: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """Reports that descend from one text.

    Args:
        articles: ids, the origin's first where it is among them, then by time.
        origin: who the text comes from as far as is known (an agency, an outlet, a
            company's release), or None.
        evidence: what says so: credits, datelines, containment, times.
        versions: those of its articles that are versions of another of them.
    """

    id: str
    articles: tuple[str, ...]
    origin: str | None = None
    links: tuple[Link, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Cite:
    """An outlet or agency that a report says it has something from; not a copy of its text.

    Args:
        article: id of the report that says so.
        name: the cited outlet as it is called, its most complete name in the report.
        span: the words that say so ("the Meridian Post reported").
        to: id of the cited outlet's report where the story holds one, or None.
        leads: whether it says so where it tells its news, in the title's place or the opening:
            the report rests on the cited one.
        evidence: the way of saying it.
    """

    article: str
    name: str
    span: Span
    to: str | None = None
    leads: bool = False
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one event.

    Args:
        title: the title of its most central report.
        articles: in order of publication, then id.
        published: the day the story stands for, from its dated reports; None where no
            report has a date.
        shared: links between different lineages (passages in common, no copy).
        evidence: why these reports belong together.
        cites: the outlets that its reports say they have something from.
    """

    id: str
    title: str
    articles: tuple[Article, ...]
    lineages: tuple[Lineage, ...]
    published: Published | None = None
    shared: tuple[Link, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    cites: tuple[Cite, ...] = ()

    @property
    def older(self) -> frozenset[str]:
        """Ids of the articles of which the story holds a newer version."""
        return frozenset(v.article for lineage in self.lineages for v in lineage.versions)

    def rests(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return each outlet that two lineages or more have their news from, with their ids.

        A lineage has it from an outlet if one of its reports says so where it tells its news, or
        if it holds that outlet's own report. Such lineages are not that many witnesses.
        """
        found: dict[str, list[str]] = {}
        for cite in self.cites:
            if cite.leads and cite.article not in self.older:
                of = [self.lineage_of(id_).id for id_ in (cite.to, cite.article) if id_]
                found[cite.name] = list(dict.fromkeys((*found.get(cite.name, ()), *of)))
        return tuple((name, tuple(ids)) for name, ids in found.items() if len(ids) > 1)

    @property
    def reports(self) -> int:
        """How many reports it holds: versions of one article are one."""
        return len(self.articles) - len(self.older)

    def anchor(self, article: Article) -> Published | None:
        """Return the date that an article's "Tuesday" is read against.

        Its own; else the story's, marked as such (``origin="story"``).
        """
        return article.published or self.published

    def article(self, article_id: str) -> Article:
        """Return one of its articles by id.

        Raises:
            KeyError: the story does not hold it.
        """
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)

    def lineage_of(self, article_id: str) -> Lineage:
        """Return the lineage that an article belongs to.

        Raises:
            KeyError: the story does not hold it.
        """
        for lineage in self.lineages:
            if article_id in lineage.articles:
                return lineage
        raise KeyError(article_id)

    def independent(self, article_ids: Iterable[str]) -> int:
        """Count the lineages among these articles: copies are not corroboration."""
        return len({self.lineage_of(article_id).id for article_id in article_ids})


# --- annotate ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, with exact offsets; sentences inside a quotation are split too.

    Args:
        paragraph: index of the paragraph it stands in.
        quoted: whether it stands wholly inside quotation marks.
    """

    span: Span
    text: str
    paragraph: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in one article.

    Args:
        span: the name alone, without title or role ("Yoav Gallant").
        name: the fullest name in this article that it is taken to stand for
            ("Yoav Gallant" for "Gallant").
        role: the role as written beside it ("Defense Minister"), or None.
    """

    span: Span
    text: str
    kind: Kind
    name: str
    role: Span | None = None
    role_text: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words a quote gives.

    Args:
        span: the speaker as written next to the cue: a name, a pronoun, "the official".
        name: the full name in this article it stands for; for an office or an
            organisation its name ("Netanyahu's office"); for an unnamed source the
            fullest description given; None where the text does not say.
        kind: of whoever speaks; an office is an ``organisation``.
        anonymous: an unnamed source ("a senior U.S. defense official").
        via: the outlet or channel it was told to ("Reuters"), as written, or None.
        described: the speaker with all that the sentence says of her or him (", a nurse at the
            clinic, who saw it"), or None where that is no more than ``span``.
    """

    span: Span
    text: str
    name: str | None
    kind: Kind
    anonymous: bool = False
    via: str | None = None
    described: Span | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, or what somebody is said to have said.

    Args:
        span: the words themselves, without the quotation marks.
        kind: ``direct`` (a sentence or more), ``partial`` (a run inside the reporter's own
            sentence), ``indirect`` (no marks), ``scare`` (marks, and nobody speaks).
        cue: the attribution verb or phrase ("said", "according to"), or None.
        speaker: None where the text does not say: unknown is an answer.
        continues: id of the quote whose words this goes on with ("…," he added. "…").
    """

    id: str
    span: Span
    text: str
    kind: QuoteKind
    cue: Span | None = None
    cue_text: str | None = None
    speaker: Speaker | None = None
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time in the text, as an interval of wall-clock time.

    Args:
        start, end: half-open; both None for a vague one ("in recent months") that cannot
            be placed, or for a duration.
        anchor: what it was read against: ``article``, ``story`` (the article has no date of
            its own), ``text`` (another time in the text), ``itself`` (complete as written),
            ``none`` (no date was known, or vague).
    """

    span: Span
    text: str
    start: datetime | None
    end: datetime | None
    precision: Precision
    anchor: Literal["article", "story", "text", "itself", "none"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts.

    Args:
        span: the figure with its hedge and unit ("around 100", "more than $3 million").
        low, high: bounds, inclusive; None where open ("more than 30,000" has no high).
            "around 100" is 100 to 100 with ``bound="about"``.
        bound: what the hedge makes of it.
        hedge: the hedge as written, or None.
        unit: ``percent``, ``USD``, ``km``, ``votes``, ``fraction`` …, or None for a plain count.
        counted: the thing counted as written ("hostages", "people killed"), or None.
        about: the head words of what is counted and what happened to it, folded and
            sorted ("hostage", "kill"): figures are compared where these agree.
        change: ``up`` or ``down`` where the figure is a change.
        holds_at: the time it is stated for, where the sentence says one.
        said_by: whose word it is as written ("the health ministry"), or None.
        parts: spans of the figures it is the sum of, as written ("70 … plus 60 …").
        subject: what the sentence tells it of, or whose it is, where that is not what is
            counted: "Exports to China" of "7%", "a net worth" of "$1.4 billion".
        scope: the phrases that say what it holds for ("in Gaza", "since Oct. 7").
    """

    span: Span
    text: str
    low: float | None
    high: float | None
    bound: Bound = "exact"
    hedge: str | None = None
    unit: str | None = None
    counted: str | None = None
    counted_span: Span | None = None
    about: tuple[str, ...] = ()
    change: Literal["up", "down"] | None = None
    holds_at: Time | None = None
    said_by: str | None = None
    parts: tuple[Span, ...] = ()
    subject: Span | None = None
    scope: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that was found in one article, each list in order of its spans."""

    article: Article
    anchor: Published | None = None
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the character at an offset, if one does."""
        index = bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        if index >= 0 and offset < self.sentences[index].span.end:
            return self.sentences[index]
        return None


# --- align ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entity:
    """The same person, organisation, place or group across a story's reports.

    Args:
        name: the form to show: the fullest that most lineages use.
        spellings: every full form in use, with the mentions that use it.
        roles: roles as written, commonest first.
        described: every place that speaks of it without its name ("she", "the actress"), as far
            as the report tells whom it means; nothing else rests on them.
    """

    id: str
    kind: Kind
    name: str
    mentions: tuple[Mention, ...]
    spellings: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    roles: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    described: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which words stand in print, and where.

    Args:
        loaded: why the words count as ones that carry judgement, or None.
    """

    text: str
    spans: tuple[Span, ...]
    loaded: str | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """The same words spoken, in whole or in part, as the reports print them.

    Args:
        speaker: entity id, or None where no report says or reports disagree.
        quotes: ids of the quotes that print them.
        wordings: each different print of the words, most lineages first.
    """

    id: str
    speaker: str | None
    quotes: tuple[str, ...]
    wordings: tuple[Wording, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Sentences or clauses of different reports that say the same.

    Args:
        span: the wording chosen to stand for all of them.
        spans: every place that says it, one or more a report.
    """

    id: str
    span: Span
    text: str
    spans: tuple[Span, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """Figures of the same thing across reports."""

    id: str
    about: str
    figures: tuple[Figure, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """What of a story's reports belongs together."""

    story: Story
    annotations: tuple[Annotations, ...]
    entities: tuple[Entity, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    statements: tuple[Statement, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    def of(self, article_id: str) -> Annotations:
        """Return one article's annotations.

        Raises:
            KeyError: the story does not hold the article.
        """
        for annotations in self.annotations:
            if annotations.article.id == article_id:
                return annotations
        raise KeyError(article_id)


# --- compare ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report has of one statement; ``not_seen`` has no span.

    Args:
        omitted: for ``not_seen`` in a text that is whole and later than one that tells it, the
            words that say so; None wherever one of that is not known. It is no fault.
    """

    article: str
    verdict: Verdict
    span: Span | None = None
    omitted: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A statement against every report of the story.

    Args:
        independent: lineages that report it.
        cells: one for each article of the story, in the story's order.
    """

    statement: Statement
    independent: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a difference: a value and every place that gives it."""

    value: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference between reports that a reporter would want to know.

    Args:
        about: what it is about, in a few words of the reports.
        sides: two or more, those with more lineages first.
        why: one plain sentence that says why this is a difference.
        evidence: the signals behind it.
    """

    id: str
    kind: FindingKind
    about: str
    sides: tuple[Side, ...]
    why: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """What reports call the same person, group, act or place."""

    about: str
    terms: tuple[Wording, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """What the reports tell of the event itself: its day, its place, its dead and its hurt.

    Args:
        value: an ISO 8601 day; a place with its region, where a report names it ("Port Elsin,
            California"); a whole number.
        spans: the words that tell it, the plainest of each report first.
        independent: lineages that tell it.
        others: what other lineages tell instead, most lineages first; no verdict on which is right.
        evidence: the signals that chose the value.
    """

    kind: FactKind
    value: str
    spans: tuple[Span, ...]
    independent: int
    others: tuple[Side, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """What an outlet changed in its article between two texts of it, sentence by sentence.

    Args:
        earlier: id of the earlier text.
        article: id of the later text.
        dropped: sentences of the earlier text that the later one has no more.
        added: sentences that only the later one has.
        reworded: sentences of the earlier text, each with what the later one has instead.
    """

    earlier: str
    article: str
    dropped: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    reworded: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Alone:
    """A telling statement that one lineage alone reports.

    Args:
        lineage: id of the lineage.
        looked_for: other lineages in whose texts it was looked for, and not seen.
        cut_short: how many of these are known only by texts that may not be whole.
        evidence: what makes it telling: names, figures and words that no other report has.
    """

    statement: Statement
    lineage: str
    looked_for: int
    cut_short: int = 0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who reports what, and where the reports differ."""

    alignment: Alignment
    matrix: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()
    wording: tuple[Naming, ...] = ()
    facts: tuple[Fact, ...] = ()
    revisions: tuple[Revision, ...] = ()
    alone: tuple[Alone, ...] = ()


# --- tell -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the digest: quoted as it stands, with every place that supports it.

    Args:
        spans: the sentence's own span first, then those of the same statement elsewhere.
        independent: lineages among them.
    """

    text: str
    spans: tuple[Span, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry of the timeline: a time, and a sentence that tells what happened then.

    Args:
        spans: the sentence's own span first, then sentences that support it, one a report.
        basis: ``told``: its report dates it; ``planned``: it was still to come when it was
            written; ``reported``: no time is stated, and the day of publication stands for it.
        independent: lineages among the spans.
        evidence: the signals that chose its day.
    """

    start: datetime
    end: datetime
    precision: Precision
    text: str
    spans: tuple[Span, ...]
    basis: Basis = "told"
    independent: int = 1
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an account made again tells of a story, and the earlier one did not.

    Args:
        kind: ``report`` and ``no_report`` (one that came, one that is given no more),
            ``statement`` (a new one), ``support`` (told by more texts now, or fewer),
            ``fact`` (of the event itself), ``difference`` and ``no_difference`` (a finding that
            came, one that went).
        what: what it is about: a title, the statement's words, the fact's kind, the finding's.
        before, now: what was told and what is told; None where there was or is nothing.
        spans: where the reports say so now; of what went, none.
    """

    kind: ChangeKind
    what: str
    before: str | None = None
    now: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What is told of a story otherwise than in the earlier account.

    Args:
        story: id of the earlier account's story that this one goes on with, or None.
        revisions: what outlets changed in articles that the earlier account has another text of.
        articles: those texts, as the earlier account has them.
    """

    story: str | None = None
    changes: tuple[Change, ...] = ()
    revisions: tuple[Revision, ...] = ()
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """The account that this one was made again after.

    Args:
        checksum: its own, as it stands in its file.
        untold: titles of its stories of which nothing is told any more.
    """

    checksum: str
    untold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryAccount:
    """All that is told of one story."""

    comparison: Comparison
    digest: tuple[Told, ...] = ()
    timeline: tuple[Happening, ...] = ()
    changes: Changes | None = None

    @property
    def story(self) -> Story:
        """The story it tells."""
        return self.comparison.alignment.story

    @property
    def alignment(self) -> Alignment:
        """What of its reports belongs together."""
        return self.comparison.alignment

    def _repr_html_(self) -> str:
        return shown_story(self)


@dataclass(frozen=True, slots=True)
class Account:
    """The whole account: every story, every article, and whatever was left out."""

    articles: tuple[Article, ...] = ()
    stories: tuple[StoryAccount, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    settings: dict[str, dict[str, object]] = field(default_factory=dict)
    earlier: Earlier | None = None

    def __iter__(self) -> Iterator[StoryAccount]:
        return iter(self.stories)

    def __len__(self) -> int:
        return len(self.stories)

    def _repr_html_(self) -> str:
        return shown_account(self)


def day_interval(day: date, origin: str) -> Published:
    """Return a whole day as a publication time, in no stated zone."""
    start = datetime(day.year, day.month, day.day)
    return Published(start, start + timedelta(days=1), "day", origin)
