"""The grammar of expressions of time: regular expressions over the codes of `timewords`.

Each rule has the name of the function in `anchoring` that reads it. All rules make one
expression; of two that begin at the same word, the one listed first wins, so longer forms
stand before shorter ones. Spans follow TimeML's habit: the article and a modifier belong
to the expression ("the end of March"), a preposition does not.
"""

from __future__ import annotations

import re

from crosscheck.annotate.times.glance import TRIGGERS

_NUMBER = "(?:ah|ha|h|d?Q|[NDa])s?"
_UNIT = "[uUc]"
_PART_OF = "(?:d?[Ee]od?|d?[Ee])"
_YEAR = "(?:o?,?Y|od?Bu|o[LTX]u)?"
_OF_YEAR = "(?:o?,?Y|,?[LTX]u|od?[LTXB]u)"
_HOUR = "(?:[CD]p|C|[DN]k)"

RULES: tuple[tuple[str, str], ...] = (
    ("hours", "[CD]p?Z?[-t][CD]pZ?|(?<=b)[CD]p?Z?&[CD]pZ?|C[-t]CZ?|(?<=b)C&CZ?"),
    ("numeric", "(?:W,?)?J"),
    ("day_range", f"(?:W,?)?M[DO][-t][DO](?![uU]){_YEAR}|[DO][-t][DO]o?M{_YEAR}"),
    (
        "date",
        f"(?:dE?Po|dEUo|d?E|[El]i?)?(?:W,?d?)?(?:Md?[DO](?![uU]){_YEAR}|d?[DO]o?M(?:o?,?Y)?)(?:E?P)?",
    ),
    ("week_of", "duoMd?[DO](?:,?Y)?"),
    ("weekday_date", "Wd?O(?![uUqchx])"),
    ("day_number", "(?<=[itfb])dO(?:o?Tu)?(?![uUqchNL])"),
    ("nth", f"d?[OL]N?[uU]o(?:M{_OF_YEAR}?|Y|[LTX]u)"),
    ("era", "M?[NDYO]c?g|d?Ocg"),
    ("month", f"(?:{_PART_OF}|[El]i?|l)?(?:d?[LTX])?M{_OF_YEAR}?"),
    ("every", "VN?[uUWMPSH]|w|WU|v"),
    ("day_near", "duAR|(?:E|l)?RP?|(?:E|l)?TuP?(?<=uP)"),
    ("night", "(?:[El])?(?:d?[TLX]|d?BB?)E?P"),
    ("weekday", "(?:dE?Po|dEUo|[El]i?)?(?:d?[LTXB]|d)?E?W(?:E?P|id?E?P)?(?:o?[LTX]u)?"),
    ("half_year", "d?[OLX]ho(?:Y|d?[LTX]?u)"),
    ("quarter", "d?(?:O|E|[LTX])q(?:(?:o?d?(?:yu?)?(?:Y|[LTX]u)))?|zo?Y?|Y-?z"),
    ("century", f"{_PART_OF}?d?E?Oc"),
    ("decade", f"{_PART_OF}?d?E?K"),
    ("fiscal", "d?[LTX]?yu?Y|j|d?[LTX]yu"),
    ("season", f"(?:{_PART_OF}|l)?(?:d?[LTXB]|d)?E?S(?:o?d?Y|o?[LTX]u)?"),
    ("years", "Y-[YDN](?![uUp])"),
    ("year", "(?:d?[Ee]o?|[El]id?|du)?Y"),
    ("ago", f"{_NUMBER}-?{_UNIT}(?:&ah)?G|[U]G"),
    ("later", f"{_NUMBER}-?{_UNIT}(?:&ah)?(?:[lF]|fn)|Ul"),
    ("around_event", f"{_NUMBER}-?{_UNIT}A|du[A]"),
    (
        "unit",
        f"(?:[El]|li|{_PART_OF})?d?(?:[LXT](?:{_NUMBER}|s)?-?|BB?)[uUcq]|{_PART_OF}(?:od?)?u|[El]idu",
    ),
    ("recent", "d?r[uU]|n|r"),
    ("part_of_day", "(?<=i)(?:dE?P|EP)|[El]idE?P"),
    ("holiday", "[LXT]?Hu?(?:,?o?Y)?(?:P)?"),
    ("clock", f"{_HOUR}(?:id?E?P)?Z?|(?<=[itfb&-])[DN]idE?P|PZ?"),
    ("weekend", "du"),
    ("duration", f"{_NUMBER}-?[uUc](?:&ah)?|hau"),
    ("long", "(?<=i)U|m"),
)
_FIRST = "(?![-x,()&ZspAFitfbo])"  # no expression begins so: most places are passed at once
GRAMMAR = re.compile(f"{_FIRST}(?:{'|'.join(f'(?P<{name}>{rule})' for name, rule in RULES)})")
"""The whole grammar; ``match.lastgroup`` names the rule."""

TRIGGER = re.compile(f"[{TRIGGERS}]|[itfb]dO")
"""Codes without which no rule matches: a sentence that has none is passed over."""
