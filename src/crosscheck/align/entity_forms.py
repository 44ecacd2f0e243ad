"""How an entity is told: its kind, the form of its name to show, its spellings and roles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from crosscheck.align.names import is_acronym, person_name
from crosscheck.align.naming import Naming
from crosscheck.model import Entity, Evidence, Kind, Span, Story, content_id


def entity_of(
    story: Story, names: Sequence[Naming], evidence: Sequence[Evidence], taken: Counter[str]
) -> Entity:
    """Return the entity that names joined by some evidence make.

    Args:
        taken: how often each id was given in this story; counted on.
    """
    mentions = tuple(sorted((m for n in names for m in n.mentions), key=lambda m: m.span))
    kind = _kind(names)
    spellings = _spellings(names, person=kind == "person")
    name = _shown(story, spellings)
    key = content_id("entity", story.id, kind, name)
    taken[key] += 1
    if taken[key] > 1:
        key = content_id(key, mentions[0].span)
    roles = Counter(mention.role_text for mention in mentions if mention.role_text)
    return Entity(
        key,
        kind,
        name,
        mentions,
        spellings,
        tuple(sorted(roles, key=lambda role: (-roles[role], role))),
        tuple(sorted(evidence, key=lambda e: (e.spans, e.signal))),
    )


def _kind(names: Sequence[Naming]) -> Kind:
    """Return the kind of most mentions; "other" gives way."""
    counts: Counter[Kind] = Counter()
    for name in names:
        counts[name.kind] += len(name.mentions)
    return min(counts, key=lambda kind: (kind == "other", -counts[kind], kind))


def _spellings(
    names: Sequence[Naming], *, person: bool
) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """Return each form in print with its places; for a person full names, where there are any."""
    forms: dict[str, list[Span]] = defaultdict(list)
    for form, span in sorted(printed for name in names for printed in name.forms):
        forms[form].append(span)
    if person:
        full = {form: spans for form, spans in forms.items() if person_name(form).is_full}
        forms = defaultdict(list, full or forms)
    ordered = sorted(forms.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((form, tuple(spans)) for form, spans in ordered)


def _shown(story: Story, spellings: tuple[tuple[str, tuple[Span, ...]], ...]) -> str:
    """Return the fullest form among those that most lineages use; of equally full, the commoner."""
    uses = {form: story.independent(span.article for span in spans) for form, spans in spellings}
    most = max(uses.values())
    common = [form for form in uses if 2 * uses[form] >= most]
    return min(common, key=lambda f: (is_acronym(f), -len(f.split()), -uses[f], -len(f), f))
