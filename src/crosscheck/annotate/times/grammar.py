"""The grammar of expressions of time: regular expressions over the codes of `timewords`.

Each rule has the name of the function in `anchoring` that reads it. All rules make one
expression; of two that begin at the same word, the one listed first wins, so longer forms
stand before shorter ones. Spans follow TimeML's habit: the article and a modifier belong
to the expression ("the end of March"), a preposition does not.
"""

from __future__ import annotations

import re

_NUMBER = "(?:ah|ha|h|d?Q|[NDa])s?"
_UNIT = "[uUc]"
_PART_OF = "(?:d?[Ee]od?|d?[Ee])"
_YEAR = "(?:,?Y|od?Bu|o[LTX]u)?"
_OF_YEAR = "(?:o?,?Y|,?[LTX]u|od?[LTXB]u)"

RULES: tuple[tuple[str, str], ...] = (
    ("hours", "[CD]p?Z?[-t][CD]pZ?|(?<=[ib])C[-t&]CZ?"),
    ("numeric", "(?:W,?)?J"),
    ("day_range", f"(?:W,?)?M[DO][-t][DO](?![uU]){_YEAR}|[DO][-t][DO]o?M{_YEAR}"),
    ("date", f"(?:d?E|l)?(?:W,?d?)?(?:Md?[DO](?![uU]){_YEAR}|d?[DO]o?M(?:o?,?Y)?)(?:E?P)?"),
    ("weekday_date", "Wd?O(?![uUqchx])"),
    ("nth", f"d?[OL]N?[uU]o(?:M{_OF_YEAR}?|Y|[LTX]u)"),
    ("month", f"(?:{_PART_OF}|l)?(?:d?[LTX])?M{_OF_YEAR}?"),
    ("day_near", "duAR|(?:E|l)?RP?|(?:E|l)?TuP?(?<=uP)"),
    ("night", "(?:[El])?d?[TLBX]E?P"),
    ("weekday", "(?:dPo|Ei?|l)?(?:d?[LTXB]|d)?E?W(?:E?P)?(?:o?[LTX]u)?"),
    ("every", "VN?[uUWMPSH]|w|WU"),
    ("half_year", "d?[OLX]ho(?:Y|[LTX]u)"),
    ("quarter", "d?(?:O|E|[LTX])q(?:(?:o?d?(?:yu?)?(?:Y|[LTX]u)))?|zo?Y?"),
    ("century", f"{_PART_OF}?d?E?Oc"),
    ("decade", f"{_PART_OF}?d?E?K"),
    ("fiscal", "d?[LTX]?yu?Y|j|d?[LTX]yu"),
    ("season", f"(?:{_PART_OF}|l)?(?:d?[LTXB]|d)?E?S(?:o?d?Y|o?[LTX]u)?"),
    ("years", "Y-[YD](?![uUp])"),
    ("era", "[NDYO]c?g|Ocg"),
    ("year", "(?:d?[Ee]o?|du)?Y"),
    ("ago", f"{_NUMBER}-?{_UNIT}(?:&ah)?G|[U]G"),
    ("later", f"{_NUMBER}-?{_UNIT}(?:&ah)?(?:[lF]|fn)"),
    ("around_event", f"{_NUMBER}-?{_UNIT}A|du[A]"),
    (
        "unit",
        f"(?:[El]|li|{_PART_OF})?d?(?:[LXT](?:{_NUMBER})?-?|B)[uUcq]|{_PART_OF}(?:od?)?u|lidu",
    ),
    ("recent", "d?r[uU]|n|r"),
    ("holiday", "[LXT]?H(?:,?o?Y)?(?:P)?"),
    ("clock", "(?:[CD]p|C)Z?|DkZ?p?|PZ?"),
    ("weekend", "du"),
    ("duration", f"{_NUMBER}-?[uUc](?:&ah)?|hau"),
    ("long", "(?<=i)U"),
)
GRAMMAR = re.compile("|".join(f"(?P<{name}>{rule})" for name, rule in RULES))
"""The whole grammar; ``match.lastgroup`` names the rule."""

TRIGGER = re.compile("[WMYKJCHRSPGqcuUznrwjVypkg]")
"""Codes without which no rule matches: a sentence that has none is passed over."""
