"""Encodings: bytes to characters, honestly: what was found, and how.

A byte order mark decides. Then UTF-8, if the bytes are valid UTF-8 beyond ASCII: other
encodings almost never are by chance, while pages that call UTF-8 Latin-1 are common, and
believing them makes mojibake. Then what the page declares (read as browsers read it:
WHATWG Encoding Standard, "iso-8859-1" is windows-1252). Then UTF-8 with a few damaged
places, which are replaced and counted. Last a guess, called one.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# Labels that browsers read as a larger set than their name says (WHATWG Encoding Standard).
_AS_BROWSERS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_SHOWN = {"cp1252": "windows-1252", "cp1254": "windows-1254"}
# What windows-1252 has in English copy: dashes, quotation marks, ellipsis, bullet, euro,
# non-breaking space, £, ©, «, ®, °, ·, », fractions.
_MARKS_1252 = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xad\xae\xb0\xb7\xbb\xbc\xbd\xbe"
)
_DAMAGE = 500  # one damaged place in as many bytes is still called UTF-8


def decoded(raw: bytes, *, is_page: bool) -> tuple[str, str]:
    r"""Return the characters, and the encoding with how it was found.

    >>> decoded("naïve".encode(), is_page=False)
    ('naïve', 'utf-8')
    >>> decoded(b"caf\x85 \x93yes\x94", is_page=False)
    ('caf… “yes”', 'windows-1252 (guessed)')
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            content = raw[len(mark) :].decode(name, "replace")
            return content, f"{name} (byte order mark)"
    if raw.isascii():
        return raw.decode("ascii"), "utf-8"
    if wide := _wide(raw):
        return raw.decode(wide, "replace"), f"{wide} (guessed)"
    declared = _declared(raw) if is_page else None
    content = raw.decode("utf-8", "replace")
    damage = content.count("�") - raw.count(b"\xef\xbf\xbd")
    if damage == 0:
        differs = declared not in (None, "utf-8")
        return content, f"utf-8 (declared {_shown(declared)})" if differs else "utf-8"
    if declared and declared != "utf-8":
        try:
            return raw.decode(declared), f"{_shown(declared)} (declared)"
        except UnicodeDecodeError:
            pass
    if damage * _DAMAGE < len(raw) and _multibyte(content) > damage:
        return content, f"utf-8 ({damage} damaged places replaced)"
    return _guessed(raw)


def _declared(raw: bytes) -> str | None:
    """Return the codec that the page's own markup names, if there is such a codec."""
    match = _DECLARED.search(raw, 0, 8192)
    if not match:
        return None
    label = (match.group(1) or match.group(2)).decode("ascii", "replace")
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    if name.startswith(("utf-16", "utf-32", "utf-7")):
        return "utf-8"  # it could not have been read up to here
    return _AS_BROWSERS.get(name, name)


def _shown(codec: str | None) -> str:
    return _SHOWN.get(codec or "", codec or "")


def _wide(raw: bytes) -> str | None:
    sample = raw[:512]
    if sample[1::2].count(0) * 2.8 > len(sample):
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) * 2.8 > len(sample) else None


def _multibyte(content: str) -> int:
    return sum(not character.isascii() for character in content) - content.count("�")


def _guessed(raw: bytes) -> tuple[str, str]:
    high = {byte for byte in raw if byte > 127}
    if high <= _MARKS_1252:
        return raw.decode("cp1252"), "windows-1252 (guessed)"
    from charset_normalizer import from_bytes  # 30 ms to import: only when nothing else told

    best = from_bytes(raw).best()
    if best is not None:
        return str(best), f"{_shown(best.encoding)} (guessed)"
    return raw.decode("cp1252", "replace"), "windows-1252 (guessed, some characters replaced)"
