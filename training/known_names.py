"""Make `crosscheck/annotate/lists/known_names.txt`: what news mostly means by a name.

Counts only: over the 8,000 unlabelled news articles, in how many of them a name is a
person's, an organisation's, a place's … by its context and by its words. Kept are names of
at least `MIN_ARTICLES` articles that agree to four fifths, and words that are mostly first
or last words of people's names. Re-run by ``make training``,
which starts from an empty list, so that what ships depends on data and code alone.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

from bench.corpora import lines
from crosscheck.annotate.names.mentions import kinds_of_names
from crosscheck.model import Article

TARGET = Path(__file__).parents[1] / "src/crosscheck/annotate/lists/known_names.txt"
HEAD = """\
# What news mostly means by a name: kind (or "first", "last" for words of people's names) and
# in how many articles. Made by training/known_names.py from counts over 8,000 news articles.
"""
MIN_ARTICLES, AGREEING = 5, 0.8


def counted() -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Return for each name its articles by kind, for each word those by its place in a name."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for row in lines("unlabelled/news_articles"):
        article = Article(row["id"], "", "", row["text"], "")
        for name, kind in sorted(kinds_of_names(article).items()):
            names[name][kind or "none"] += 1
            parts = name.split()
            if len(parts) > 1:
                person = kind == "person" and len(parts) < 4
                words[parts[0]]["first" if person else "else"] += 1
                words[parts[-1]]["last" if person else "else"] += 1
    return names, words


def main() -> None:
    """Write the list in order of the names; with ``--empty``, nothing but its head."""
    rows = []
    for counts in () if "--empty" in sys.argv else counted():
        for name, articles in counts.items():
            kind, most = max(sorted(articles.items()), key=lambda pair: pair[1])
            enough = sum(articles.values()) >= MIN_ARTICLES and kind != "else"
            if enough and most >= AGREEING * sum(articles.values()) and "\t" not in name:
                rows.append(f"{name}\t{kind}\t{most}\n")
    body = (HEAD + "".join(sorted(rows))).encode()
    TARGET.write_bytes(body)
    print(f"{TARGET.name}: {len(rows)} entries, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
