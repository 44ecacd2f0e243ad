"""Why: the signals and spans behind anything that an account says.

It works on the account's file alone, since an account carries its evidence with it. A
story, a lineage, an entity, an utterance, a statement, a finding and a quote each have an
id; its first digits are enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crosscheck.tell.reading import ReadAccount

KINDS = ("findings", "statements", "lineages", "utterances", "entities", "quantities", "quotes")
Value = Mapping[str, Any]


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
    texts = {article.id: (article.source, article.text) for article in account.articles}
    if key is None:
        return _explanation("story", story, texts)
    if _is_number(key):
        return _explanation("finding", _pick(story["findings"], key, "finding"), texts)
    found = [(kind, v) for kind in KINDS for v in story[kind] if v["id"].startswith(key)]
    if len(found) != 1:
        count = f"{len(found)} things" if found else "nothing"
        raise KeyError(f"{count} in this story by the id {key!r}; its ids stand in the account")
    kind, value = found[0]
    return _explanation(_singular(kind), value, texts)


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


def _explanation(kind: str, value: Value, texts: dict[str, tuple[str, str]]) -> Explanation:
    title = str(value.get("title") or value.get("about") or value.get("text") or "")
    if kind == "lineage":
        title = f"{len(value['articles'])} reports, origin {value['origin'] or 'unknown'}"
    elif kind == "entity":
        title = value["name"]
    elif kind == "utterance":
        title = value["wordings"][0]["text"]
    links = [e for link in value.get("links", ()) for e in link["evidence"]]
    evidence = [*value.get("evidence", ()), *links]
    reasons = tuple(_reason(one, texts) for one in evidence)
    return Explanation(
        kind, title, value.get("why", ""), tuple(_sides(kind, value, texts)), reasons
    )


def _sides(
    kind: str, value: Value, texts: dict[str, tuple[str, str]]
) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """Yield the passages that a thing consists of, by value, print or spelling."""
    for side in value.get("sides", ()):
        yield side["value"], _passages(side["spans"], texts)
    for part in (*value.get("wordings", ()), *value.get("spellings", ())):
        yield part["text"], _passages(part["spans"], texts)
    if kind == "statement":
        yield "said by", _passages(value["spans"], texts)
    elif kind == "quantity":
        yield "figures", _passages(value["figures"], texts)
    elif kind == "quote":
        speaker = value["speaker"]
        yield "words", _passages([value], texts)
        if speaker:
            yield f"speaker: {speaker['name'] or 'unknown'}", _passages([speaker], texts)
        if value["cue_span"]:
            yield "cue", _passages([value["cue_span"]], texts)
    elif kind == "lineage":
        for link in value["links"]:
            share = f"{link['kind']}, {link['containment']:.0%} in common"
            yield share, _passages([one for pair in link["passages"] for one in pair], texts)
    elif kind == "story":
        named = (texts[article][0] for article in value["articles"])
        yield "reports: " + ", ".join(named), ()


def _reason(value: Value, texts: dict[str, tuple[str, str]]) -> Reason:
    passages = _passages(value["spans"], texts)
    return Reason(value["signal"], value["score"], value["detail"], passages)


def _passages(spans: list[Value], texts: dict[str, tuple[str, str]]) -> tuple[Passage, ...]:
    return tuple(_passage(span, texts) for span in spans)


def _passage(span: Value, texts: dict[str, tuple[str, str]]) -> Passage:
    source, text = texts[span["article"]]
    start, end = span["start"], span["end"]
    before = text[max(0, start - 40) : start].rpartition("\n")[2]
    after = text[end : end + 40].partition("\n")[0]
    return Passage(source, before, text[start:end], after)
