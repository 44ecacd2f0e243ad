"""Attribution verbs in all their forms, from the list beside this stage."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from crosscheck.text.lists import rows

Form = Literal["finite", "past", "participle", "ing", "base"]
VerbKind = Literal[
    "say", "tell", "add", "ask", "name", "judge", "act", "think", "show", "deed", "voice", "stand"
]


class Verb(NamedTuple):
    """One form of an attribution verb.

    Args:
        base: its base form, without a particle.
        form: ``past`` may be the participle too, where both are written alike.
        particles: the words that must follow ("point" + "out"), alternatives in a tuple; an
            empty tuple among them where the verb also stands alone.
        kinds: the kind for each alternative.
    """

    base: str
    form: Form
    particles: tuple[tuple[str, ...], ...]
    kinds: tuple[VerbKind, ...]

    @property
    def kind(self) -> VerbKind:
        """Return the kind of its first alternative."""
        return self.kinds[0]


def verb_of(low: str) -> Verb | None:
    """Return the attribution verb that a word in lower case may be a form of."""
    return verb_forms().get(low)


@cache
def verb_forms() -> dict[str, Verb]:
    """Return every form of the listed verbs, in lower case."""
    found: dict[str, Verb] = {}
    for row in rows("crosscheck.annotate", "lists/cue_verbs.txt"):
        base, *particles = row[0].split()
        irregular = row[2].split() if len(row) > 2 else []
        for form, word in _inflected(base, irregular):
            verb = Verb(base, form, (tuple(particles),), (row[1],))  # type: ignore[arg-type]
            known = found.get(word)
            if known is None:
                found[word] = verb
            elif known.base == base and tuple(particles) not in known.particles:
                found[word] = known._replace(
                    particles=(*known.particles, *verb.particles), kinds=(*known.kinds, *verb.kinds)
                )
    return found


def _inflected(base: str, irregular: list[str]) -> list[tuple[Form, str]]:
    if irregular:
        third, past, participle, ing = irregular
    else:
        stem = base if base.endswith("ee") else base.removesuffix("e")
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
        past = participle = base.removesuffix("e") + "ed"
        ing = stem + "ing"
    forms: list[tuple[Form, str]] = [("finite", third), ("past", past), ("ing", ing)]
    if participle != past:
        forms.append(("participle", participle))
    if base not in (past, participle):
        forms.append(("base", base))
    return forms
