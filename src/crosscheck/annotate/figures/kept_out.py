"""Numbers that are no figures: ages, names, addresses, lists, ranks, idioms.

Each rule is a function that sees the number among its sentence's tokens and says whether
to keep it out; the first that does decides. Times are kept out before, by their spans.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import takewhile

from crosscheck.annotate import wordclasses as wc
from crosscheck.annotate.figures.counted import is_plural
from crosscheck.annotate.figures.hedges import hedge_before
from crosscheck.annotate.figures.units import unit_after
from crosscheck.annotate.numbers import Number, digits
from crosscheck.annotate.phrases import in_role
from crosscheck.text.lists import mapping_of, words_of
from crosscheck.text.tokens import Token

_PACKAGE = "crosscheck.annotate"
_IDIOMS = re.compile(
    r"7\d7(?=\s(?:Max|MAX|Dreamliner|jets?|planes?|aircraft)\b)|9/11|7/7|24/7|20/20"
    r"|\b911\b(?!\s(?!calls|callers|operators|dispatchers|tapes|systems|cent)[a-z]+s\b)"
    r"|[a-z] 101(?![\w%]|\s[a-z])"
    r"|50[-/–]50|\b360-degree|one[- ](?:on|by)[- ]one|two[- ]by[- ]two|one or the other"
    r"|one at a time|zero in\b|(?:my|his|her|their|your|our) two cents|nine to five|9[- ]to[- ]5"
    r"|cloud nine|ground zero"
    r"|(?:one|two)[- ]way"
    r"|half[- ](?:way|hearted|time|brother|sister)|one[- ]time|zero[- ](?:sum|tolerance)"
    r"|million[- ]dollar question",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?|\b\d{3,5}[ .-])\d{3,4}[ .-]?\d{3,4}\b"
    r"|\b1?[-.]?\d{3}[.-]\d{4}\b"
)
_GENERATION = re.compile(r"[2-6]G\b|[48]K\s(?:T|U|H|[vsdrcm])|(?:480|720|1080|1440|2160)p\b")
_NUMBERED = re.compile(r"(?<![\w-])[^\W\d_a-z][^\W\d_]+ \d{1,2}(?![\w%]|[.,:–-]\d)")
_LIST = re.compile(r"(?:\d{1,2}[.)]|\(\d{1,2}\))(?:\s|$)")
_AGE = re.compile(
    r"(?:[-‑]?\s?(?:to|or|and)\s\d+)?[-\s]{1,2}(?:and-a-half-)?(?:year|month|week|day)s?[-\s]"
    r"(?:olds?\b|of\sage)"
)
_SUMS = frozenset(("average", "total", "maximum", "minimum", "sum", "record"))

Check = Callable[[str, Sequence[Token], int, Number], bool]


def kept_out(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether the number at a token is no figure."""
    return any(check(text, found, index, number) for check in CHECKS)


def _lower(found: Sequence[Token], index: int) -> str:
    return found[index].text.lower() if 0 <= index < len(found) else ""


def _is_age(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it is an age: "5-year-old", "aged 52", "52 years old", "Smith, 52,"."""
    after, before = number.next, _lower(found, index - 1)
    rest = text[number.end : number.end + 24].lower()
    if _AGE.match(rest):
        return not _is_of_thing(found, index)
    if before in ("aged", "age", "ages", "turned", "turning") and number.high < 125:
        return True
    person = _lower(found, index - 2) in in_role("person") and number.high <= 100
    if before in ("under", "over") and person and _closes(found, after):
        return True
    if before == "of" and _lower(found, index - 2) in ("age", "ages"):
        return True
    if before in ("to", "and", "or"):
        led = _lower(found, index - 3), _lower(found, index - 4)
        if led[0] in ("aged", "ages") or led == ("of", "ages"):
            return True
    if before in ("was", "is") and _lower(found, index - 2) in ("he", "she") and number.high < 120:
        return _closes(found, after) and not (after < len(found) and found[after].text == "%")
    apposed = before == "," and _lower(found, after) in (",", ".", "", "—", ";", ")")
    named = index > 1 and found[index - 2].text[0].isupper()
    return apposed and named and 1 <= number.high < 120 and number.low == int(number.low)


def _is_of_thing(found: Sequence[Token], index: int) -> bool:
    """Whether "more than 20 years old" is said of a thing: its age is a figure."""
    hedge = hedge_before(found, index)
    at = hedge.first - 1 if hedge else 0
    if at < 1 or found[at].text.lower() not in ("is", "was", "are", "were", "be"):
        return False
    word = found[at - 1].text
    thing = word.islower() and wc.class_of(word, word) == wc.OPEN
    return thing and word not in wc.source_kinds() and word not in in_role("person")


def _closes(found: Sequence[Token], index: int) -> bool:
    """Whether the phrase ends here: a mark or a word that is no part of a noun phrase."""
    word = _lower(found, index)
    return not word or not word[0].isalpha() or word in words_of(_PACKAGE, "lists/np_stops.txt")


def _is_part_of_name(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it belongs to a name: "Boeing 737", "Article 5", "No. 10", "Route 66"."""
    before = index - 1
    if before >= 0 and found[before].text in (".", "-", "‑") and before > 0:
        touching = found[before].end == number.start or found[before].text == "."
        before -= 1 if touching else 0
    if before < 0:
        return False
    word, follower = found[before].text, _lower(found, number.next)
    listed = words_of(_PACKAGE, "lists/name_numbers.txt")
    if word in listed and word[0].isupper():
        return True
    if word.lower() == "magnitude" or number.vague:
        return False
    if word.lower() in listed or word == "#":
        return not (follower and is_plural(follower) and found[number.next].text.islower())
    written = text[number.start : number.end]
    if not word[0].isupper() or not written.isdigit() or number.low >= 1e4:
        return False
    if number.low < 100 and f"{word} {written}" in _numbered_names(text):
        return True
    if before > 0 and number.low < 100 and digits(found[before - 1].text) is not None:
        return True  # "40 Corvo 3 cars"
    if before == 0:
        return _may_be_numbered(word) and wc.class_of(follower or ".", follower) == wc.AUXILIARY
    goes_on = bool(follower) and follower[0].isalpha() and found[number.next].text.islower()
    goes_on = goes_on and follower not in words_of(_PACKAGE, "lists/np_stops.txt")
    return not goes_on and follower not in ("%", "-", "–")


@lru_cache(maxsize=2)
def _numbered_names(text: str) -> frozenset[str]:
    """Return what an article calls by a word and a small number, twice: "Line 4", "Aria 2"."""
    told = Counter(match.group() for match in _NUMBERED.finditer(text))
    names = (name for name, times in told.items() if times > 1)
    return frozenset(name for name in names if _may_be_numbered(name.split()[0]))


def _may_be_numbered(word: str) -> bool:
    """Whether a capitalised word can be a name, and is not just the first of a sentence."""
    low = word.lower()
    if low in words_of(_PACKAGE, "lists/sentence_starters.txt") or low.endswith(("ing", "ly")):
        return False
    plain = wc.class_of(low, low) == wc.OPEN
    return plain and low not in mapping_of(_PACKAGE, "lists/events.txt")


def _is_group(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it is written as a name: "the Group of Seven", "the Gang of Eight"."""
    named = number.words and text[number.start].isupper() and _lower(found, index - 1) == "of"
    return named and index > 1 and found[index - 2].text[0].isupper()


def _is_clock(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it is an hour of the day: "12 noon", "8 o'clock"."""
    return _lower(found, number.next) in ("noon", "midnight", "o'clock", "o’clock")


def _is_joined(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it stands in a longer run of letters and digits: "F-35", "A/2021", "v2.0"."""
    if _GENERATION.match(text, number.start):  # "5G", "4K video", "1080p"
        return True
    before = text[number.start - 1] if number.start else " "
    after = text[number.end] if number.end < len(text) else " "
    if before.isalnum() or before in "/_@#&.=" or _is_in_address(text, number):
        return True
    if before in "'’‘" and not number.words and number.high < 100:
        return True  # the '06 election
    if after in "'’′" and text[number.end + 1 : number.end + 2].isdigit():
        return True  # 6’2”
    if before in "-‑" and number.start > 1 and text[number.start - 2].isalpha():
        return _lower(found, index - 2) != "magnitude"
    if after.isalpha() and after.isascii() and found[number.next].start == number.end:
        return unit_after(found, number.next) is None  # "3D", "0bama"
    if after in "/_@" and text[number.end + 1 : number.end + 2].isalnum():
        return not text[number.start : number.end].isdigit() or after != "/"
    return False


def _is_in_address(text: str, number: Number) -> bool:
    """Whether it stands in the address of a page: "example.org/?q=30%25"."""
    if number.start == 0 or text[number.start - 1] in " (\n$£€":
        return False
    written = text[max(0, number.start - 300) : number.start].rsplit(None, 1)
    return "://" in written[-1] or "www." in written[-1]


def _is_rank(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it is a rank: "7th", "42nd", "in his 50s", "the second half"."""
    if _lower(found, index - 1) in in_role("before half") and number.part:
        return True  # the second half
    return re.match(r"(?:st|nd|rd|th|['’]?s)\b", text[number.end : number.end + 3]) is not None


def _is_address(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it is an address: "10 Downing Street", "1200 block of"."""
    if number.words or _lower(found, number.next) == "block":
        return _lower(found, number.next) == "block"
    following = [token.text for token in found[number.next : number.next + 5]]
    marks = ("'s", "’s", ".", "-")
    name = list(takewhile(lambda word: word[0].isupper() or word in marks, following))
    return any(word.lower().rstrip(".") in in_role("street") for word in name[1:] or name)


def _is_phone(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it is a telephone number, or a group of one."""
    if number.words or number.decimal:
        return False
    low, high = max(0, number.start - 16), min(len(text), number.end + 16)
    matches = _PHONE.finditer(text, low, high)
    return any(m.start() <= number.start and number.end <= m.end() for m in matches)


def _is_list_number(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it numbers a list at the head of a line: "1. First", "(2) Then"."""
    if index == 0 and number.next < len(found) and found[number.next].text == ".":
        return not number.words
    begins = number.start == 0 or text[number.start - 1] in "\n("
    start = number.start - (1 if begins and number.start and text[number.start - 1] == "(" else 0)
    at_line = start == 0 or text[start - 1] == "\n"
    return at_line and _LIST.match(text, start) is not None


def _is_pronoun(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it is a "one" that counts nothing: "no one", "one of", "the one"."""
    if text[number.start : number.end].lower() != "one":
        return False
    follower = found[number.next] if number.next < len(found) else None
    if follower is not None and follower.text == "-":
        return unit_after(found, number.next) is None  # "one-mile"
    if (
        follower is None
        or not follower.text[0].isalpha()
        or _lower(found, index - 1) in in_role("before one")
    ):
        return True
    return follower.text.lower() in in_role("after one") or follower.text in ("'s", "’s")


def _is_idiom(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it belongs to an idiom: "24/7", "one-on-one", "ground zero"."""
    low = max(0, number.start - 8)
    matches = _IDIOMS.finditer(text, low, min(len(text), number.end + 16))
    return any(m.start() <= number.start < m.end() for m in matches)


def _is_year(text: str, found: Sequence[Token], index: int, number: Number) -> bool:
    """Whether it is four digits that look like a year and count nothing."""
    written = text[number.start : number.end]
    if not (written.isdigit() and len(written) == 4 and 1500 <= number.low <= 2100):
        return False
    follower = _lower(found, number.next)
    summed = _lower(found, index - 1) == "of" and _lower(found, index - 2) in _SUMS
    if summed or hedge_before(found, index):
        return False
    if 1990 <= number.low <= 2035:
        return follower not in ("people", "percent", "%", "km", "miles", "men", "women")
    return not (follower and (is_plural(follower) or follower in ("%", "percent", "km")))


CHECKS: tuple[Check, ...] = (
    _is_joined,
    _is_rank,
    _is_pronoun,
    _is_age,
    _is_part_of_name,
    _is_address,
    _is_phone,
    _is_list_number,
    _is_idiom,
    _is_year,
    _is_group,
    _is_clock,
)
