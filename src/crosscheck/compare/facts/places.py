"""Names that stand in a report as the town of something that happened.

A candidate is a capitalised name in a frame that a town stands in: a dateline ("PORT ELSIN,
Calif. (AP) —"), "in Port Elsin", "Port Elsin police", "a Port Elsin man", "Port Elsin,
Calif.", or any name that `annotate` took for a place. Words of hospitals, jails and origins
before a name make it another town's: the hurt are flown there. What each frame counts for is
said in `towns`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from crosscheck.compare.facts.units import PACKAGE
from crosscheck.model import Annotations, Mention, Sentence, Span
from crosscheck.text.fold import fold
from crosscheck.text.frequencies import name_share
from crosscheck.text.lists import mapping_of, rows, words_of

_WORD = r"(?:(?:St|Mt)\.|[A-Z][\w’-]*[a-z]|[A-Z]{3,})"
_RUN = re.compile(
    rf"(?<![\w’'-])(?:[NSEW]\.(?= )|Ft\.|(?:D\.C|L\.A)\.|DC\b|{_WORD})"
    rf"(?:(?:[ -]| (?:de|la|du|upon|le) ){_WORD}(?![\w.]*\.[A-Z])){{0,4}}(?![\w-])"
)
_CAPITALS = re.compile(
    r"(?m)(?:^|(?<=[.)] ))(?P<place>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})"
    r"(?:, ?[A-Z][\w. ]{1,18}){0,2}(?: ?\([^)\n]{2,40}\))? ?(?:--?|[—–])(?=\s?\S)"
)
_MIXED = re.compile(
    r"(?m)^(?P<place>[A-Z][a-z][\w.’' -]{1,28}?)(?:, ?[A-Z][\w. ]{1,18}){0,2}"
    r" ?\([A-Z][^)\n]{1,38}\) ?(?:--?|[—–])(?=\s?\S)"
)
_NOT_DATELINES = frozenset({"UPDATE", "UPDATED", "VIDEO", "PHOTOS", "BREAKING"})
_COUNTY = re.compile(r"\b(?:COUNTY|PARISH|CO|County|Parish|Co)\b")
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:[- ]TV)?")
"""Names of American stations, which stand where a dateline does."""
_HEAD = 1500
"""Characters in which a dateline may stand: furniture comes before it."""
_POSSESSIVE = re.compile(r"['’]s$|-area$")
_COMPASS = re.compile(
    r"^(?:North|South|East|West|Northwest|Northeast|Southwest|Southeast|Downtown|Near|In|At) "
)
_BEFORE = re.compile(
    r"([\w’'-]+)[\s“\"(]*(?:the (?:city|town|village) of |downtown |central |\w+ern "
    r"|\w+(?:north|south|east|west) )?$"
)
_AFTER = re.compile(r"(?:['’]s)?\s([\w-]+)(?:\s([\w-]+))?")
_SCENE = re.compile(
    r"\b(?:homes?|house|residence|apartments?|complex|nightclub|club|bar|party|[Ss]treets?|[Rr]oad"
    r"|[Aa]venue|[Dd]rive|[Ll]ane|[Bb]lock|lot|park|store|shootings?|shot|killed|crash|fire|blast"
    r"|happened|occurred|neighborhood|school|scene)\b[^.;]{0,14}$"
)
_LOOK_BACK, _LOOK_FAR_BACK = 40, 60
_ORDINARY, _ORDINARY_FIRST = 0.15, 0.6
"""Share of capitals under which a word is no name: anywhere; where it begins a sentence."""


class Frame(NamedTuple):
    """A name in the frame of a town.

    Args:
        frame: ``dateline``, ``region`` (one stands behind it), ``scene`` ("at a home in"),
            ``before`` ("in"), ``police``, ``people``, ``area``, ``county`` or ``other``.
        sentence: index of its sentence; 0 for a dateline.
        away: whether words of hospitals, jails or origins stand before it.
        kind: what the name was read as, or empty.
    """

    name: str
    frame: str
    span: Span
    sentence: int
    quoted: bool = False
    region: str | None = None
    away: bool = False
    kind: str = "place"


@cache
def regions() -> Mapping[str, str]:
    """Return every way of writing a region, and the region."""
    found = {}
    for name, *short in rows(PACKAGE, "lists/regions.txt"):
        for one in filter(None, (name, *short)):
            found[one] = found[one.replace(".", "")] = name
    return found


@cache
def _region_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(one) for one in sorted(regions(), key=lambda one: (-len(one), one)))
    return re.compile(rf",? (?P<region>{names})(?![\w])")


def _region_behind(text: str, place: int) -> str | None:
    behind = _region_pattern().match(text, place)
    return regions()[behind["region"]] if behind else None


def frames(annotations: Annotations) -> list[Frame]:
    """Return every name that stands as a town does in one report, datelines first."""
    return [*_datelines(annotations), *_in_sentences(annotations)]


def _datelines(annotations: Annotations) -> Iterator[Frame]:
    article = annotations.article
    end = min(len(article.text), _HEAD)
    for pattern in (_CAPITALS, _MIXED):
        for match in pattern.finditer(article.text, 0, end):
            station = _CALL_SIGN.fullmatch(match["place"])
            if not station and _NOT_DATELINES.isdisjoint(match["place"].split()):
                frame = "county" if _COUNTY.search(match.group()) else "dateline"
                region = _region_behind(article.text, match.end("place"))
                span = article.span(*match.span("place"))
                yield Frame(_in_title_case(match["place"]), frame, span, 0, region=region)


def _in_title_case(name: str) -> str:
    if not name.isupper():
        return name
    return re.sub(r"[A-Z][A-Z’']*", lambda m: m.group()[0] + m.group()[1:].lower(), name)


def _in_sentences(annotations: Annotations) -> Iterator[Frame]:
    text, mentions = annotations.article.text, annotations.mentions
    starts = [mention.span.start for mention in mentions]
    for number, sentence in enumerate(annotations.sentences):
        for match in _RUN.finditer(text, sentence.span.start, sentence.span.end):
            last = bisect_right(starts, match.end() - 1) - 1
            near = mentions[last] if last >= 0 else None
            mention = near if near and near.span.end > match.start() else None
            yield from _in_run(text, match.span(), sentence, number, mention)


def _in_run(
    text: str, bounds: tuple[int, int], sentence: Sentence, number: int, mention: Mention | None
) -> Iterator[Frame]:
    """Yield the frame of a run of capitals, if it can be a town's name."""
    name, start, end, frame = _named(text, *bounds, first=bounds[0] == sentence.span.start)
    if not name or _never(name) or (name in regions() and name not in _towns()):
        return
    region, kind = _region_behind(text, end), mention.kind if mention else ""
    before = _role_before(text, start, sentence)
    if name.endswith((" County", " Parish", " Co")):
        frame = "county"
    elif not frame:
        frame = _frame(text, start, end, sentence, before, regioned=region is not None)
    if kind == "person" and (frame not in ("police", "region") or " " in name):
        return
    if frame == "other" and kind != "place":
        return
    opens = start == sentence.span.start and " " not in name
    if kind != "place" and not region and not _like_a_name(name, opens):
        return
    away = before == "from" or _led_away(text, start, sentence)
    span = Span(sentence.span.article, start, end)
    yield Frame(name, frame, span, number, sentence.quoted, region, away, kind)


def _named(text: str, start: int, end: int, *, first: bool) -> tuple[str, int, int, str]:
    """Return the town in a run of capitals, its bounds, and its frame if the run says so.

    "An" before it, "Police Department" or a weekday behind it, and "Southwest" are no part.
    """
    whole = text[start:end]
    if short := _short_forms().get(whole):
        return short[0], start, end, "police" if short[1:] else ""
    roles, frame = mapping_of(PACKAGE, "lists/place_words.txt"), ""
    found = list(re.finditer(r"[\w’'.-]+", whole))
    for before, word in pairwise(found):
        police = roles.get(word.group().lower()) == "police"
        if police or roles.get(word.group()) == "day":
            end, frame = start + before.end(), "police" if police else ""
            break
    if first and len(found) > 1 and name_share(fold(found[0].group())) < _ORDINARY:
        start += found[1].start()
    name = _POSSESSIVE.sub("", text[start : max(start, end)])
    inner = _COMPASS.sub("", name)
    if name not in _towns() and inner in _towns():
        start, name = start + len(name) - len(inner), inner
    end = start + len(name)
    if name.isupper() and len(name) < 5:
        return "", start, end, frame
    return _in_title_case(name), start, end, frame


def _towns() -> frozenset[str]:
    return words_of(PACKAGE, "lists/towns.txt")


@cache
def _short_forms() -> Mapping[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in rows(PACKAGE, "lists/town_short_forms.txt")}


def _never(name: str) -> bool:
    """Whether a word of a name makes it another thing's; "Bibb County" is a county's."""
    roles = mapping_of(PACKAGE, "lists/place_words.txt")
    found = re.findall(r"[\w’']+", name)
    county = len(found) > 1 and found[-1] in ("County", "Parish", "Co")
    return any(roles.get(word) in ("never", "day") for word in (found[:-1] if county else found))


def _role_before(text: str, start: int, sentence: Sentence) -> str | None:
    before = _BEFORE.search(text[max(sentence.span.start, start - _LOOK_BACK) : start])
    roles = mapping_of(PACKAGE, "lists/place_words.txt")
    return roles.get(before.group(1).lower()) if before else None


def _led_away(text: str, start: int, sentence: Sentence) -> bool:
    lead = text[max(sentence.span.start, start - _LOOK_FAR_BACK) : start].lower()
    roles = mapping_of(PACKAGE, "lists/place_words.txt")
    return any(roles.get(word) == "hospital" for word in re.findall(r"[a-z]+", lead))


def _frame(
    text: str, start: int, end: int, sentence: Sentence, before: str | None, *, regioned: bool
) -> str:
    roles = mapping_of(PACKAGE, "lists/place_words.txt")
    match = _AFTER.match(text[end : end + _LOOK_BACK])
    after = [roles.get(word.lower()) for word in match.groups() if word] if match else []
    if after[:1] == ["police"]:
        return "police"
    if "area" in after:
        return "area"
    if regioned:
        return "region"
    if before == "before":
        back = max(sentence.span.start, start - _LOOK_BACK)
        return "scene" if _SCENE.search(text, back, start) else "before"
    return "people" if after[:1] == ["people"] else "other"


def _like_a_name(name: str, opens: bool) -> bool:
    """Whether one word of a name is not an ordinary one that has its capital from its place."""
    if name in _towns():
        return True
    least = _ORDINARY_FIRST if opens else _ORDINARY
    return max(name_share(fold(word)) for word in re.split(r"[ -]", name)) > least
