"""Texts that no outlet prints and that every crawl meets sooner or later."""

# ruff: noqa: E501  each text stays on its line

from __future__ import annotations

TEXTS: dict[str, str] = {
    "a single character": "x",
    "only spaces": " \t \u00a0 \u2003 ",
    "only punctuation": "?!… — “” ‘’ «» ()[]{} ;:,. " * 40,
    "only digits": "1 22 333 4,444 5.5 66% €77 88-99 1/2 000 " * 40,
    "NULs": "The mayor\x00 said \x00“Yes\x00”, on\x00 Tuesday\x00. Three\x00 died.\x00",
    "control characters": "The \x01mayor \x08said \x0b“Yes”\x1b[31m on \x7fTuesday\x85.",
    "lone surrogates": "The mayor said \ud83d “No \udc00 way” on Tuesday\udfff. \ud800 Three died.",
    "right-to-left overrides": "\u202eThe mayor\u202c said \u2067“on Tuesday”\u2069 3\u200f4 died.",
    "Arabic beside English": "قال الوزير يوم الثلاثاء “نعم” The minister said “yes”. ٣٤ قتيلا",
    "emoji": "👩‍👩‍👧‍👦 said “🔥🔥🔥” on Tuesday 🏳️‍🌈. 3️⃣ died. Mayor 🧑🏽‍🚒 Ann 🇫🇷 said “👍🏿”.",
    "combining marks": "T̸̛͉̫̪̻͇̽h̷e̷ M̵a̴y̶o̸r̷ s̴a̸i̴d̵ “N̸͎̈́o̶” on T\u0301u\u0308esday. " * 20,
    "zero-width characters": "The\u200b may\u200cor\u200d sa\ufeffid “Y\u2060es” on Tues\u200bday. 1\u200b2 died.",
    "odd spaces": "Anna\u00a0Berg\u2009said\u202f“Yes”\u3000on\u2028Tuesday.\u2029Three\x0cdied.",
    "widths and letters of other scripts": "Ｔｈｅ Ｍａｙｏｒ said “Ｙｅｓ” ①②③ Ⅻ ½ ²³ ٤٥ ৬৭ 三 died ﬁre ǅ ẞ İ ı.",
    "a case that changes length": "İSTANBUL ß ŉ ǰ ΐ ﬃ said “STRASSE” at İİİ. " * 10,
    "one very long word": "a" * 100_000 + " said “yes”.",
    "one very long capital word": "A" * 50_000 + " said “yes”.",
    "one very long number": "9" * 20_000 + " people died and 1" + ",000" * 5_000 + " fled.",
    "numbers beyond a float": "1" + "0" * 400 + " people, 1e999 people and 10^999 died; 5/0 fled.",
    "impossible dates": "On February 31, 2026, at 25:61 p.m., on 99/99/9999, in year 0 and 00000. "
    "Since the year 99999, for 99999999999999 years, 10000000 weeks ago, in 9999999 months.",
    "dates at the edge of time": "Jan. 1, 0001, Dec. 31, 9999, 9,998 years ago and in 8000 years.",
    "thousands of quotation marks": "“" * 3_000 + "words" + "”" * 3_000,
    "quotation marks that never close": "“He said ‘she said \"it said « " * 500,
    "straight marks by the thousand": '" \' ' * 5_000,
    "brackets by the thousand": "([{" * 3_000 + "words" + "}])" * 3_000,
    "a paragraph of 200,000 characters": "and then the mayor of the town said that it was so, " * 4_000,
    "a sentence of names": ", ".join(f"Ann{n} Berg{n}" for n in range(1_500)) + " said “yes”.",
    "a sentence of figures": "About " + " and ".join(f"{n} people" for n in range(2_000)) + " died.",
    "a sentence of times": "On " + " and on ".join(["Monday", "Tuesday"] * 800) + " he came.",
    "a sentence of cues": "“Yes,” " + "he said, she said, they said, " * 800,
    "thousands of short lines": "Yes.\n“No.”\nAnn Berg\n3\n" * 1_500,
    "dots and abbreviations": "Mr. Dr. St. U.S. a.m. No. ... . .. e.g. i.e. J.R.R. " * 200,
    "markup left behind": "<p>The <b>mayor</b> said &ldquo;yes&rdquo; &#0; &#x110000; <script>" * 50,
    "patterns and braces": r"{0} %s %(x)s \1 \g<0> $1 ${x} .* (?:a+)+b \ " * 50,
    "repetitions that tempt a pattern": "a" + " the the" * 2_000 + " " + "-" * 5_000 + " " + "., " * 3_000,
}  # fmt: skip
