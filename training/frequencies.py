"""Make `crosscheck/text/frequencies.txt.gz`: how common words are in news, and how they are cased.

Counts only: for each folded word that stands in at least five of the 8,000 unlabelled news
articles, the number of articles that hold it, how often it stands in lower case, and how
often it stands capitalised where a sentence does not begin. Re-run by ``make training``.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

from crosscheck.text.fold import fold
from crosscheck.text.tokens import tokens

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
SOURCE = SHARED / "unlabelled" / "news_articles.jsonl.gz"
TARGET = Path(__file__).parents[1] / "src" / "crosscheck" / "text" / "frequencies.txt.gz"
MIN_ARTICLES = 5


def counts() -> tuple[int, Counter[str], Counter[str], Counter[str]]:
    """Return the number of articles, and per folded word: articles, lower, capitalised."""
    articles, lower, upper = Counter[str](), Counter[str](), Counter[str]()
    total = 0
    with gzip.open(SOURCE, "rt", encoding="utf-8") as lines:
        for line in lines:
            total += 1
            seen: set[str] = set()
            before = "."
            for token in tokens(json.loads(line)["text"]):
                if not token.text[0].isalpha():
                    before = token.text
                    continue
                word = fold(token.text)
                seen.add(word)
                if token.text.islower():
                    lower[word] += 1
                elif before[-1].isalnum() or before == ",":
                    upper[word] += 1
                before = token.text
            articles.update(seen)
    return total, articles, lower, upper


def main() -> None:
    """Write the list, commonest first, byte for byte the same each time."""
    total, articles, lower, upper = counts()
    kept = sorted((-n, w) for w, n in articles.items() if n >= MIN_ARTICLES and w.isascii())
    rows = "".join(f"{w}\t{-n}\t{lower[w]}\t{upper[w]}\n" for n, w in kept)
    with TARGET.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as packed:
        packed.write(f"# articles\t{total}\n{rows}".encode())
    print(f"{TARGET.name}: {len(kept)} words of {total} articles, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
