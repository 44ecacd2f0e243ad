"""The acts in a passage: what it announces or considers, and what it tells as done.

No parser: a cue of the future and the verb behind it, and past forms that have their subject or a
helping verb right before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.text.fold import fold, stem
from crosscheck.text.lists import mapping_of, words_of
from crosscheck.text.tokens import Token, tokens

_SURE = (
    r"(?:is|are|was|were|be|been)\s+(?:\w+ly\s+|also\s+|now\s+)?(?:scheduled|expected|set|due|slated|poised|planned"
    r"|supposed|to\s+be)\s+to|plans?\s+to|(?:is|are|was|were)\s+(?:going|about)\s+to|will|to\s+be\s+held"
)
_WEAK = (
    r"(?:threaten|intend|agree)(?:s|ed|d)?\s+to"
    r"|(?<!what\s)(?:would|may|might|could)(?!\s+(?:not\s+)?have\b)"
    r"|(?:threat|plan|intention)s?\s+to|(?:is|are|was|were)\s+likely\s+to"
)
_SUPPOSED = re.compile(
    r"\b(?:would|may|might|could)\s+(?:not\s+)?have\s+(?:been\s+)?", re.IGNORECASE
)
"""Before a verb that tells neither a plan nor a deed: "would have allowed"."""
_FILLED = r"\s+(?:also\s+|now\s+|then\s+|be\s+)?"
PLANNED = re.compile(rf"\b(?:{_SURE}){_FILLED}", re.IGNORECASE)
CONSIDERED = re.compile(rf"\b(?:{_SURE}|{_WEAK}){_FILLED}", re.IGNORECASE)
_REACH = 60
"""Characters after the cue in which the act stands: "hold a second day of meetings"."""
_AND = frozenset({"and", "or"})
_HELPING = frozenset({"was", "were", "has", "have", "had", "been"})
_NOT_DONE = re.compile(r"who|which|that|be|having|being|not|never|first|an?|the|to|of")
"""Words right before a past form that tells no deed here: of another clause, or a noun's."""


def is_planned(passage: str) -> bool:
    """Whether a passage announces what it tells.

    >>> is_planned("The council is scheduled to vote on Tuesday"), is_planned("It voted")
    (True, False)
    """
    return PLANNED.search(passage) is not None


def verbs(sentence: str, cues: re.Pattern[str] = PLANNED) -> Iterator[tuple[str, bool, int]]:
    """Yield the stems of the acts that a sentence plans, then of those done, with their place."""
    planned, supposed = (_after(cue, sentence) for cue in (cues, _SUPPOSED))
    yield from ((verb, True, place) for verb, place in sorted(planned.items()))
    done = dict(reversed(list(_done(sentence))))
    past = done.keys() - planned.keys() - supposed.keys()
    yield from ((verb, False, done[verb]) for verb in sorted(past))


def _done(sentence: str) -> Iterator[tuple[str, int]]:
    """Yield the stems of the verbs that tell what was done, in a clause of their own.

    Not "the church attended by", "who directed", "despite having won", "is being bought".
    """
    read = list(tokens(sentence))
    for place, token in enumerate(read):
        verb = _past_verb(token)
        if verb and _tells(read, place) and not _joined_to_a_plan(sentence, read, place):
            yield verb, token.start


def _tells(read: list[Token], place: int) -> bool:
    """Whether a past form has its subject right before it, or a helping verb."""
    if any(fold(one.text) in _HELPING for one in read[max(0, place - 3) : place]):
        return not _NOT_DONE.fullmatch(fold(read[place - 1].text))
    behind = fold(read[place + 1].text) if place + 1 < len(read) else ""
    before = read[place - 1] if place else None
    alone = before is None or not before.is_word or _NOT_DONE.fullmatch(fold(before.text))
    return not alone and behind != "by"


def _joined_to_a_plan(sentence: str, read: list[Token], place: int) -> bool:
    """Whether a past form goes on with what is planned: "would be found and brought"."""
    if not place or fold(read[place - 1].text) not in _AND:
        return False
    start = read[place].start
    return CONSIDERED.search(sentence, max(0, start - _REACH), start) is not None


def _after(cues: re.Pattern[str], sentence: str) -> dict[str, int]:
    """Return the stems of the verbs that stand after a cue, and where the cue stands."""
    found: dict[str, int] = {}
    for cue in cues.finditer(sentence):
        rest = list(tokens(sentence, cue.end(), min(len(sentence), cue.end() + _REACH)))
        for verb in _planned_verbs(rest):
            found.setdefault(verb, cue.start())
    return found


def _planned_verbs(rest: list[Token]) -> Iterator[str]:
    """Yield the verb after a cue; for "hold", "take" and the like, the noun that they carry.

    "Will continue to sell" announces nothing new, and "will have sold" looks back.
    """
    light = words_of("crosscheck.compare", "lists/light_verbs.txt")
    for position, token in enumerate(rest):
        if not token.is_word or (position == 1 and token.text == "to"):
            return
        if position == 0 and fold(token.text) == "have":
            return
        if position == 0 and fold(token.text) not in light:
            yield _base(token.text)
            return
        if position and token.text.islower() and not token.text.endswith("ed"):
            yield stem(token.text)


def _base(verb: str) -> str:
    """Return the stem of a verb, of a past form its base's: "will be paid" is to pay."""
    irregular = mapping_of("crosscheck.compare", "lists/past_forms.txt")
    return stem(irregular.get(verb, verb))


def _past_verb(token: Token) -> str | None:
    """Return the stem of a verb in the past tense, or None."""
    if not token.text.islower():
        return None
    irregular = mapping_of("crosscheck.compare", "lists/past_forms.txt")
    if token.text in irregular:
        return _base(token.text)
    if token.text.endswith("ed") and len(token.text) > 4:
        return stem(token.text)
    return None
