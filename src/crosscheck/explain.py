"""Why: the signals and spans behind anything that an account says.

It works on the account's file alone, since an account carries its evidence with it. A
story, a lineage, an entity, an utterance, a statement, a finding and a quote each have an
id; its first digits are enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crosscheck.tell.blocks import count
from crosscheck.tell.reading import ReadAccount

KINDS = ("findings", "statements", "lineages", "utterances", "entities", "quantities", "quotes")
Value = Mapping[str, Any]
_NO_WORDS = "no word that the others have"
SHARED = ("names", "terms")  # the signals that name the words of a story
AROUND = 40  # characters shown on either side of a passage
LONGEST = 240  # characters of a passage that are shown
LINEAGE = (
    "Containment is the share of the shorter text in common. Any other signal of two reports says,"
    " above 0, that the one named first had the text first, and below 0 the other; from 1 on, all"
    " together, the direction is taken as known."
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report, with enough around them to be read."""

    source: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A named signal, how much it counted, what was seen, and where."""

    signal: str
    score: float
    detail: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What something is, in a line; why; and the passages of each of its sides."""

    kind: str
    title: str
    why: str
    sides: tuple[tuple[str, tuple[Passage, ...]], ...]
    reasons: tuple[Reason, ...]


def explain(account: ReadAccount, story_key: str, key: str | None = None) -> Explanation:
    """Return why something is in an account.

    Args:
        story_key: the story's number, from 1, or the first digits of its id.
        key: the number of a finding in the story, from 1, or the first digits of the id of
            anything in it; None explains the story itself.

    Raises:
        KeyError: there is no such story, or nothing by that key in it, or several; the
            message names what there is.
    """
    story = _pick(account.values["stories"], story_key, "story")
    names = Names(account)
    if key is None:
        return _explanation("story", story, names)
    if _is_number(key):
        return _explanation("finding", _pick(story["findings"], key, "finding"), names)
    found = [(kind, v) for kind in KINDS for v in story[kind] if v["id"].startswith(key)]
    if len(found) != 1:
        count = f"{len(found)} things" if found else "nothing"
        raise KeyError(f"{count} in this story by the id {key!r}; its ids stand in the account")
    kind, value = found[0]
    return _explanation(_singular(kind), value, names)


def _singular(kind: str) -> str:
    return {"entities": "entity", "quantities": "quantity"}.get(kind, kind.removesuffix("s"))


def _is_number(key: str) -> bool:
    """Whether a key is a place in a list; the start of an id needs four digits or more."""
    return key.isdecimal() and len(key) < 4


def _pick(values: list[Value], key: str, what: str) -> Value:
    if _is_number(key):
        found = values[int(key) - 1 : int(key)] if int(key) else []
    else:
        found = [value for value in values if value["id"].startswith(key)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{n} ({v['id'][:6]})" for n, v in enumerate(values[:9], 1)) or "none"
    raise KeyError(f"no {what} {key!r}; there are: {known}")


def _explanation(kind: str, value: Value, names: Names) -> Explanation:
    title = str(value.get("title") or value.get("about") or value.get("text") or "")
    why = value.get("why", "")
    evidence = [("", one) for one in value.get("evidence", ())]
    if kind == "lineage":
        title = f"{count(len(value['articles']), 'report')}, origin {value['origin'] or 'unknown'}"
        why = LINEAGE if value["links"] else ""
        evidence += [(names.pair(link), one) for link in value["links"] for one in link["evidence"]]
        evidence += [
            (names.of(v["article"]), one) for v in value["versions"] for one in v["evidence"]
        ]
    elif kind == "entity":
        title = value["name"]
    elif kind == "utterance":
        title = value["wordings"][0]["text"]
    elif kind == "story":
        texts = count(value["independent"], "independent text")
        why = f"{count(value['reports'], 'report')}, {texts}"
        evidence = [("", one) for one in value["evidence"] if one["signal"] != "nearest"]
        evidence = [(about, {**one, "spans": []}) for about, one in evidence]
    reasons = tuple(_reason(about, one, names) for about, one in evidence)
    return Explanation(kind, title, why, tuple(_sides(kind, value, names)), reasons)


def _sides(kind: str, value: Value, names: Names) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """Yield the passages that a thing consists of, by value, print, spelling or report."""
    for side in value.get("sides", ()):
        yield side["value"], names.passages(side["spans"])
    for part in (*value.get("wordings", ()), *value.get("spellings", ())):
        yield part["text"], names.passages(part["spans"])
    if kind == "statement":
        yield "said by", names.passages(value["spans"])
    elif kind == "quantity":
        yield "figures", names.passages(value["figures"])
    elif kind == "quote":
        yield from _quote_sides(value, names)
    elif kind == "lineage":
        yield from _lineage_sides(value, names)
    elif kind == "story":
        yield from _story_sides(value, names)


def _quote_sides(value: Value, names: Names) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    speaker = value["speaker"]
    yield "words", names.passages([value])
    if speaker:
        yield f"speaker: {speaker['name'] or 'unknown'}", names.passages([speaker])
    if value["cue_span"]:
        yield "cue", names.passages([value["cue_span"]])


def _lineage_sides(value: Value, names: Names) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    for version in value["versions"]:
        relation = "an earlier version of" if version["earlier"] else "the same article as"
        yield f"{names.of(version['article'])}: {relation} {names.of(version['of'])}", ()
    for link in value["links"]:
        yield _linked(link, names), names.passages([s for pair in link["passages"] for s in pair])


def _linked(link: Value, names: Names) -> str:
    """Return what a link says, in a line."""
    share = f"{link['kind']}, {link['containment']:.0%} of the shorter text"
    if link["directed"]:
        return f"{names.of(link['pickup'])} has from {names.of(link['source'])}: {share}"
    return f"{names.pair(link)}, no direction known: {share}"


def _story_sides(value: Value, names: Names) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """Yield each report with the story's words in it and its nearest one; then what ties texts."""
    shared = [s for e in value["evidence"] if e["signal"] in SHARED for s in e["spans"]]
    near = {e["spans"][0]["article"]: e for e in value["evidence"] if _is_nearest(e)}
    for article in value["articles"]:
        held = [span for span in shared if span["article"] == article]
        words = ", ".join(dict.fromkeys(names.words(span) for span in held)) or _NO_WORDS
        nearest = near.get(article)
        most_like = f"; {nearest['score']:.2f} {_most_like(nearest)}" if nearest else ""
        spans = nearest["spans"] if nearest else held
        told = f"{names.of(article)}, {names.when(article)}"
        told = names.of(article) if told.count(names.when(article)) > 1 else told
        yield f"{told}: {words}{most_like}", names.passages(_apart(spans))
    for link in value["shared"]:
        yield _linked(link, names), names.passages([s for pair in link["passages"] for s in pair])
    for cite in value["cites"]:
        yield f"{names.of(cite['article'])} cites {cite['name']}", names.passages([cite])


def _is_nearest(evidence: Value) -> bool:
    return evidence["signal"] == "nearest" and bool(evidence["spans"])


def _most_like(evidence: Value) -> str:
    return str(evidence["detail"]).partition(": ")[2]


def _apart(spans: list[Value]) -> list[Value]:
    """Return spans so far apart that each shows other words around it."""
    kept: list[Value] = []
    for span in sorted(spans, key=lambda s: s["start"]):
        if not kept or span["start"] > kept[-1]["end"] + AROUND:
            kept.append(span)
    return kept


def _reason(about: str, value: Value, names: Names) -> Reason:
    passages = names.passages(value["spans"])
    detail = f"{about}: {value['detail']}" if about else value["detail"]
    return Reason(value["signal"], value["score"], detail, passages)


class Names:
    """The reports of an account: what each is called, and what stands in it."""

    def __init__(self, account: ReadAccount) -> None:
        self._texts = {article.id: (article.source, article.text) for article in account.articles}
        stamps = (
            (a["id"], (a["published"] or {}).get("start")) for a in account.values["articles"]
        )
        self._when = {key: (stamp or "undated")[:16].replace("T", " ") for key, stamp in stamps}
        self._often = Counter(article.source for article in account.articles)

    def of(self, article: str) -> str:
        """Return a report's outlet, and its time where the outlet has several."""
        source = self._texts[article][0]
        return f"{source} ({self.when(article)})" if self._often[source] > 1 else source

    def when(self, article: str) -> str:
        """Return when a report was published, to the minute where that is known."""
        return self._when[article]

    def pair(self, link: Value) -> str:
        """Return the names of a link's two reports."""
        return f"{self.of(link['source'])} and {self.of(link['pickup'])}"

    def words(self, span: Value) -> str:
        """Return the words of a span."""
        return self._texts[span["article"]][1][span["start"] : span["end"]]

    def passages(self, spans: list[Value]) -> tuple[Passage, ...]:
        """Return spans with their words and what stands around them."""
        return tuple(self._passage(span) for span in spans)

    def _passage(self, span: Value) -> Passage:
        text = self._texts[span["article"]][1]
        start, end = span["start"], span["end"]
        before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
        after = text[end : end + AROUND].partition("\n")[0]
        if start > AROUND and len(before) == AROUND:
            before = before.partition(" ")[2]  # whole words only
        if len(after) == AROUND and end + AROUND < len(text):
            after = after.rpartition(" ")[0]
        return Passage(self.of(span["article"]), before, _shortened(text[start:end]), after)


def _shortened(words: str) -> str:
    """Return a long passage by its beginning and its end."""
    flat = " ".join(words.split("\n"))
    if len(flat) <= LONGEST:
        return flat
    return (
        f"{flat[: LONGEST // 2].rpartition(' ')[0]} […] {flat[-LONGEST // 3 :].partition(' ')[2]}"
    )
