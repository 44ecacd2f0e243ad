"""Which reports descend from one text, found as they arrive.

Reports are of one family where one holds at least ``copy_containment`` of the other's
words, directly or through a third: a trimmed pickup and one with a new lede may have
less in common with each other than each has with the agency's text. Before stories are known
more is asked (`crosscheck.group.copies.check.DOUBT`): a family is in one story whatever its
other words say, and what is a copy by a little is found when the story is told.

A pair that shares text but is not alike as a whole (`crosscheck.group.copies.check.UNLIKE`)
shares standing text that nothing else gave away, and makes no family. Of one outlet's own
reports more is asked (`OWN_UNLIKE`): it explains every police shooting, and prints a letter
again a year later, in the same words, and has not told the same thing twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from crosscheck.group.arrays import Array, Arrays, mapped, mapping, packed, unpacked
from crosscheck.group.copies import check
from crosscheck.group.copies.check import Overlap, Sample
from crosscheck.group.copies.holders import Holders
from crosscheck.group.reports import Reports
from crosscheck.group.said import Said
from crosscheck.group.terms.vocabulary import Floats, Numbers
from crosscheck.settings import GroupSettings
from crosscheck.text.hashes import Codes

MEMBERS_ASKED = 4  # of a family with many copies
ASKED = 24  # other holders of a pair's common runs that are asked whether it is standing text


class Kin:
    """The families among the reports at hand, and what any two of these have in common."""

    def __init__(self, reports: Reports, said: Said, settings: GroupSettings) -> None:
        self._reports, self._said, self._settings = reports, said, settings
        self._holders = Holders()
        self._looked_up: dict[
            int, dict[int, int]
        ] = {}  # sampled runs, with whom, of those looked up
        self._sampled: dict[int, Sample] = {}
        self._family: dict[int, int] = {}  # the first place of the family, while it lived
        self._members: dict[int, list[int]] = {}

    def add(self, places: Sequence[int], texts: Sequence[Codes]) -> None:
        """Add reports, each as a family of its own.

        Args:
            texts: the hashes of each one's words.
        """
        samples = check.sampled(texts)
        holders = np.repeat(places, [len(sample.codes) for sample in samples])
        codes = np.concatenate([sample.codes for sample in samples])
        self._holders.add(holders, codes, self._reports.oldest)
        self._sampled.update(zip(places, samples, strict=True))
        self._family.update(zip(places, places, strict=True))
        self._members.update((place, [place]) for place in places)

    def look_up(self, places: Sequence[int]) -> None:
        """Find at once with whom reports that arrived together share sampled runs."""
        codes = [self._sampled[place].codes for place in places]
        codes.append(np.zeros(0, dtype=np.uint64))
        which, holders = self._holders.find(np.concatenate(codes), self._reports.oldest)
        askers = np.repeat([*places, 0], [len(each) for each in codes])[which]
        pairs, counts = np.unique(askers << 32 | holders, return_counts=True)
        self._looked_up = {place: {} for place in places}
        for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
            self._looked_up[pair >> 32][pair & 0xFFFFFFFF] = count

    def akin_to(self, place: int) -> list[int]:
        """Return a report of each family, its own apart, that a report shares a text with.

        Reports that arrive together are all added before any is asked for: what several
        of them have in common may be standing text.
        """
        likely: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for common, other in self.proposed(place):
            likely[self._family[other]].append((-common, other))
        ranked = (sorted(found)[:MEMBERS_ASKED] for _, found in sorted(likely.items()))
        found = (next((o for c, o in few if self._descends(place, o, -c)), None) for few in ranked)
        said = sorted(self._said.partners("copies", [place]))
        return [*said, *(other for other in found if other is not None)]

    def proposed(self, place: int) -> Iterator[tuple[int, int]]:
        """Yield how many sampled runs another family's report shares, where it is worth a check."""
        least, sample = self._settings.copy_containment, self._sampled[place]
        if place not in self._looked_up:
            self.look_up([place])
        for other, common in self._looked_up.pop(place).items():
            if (
                check.likely(sample, self._sampled[other], common, least)
                and self._family[other] != self._family[place]
                and self._of_one_thing(place, other)
            ):
                yield common, other

    def _descends(self, one: int, other: int, common: int) -> bool:
        """Whether two reports are of one text: by their samples alone, or else by all runs."""
        if check.sure(self._sampled[one], self._sampled[other], common):
            return True
        least = min(1.0, self._settings.copy_containment + check.DOUBT)
        return self._enough(self.overlap(one, other), least)

    def may_join(self, one: int, other: int) -> bool:
        """Whether two reports' families may be one, by all that people say."""
        mine, theirs = (self._members[self._family[place]] for place in (one, other))
        return self._said.may_join(mine, theirs, lambda place: self._members[self._family[place]])

    def may_be_one(self, mine: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether nobody says that one of these reports is independent of one of those."""
        return self._said.partners("independent", mine).isdisjoint(theirs)

    def arrays(self) -> dict[str, Array]:
        """Return what is known, to be saved."""
        sampled = (sample.codes for sample in self._sampled.values())
        return {**packed("sampled", sampled), **mapping("family", self._family)}

    def restore(self, arrays: Arrays) -> None:
        """Take up what was saved."""
        self._family = mapped("family", arrays)
        for place, codes in zip(self._family, unpacked("sampled", arrays), strict=True):
            self._sampled[place] = Sample.of(codes.astype(np.uint64))
            self._holders.add(place, self._sampled[place].codes, 0)
            self._members.setdefault(self._family[place], []).append(place)

    def forget(self, place: int) -> None:
        """Take out a report that is no longer live."""
        del self._sampled[place]
        family = self._family.pop(place)
        self._members[family].remove(place)
        if not self._members[family]:
            del self._members[family]

    def family(self, place: int) -> int:
        """Return the family of a report."""
        return self._family[place]

    def members(self, family: int) -> list[int]:
        """Return a family's live reports, in order of arrival."""
        return self._members.get(family, [])

    def join(self, family: int, other: int) -> int:
        """Make two families one, and return its name: the earlier of theirs."""
        kept, gone = sorted((family, other))
        if kept != gone:
            moved = self._members.pop(gone)
            self._family.update(dict.fromkeys(moved, kept))
            self._members[kept] = sorted([*self._members[kept], *moved])
        return kept

    def akin(self, overlap: Overlap) -> bool:
        """Whether two reports share so much, and are about the same thing, that they are kin."""
        least = self._settings.copy_containment
        return self._enough(overlap, least) and self._of_one_thing(overlap.one, overlap.other)

    def _of_one_thing(self, one: int, other: int) -> bool:
        """Whether reports that share text are so alike as a whole that it is no standing text."""
        sources = {self._reports.article(place).source for place in (one, other)}
        return self._cosine(one, other) >= (check.OWN_UNLIKE if len(sources) == 1 else check.UNLIKE)

    def _cosine(self, one: int, other: int) -> float:
        return float(self._cosines(one, np.array([other]))[0])

    def _cosines(self, one: int, others: Numbers) -> Floats:
        return self._reports.cosines(self._reports.vector(one), others)

    def overlaps(self, places: Sequence[int]) -> list[Overlap]:
        """Return the pairs among these reports with text in common: all, unsampled.

        Of the 175 sure pairs of ``bench/gold`` that share nothing but lines under every report
        or phrases, 55 have a tenth of their words in common; 7, where they must be of one thing.
        """
        least = min(self._settings.shared_containment, self._settings.copy_containment)
        sets = [self._reports.runs(place).distinct for place in places]
        pairs = ((places[one], places[other]) for one, other in check.pairs_in_common(sets, least))
        found = (self.overlap(one, other) for one, other in pairs if self._of_one_thing(one, other))
        return [pair for pair in found if self._enough(pair, least)]

    def _enough(self, overlap: Overlap, least: float) -> bool:
        own = [self._reports.runs(place).own for place in (overlap.one, overlap.other)]
        return check.enough(overlap.containment, [int(words.sum()) for words in own], least)

    def overlap(self, one: int, other: int) -> Overlap:
        """Return what two reports have in common of their own words, without standing text."""
        texts = [self._reports.runs(place) for place in (one, other)]
        return Overlap(one, other, *check.overlap(texts, self._standing(one, other)))

    def common(self, one: int, other: int) -> Codes:
        """Return the runs of own words that two reports have in common."""
        found: Codes = np.setdiff1d(
            self._shared(one, other), self._standing(one, other), assume_unique=True
        )
        return found

    def _shared(self, one: int, other: int) -> Codes:
        mine, theirs = (self._reports.runs(place).distinct for place in (one, other))
        shared: Codes = np.intersect1d(mine, theirs, assume_unique=True)
        return shared

    def _standing(self, one: int, other: int) -> Codes:
        """Return those of a pair's common runs that are standing text."""
        common = self._shared(one, other)
        asked = common[common % np.uint64(check.FINEST) == 0]
        _, holders = self._holders.find(asked, self._reports.oldest)
        counts = Counter(holders.tolist())
        others = [p for p in sorted(counts, key=lambda p: (-counts[p], p)) if p not in (one, other)]
        sources = {self._reports.article(place).source for place in (one, other)}
        own = [p for p in others if self._reports.article(p).source in sources]
        needed = ((own, check.OUTLET_REPORTS - 1), (others, check.PILE_REPORTS - 1))
        found = [self._held_by(self._unlike(one, of[:ASKED], n), n, common) for of, n in needed]
        return np.union1d(*found)

    def _unlike(self, one: int, others: Sequence[int], needed: int) -> list[int]:
        """Return so many reports that are about other things, each from each; or none."""
        kept, left = [one], np.array(others, dtype=np.int64)
        while len(left) and len(kept) <= needed:
            left = left[self._cosines(kept[-1], left) < check.UNLIKE]
            kept += left[:1].tolist()
            left = left[1:]
        return kept[1:] if len(kept) > needed else []

    def _held_by(self, places: Sequence[int], needed: int, common: Codes) -> Codes:
        """Return those of the runs that all of these reports hold."""
        for place in places:
            held = self._reports.runs(place).distinct
            common = np.intersect1d(common, held, assume_unique=True)
        return common if len(places) >= needed else common[:0]
