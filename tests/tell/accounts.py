"""A rich account made by hand: what the renderings are designed and tested against."""

# ruff: noqa: E501  the words of the reports stay whole

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from crosscheck.model import (
    Account,
    Alignment,
    Alone,
    Annotations,
    Article,
    Cell,
    Comparison,
    Entity,
    Evidence,
    Fact,
    Figure,
    Finding,
    Happening,
    Kind,
    Lineage,
    Link,
    Mention,
    Naming,
    Published,
    Quantity,
    Quote,
    QuoteKind,
    Removed,
    Row,
    Sentence,
    Side,
    Skipped,
    Span,
    Speaker,
    Statement,
    Story,
    StoryAccount,
    Time,
    Told,
    Utterance,
    Verdict,
    Wording,
    content_id,
    day_interval,
)
from crosscheck.settings import Settings
from crosscheck.tell.speakers import Cast

REPORTS = Path(__file__).parent / "reports"


def _text(name: str) -> str:
    return (REPORTS / f"{name}.txt").read_text(encoding="utf-8")


FERRY_WIRE_TEXT = _text("ferry_wire")
FERRY_PICKUP_TEXT = _text("ferry_pickup")
FERRY_POST_TEXT = _text("ferry_post")
FERRY_STAR_TEXT = _text("ferry_star")
FERRY_COURIER_TEXT = _text("ferry_courier")
TRAM_HERALD_TEXT = _text("tram_herald")
TRAM_STAR_TEXT = _text("tram_star")


def article(source: str, title: str, text: str, at: str | None = None, **more: object) -> Article:
    published = None
    if at:
        start = datetime.fromisoformat(at)
        published = Published(start, start + timedelta(minutes=1), "minute", "json-ld")
    location = source.lower().replace(" ", "-") + ".html"
    key = content_id(source, title, text)
    return Article(key, source, title, text.rstrip("\n"), location, published, **more)  # type: ignore[arg-type]


def place(report: Article, words: str, nth: int = 0) -> Span:
    """Return the span of some words in a report."""
    start = -1
    for _ in range(nth + 1):
        start = report.text.index(words, start + 1)
    return report.span(start, start + len(words))


WIRE = article(
    "Coastal Wire",
    "Ferry hits breakwater off Port Elsin, at least seven dead",
    FERRY_WIRE_TEXT,
    "2026-03-17T21:05+01:00",
    url="https://wire.example/lady-maren",
    credit="Coastal Wire",
    dateline="PORT ELSIN (Coastal Wire)",
    language="en",
)
PICKUP = article(
    "Harbour Times",
    "Seven dead as ferry strikes breakwater",
    FERRY_PICKUP_TEXT,
    "2026-03-17T21:40+01:00",
    credit="Coastal Wire",
    language="en",
    removed=(
        Removed("Share this article", "share link"),
        Removed("Photo: A. Berg", "picture credit"),
    ),
)
POST = article(
    "Meridian Post",
    "“A scream of metal”: ferry disaster in the fog",
    FERRY_POST_TEXT,
    "2026-03-17T22:20+01:00",
    url="https://meridian.example/2026/03/17/ferry",
    byline="Lena Moravec",
    language="en",
    removed=(Removed("Read more: The ferries that time forgot", "link to another article"),),
)
STAR = article(
    "Elsin Star",
    "Toll in Lady Maren disaster rises to nine",
    FERRY_STAR_TEXT,
    "2026-03-18T11:30+01:00",
    byline="Staff",
    language="en",
)
COURIER = article("Vale Courier", "An island waits for its boat", FERRY_COURIER_TEXT, language="en")
FERRY = (WIRE, PICKUP, POST, STAR, COURIER)

DAY = datetime(2026, 3, 17)
TUESDAY = day_interval(DAY.date(), "story")


def _mention(report: Article, words: str, kind: Kind, name: str = "", nth: int = 0) -> Mention:
    span = place(report, words, nth)
    return Mention(span, words, kind, name or words)


def _quote(
    report: Article,
    words: str,
    kind: QuoteKind,
    cue: str | None = None,
    said_by: str | None = None,
    *,
    name: str | None = None,
    speaker_kind: Kind = "person",
    anonymous: bool = False,
) -> Quote:
    span = place(report, words)
    speaker = None
    if said_by:
        speaker_span = place(report, said_by)
        speaker = Speaker(speaker_span, said_by, name or said_by, speaker_kind, anonymous)
    cue_span = place(report, cue) if cue else None
    return Quote(content_id(span), span, words, kind, cue_span, cue, speaker)


def _figure(
    report: Article,
    words: str,
    low: float | None,
    high: float | None,
    about: tuple[str, ...],
    **more: object,
) -> Figure:
    return Figure(place(report, words), words, low, high, about=about, **more)  # type: ignore[arg-type]


SCREAM = "We heard a scream of metal, and then the lights went out,"
SAIL = "No ship will sail until we know exactly what happened on that bridge,"
QUOTES = (
    _quote(WIRE, SCREAM, "direct", "said", "Tomas Wieck"),
    _quote(WIRE, SAIL, "direct", "said", "Reyes", name="Ana Reyes"),
    _quote(
        WIRE,
        "the ferry's radar had been reported faulty on Friday",
        "indirect",
        "said",
        "A senior coast guard official",
        anonymous=True,
    ),
    _quote(PICKUP, SCREAM, "direct", "said", "Tomas Wieck"),
    _quote(PICKUP, SAIL, "direct", "said", "Reyes", name="Ana Reyes"),
    _quote(
        POST,
        "No ship will sail until we know what happened on that bridge,",
        "direct",
        "told",
        "Ana Reyes",
    ),
    _quote(
        POST,
        "Families are owed the truth, and they are owed it soon,",
        "direct",
        "added",
        "she",
        name="Ana Reyes",
    ),
    _quote(POST, "perhaps three seconds", "partial", "said", "Wieck", name="Wieck"),
    _quote(
        POST,
        "The radar of the Lady Maren had been reported faulty four days earlier",
        "indirect",
        "according to",
        "two people who have seen the maintenance log",
        speaker_kind="group",
        anonymous=True,
    ),
    _quote(
        POST, "speculation", "partial", "called", "The Norrland Line", speaker_kind="organisation"
    ),
    _quote(
        POST,
        "inspected to the letter",
        "partial",
        "said",
        "The Norrland Line",
        speaker_kind="organisation",
    ),
    _quote(
        STAR,
        "No ship will leave until we know exactly what happened on the bridge,",
        "direct",
        "said",
        "the transport ministry",
        speaker_kind="organisation",
    ),
    _quote(
        STAR, "He did everything that a captain can do in such fog,", "direct", "said", "Petra Lund"
    ),
    _quote(COURIER, "the boat", "scare"),
    _quote(
        COURIER, "They owe us the truth, and they owe it soon,", "direct", "said", "Signe Aalto"
    ),
)


def _entity(kind: Kind, name: str, *mentions: Mention, roles: tuple[str, ...] = ()) -> Entity:
    forms = sorted({mention.name for mention in mentions})
    spellings = tuple((form, tuple(m.span for m in mentions if m.name == form)) for form in forms)
    return Entity(content_id(kind, name), kind, name, mentions, spellings, roles)


REYES = _entity(
    "person",
    "Ana Reyes",
    _mention(WIRE, "Ana Reyes", "person"),
    _mention(WIRE, "Reyes", "person", "Ana Reyes", 1),
    _mention(PICKUP, "Ana Reyes", "person"),
    _mention(PICKUP, "Reyes", "person", "Ana Reyes", 1),
    _mention(POST, "Ana Reyes", "person"),
    _mention(STAR, "Ana Reyes", "person"),
    _mention(COURIER, "Ana Reyes", "person"),
    roles=("Transport Minister", "the transport minister"),
)
HARTWIG = _entity(
    "person",
    "Jonas Hartwig",
    _mention(POST, "Jonas Hartwig", "person"),
    _mention(POST, "Hartwig", "person", "Jonas Hartwig", 1),
    _mention(STAR, "Jonas Hartvig", "person"),
    roles=("Captain",),
)
WIECK = _entity(
    "person",
    "Tomas Wieck",
    _mention(WIRE, "Tomas Wieck", "person"),
    _mention(PICKUP, "Tomas Wieck", "person"),
    _mention(POST, "Wieck", "person"),
)
LUND = _entity("person", "Petra Lund", _mention(STAR, "Petra Lund", "person"))
AALTO = _entity("person", "Signe Aalto", _mention(COURIER, "Signe Aalto", "person"))
MAREN = _entity("other", "Lady Maren", *(_mention(r, "Lady Maren", "other") for r in FERRY))
LINE = _entity(
    "organisation",
    "Norrland Line",
    *(_mention(r, "Norrland Line", "organisation") for r in (WIRE, PICKUP, POST, COURIER)),
)
PORT = _entity(
    "place",
    "Port Elsin",
    *(_mention(r, "Port Elsin", "place") for r in (WIRE, PICKUP, POST, STAR)),
)

DEAD = (
    _figure(WIRE, "at least seven", 7, None, ("kill",), bound="at_least", hedge="at least",
            counted="people", said_by="officials"),
    _figure(PICKUP, "at least seven", 7, None, ("kill",), bound="at_least", hedge="at least",
            counted="people", said_by="officials"),
    _figure(POST, "Seven", 7, 7, ("kill",), counted="people", said_by="rescuers"),
    _figure(STAR, "nine", 9, 9, ("kill",), said_by="the harbour police"),
    _figure(COURIER, "Seven", 7, 7, ("kill",), counted="islanders"),
)  # fmt: skip
ABOARD = (
    _figure(WIRE, "about 140", 140, 140, ("people", "board"), bound="about", hedge="about",
            counted="people", said_by="the coast guard"),
    _figure(PICKUP, "about 140", 140, 140, ("people", "board"), bound="about", hedge="about",
            counted="people", said_by="the coast guard"),
    _figure(POST, "138", 138, 138, ("people", "board"), counted="passengers"),
    _figure(STAR, "roughly 140", 140, 140, ("people", "board"), bound="about", hedge="roughly",
            counted="people"),
    _figure(COURIER, "around 180", 180, 180, ("people", "board"), bound="about", hedge="around",
            counted="people on board", said_by="the coast guard"),
)  # fmt: skip
HURT = (
    _figure(WIRE, "dozens", 24, 99, ("injure",), bound="range", said_by="officials"),
    _figure(POST, "41", 41, 41, ("hurt",), said_by="rescuers"),
    _figure(STAR, "38", 38, 38, ("injure",), said_by="Saint Brida hospital"),
)


def _time(report: Article, words: str, day: int, anchor: str = "article") -> Time:
    start = datetime(2026, 3, day)
    end = start + timedelta(days=1)
    return Time(place(report, words), words, start, end, "day", anchor)  # type: ignore[arg-type]


TIMES = (
    _time(WIRE, "Tuesday", 17),
    _time(WIRE, "on Friday", 13),
    _time(PICKUP, "Tuesday", 17),
    _time(POST, "Tuesday", 17),
    _time(STAR, "Wednesday", 18),
    _time(COURIER, "Wednesday", 18, "story"),
)


def _sentences(report: Article) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(Span(report.id, start, end), report.text[start:end], number)
        for number, (start, end) in enumerate(report.paragraphs())
    )


def _annotations(report: Article, story: Story) -> Annotations:
    entities = (REYES, HARTWIG, WIECK, LUND, AALTO, MAREN, LINE, PORT)
    mentions = sorted(
        (m for entity in entities for m in entity.mentions if m.span.article == report.id),
        key=lambda m: m.span,
    )
    quotes = tuple(quote for quote in QUOTES if quote.span.article == report.id)
    figures = tuple(
        sorted(
            (f for f in (*DEAD, *ABOARD, *HURT) if f.span.article == report.id),
            key=lambda f: f.span,
        )
    )
    times = tuple(time for time in TIMES if time.span.article == report.id)
    anchor = story.anchor(report)
    return Annotations(report, anchor, _sentences(report), tuple(mentions), quotes, figures, times)


def _row(
    text: tuple[Article, str],
    others: tuple[tuple[Article, str], ...],
    differs: tuple[tuple[Article, str], ...] = (),
) -> Row:
    said = {report.id: place(report, words) for report, words in (text, *others)}
    unlike = {report.id: place(report, words) for report, words in differs}
    span = said[text[0].id]
    statement = Statement(content_id(span), span, text[1], tuple(said.values()))
    cells = []
    for report in FERRY:
        verdict: Verdict = "not_seen"
        if report.id in said:
            verdict = "reported"
        elif report.id in unlike:
            verdict = "differs"
        cells.append(Cell(report.id, verdict, said.get(report.id) or unlike.get(report.id)))
    return Row(statement, FERRY_STORY.independent(said), tuple(cells))


WIRE_COPY = Link(
    "copy",
    WIRE.id,
    PICKUP.id,
    True,
    0.94,
    ((place(WIRE, "The Lady Maren was carrying about 140 people from Vale Island"),
      place(PICKUP, "The Lady Maren was carrying about 140 people from Vale Island")),),
    (Evidence("containment", 0.94, "94% of its five-word runs stand in the source"),),
)  # fmt: skip
FERRY_STORY = Story(
    "5e1fa90b3c21",
    WIRE.title,
    FERRY,
    (
        Lineage(
            "a1a1a1a1a1a1",
            (WIRE.id, PICKUP.id),
            "Coastal Wire",
            (WIRE_COPY,),
            (Evidence("credit", 1.0, "both reports credit Coastal Wire"),),
        ),
        Lineage("b2b2b2b2b2b2", (POST.id,)),
        Lineage("c3c3c3c3c3c3", (STAR.id,)),
        Lineage("d4d4d4d4d4d4", (COURIER.id,)),
    ),
    TUESDAY,
    evidence=(Evidence("rare words", 0.61, "Lady Maren, breakwater, Norrland"),),
)

STRUCK = "A passenger ferry struck a breakwater outside Port Elsin on Tuesday evening"
RADAR = "The radar of the Lady Maren had been reported faulty four days earlier"
MATRIX = (
    _row(
        (WIRE, STRUCK),
        (
            (PICKUP, STRUCK),
            (POST, "the ferry Lady Maren ran into the breakwater of Port Elsin in thick fog on Tuesday"),
            (STAR, "The vessel ploughed into the northern breakwater shortly before 7 p.m. on Tuesday."),
        ),
    ),
    _row(
        (POST, RADAR),
        (
            (WIRE, "the ferry's radar had been reported faulty on Friday"),
            (COURIER, "The boat's radar had been out of order since Friday"),
        ),
    ),
    _row(
        (WIRE, "The Lady Maren was carrying about 140 people from Vale Island"),
        (
            (PICKUP, "The Lady Maren was carrying about 140 people from Vale Island"),
            (POST, "The ferry, with 138 passengers and a crew of nine, had left Vale Island on time"),
            (STAR, "Of the roughly 140 people on board the Lady Maren"),
        ),
        ((COURIER, "the number of people on board at around 180"),),
    ),
    _row(
        (POST, "Captain Jonas Hartwig, 52, was among the survivors and was being questioned"),
        ((STAR, "Captain Jonas Hartvig was released after questioning"),),
    ),
    _row(
        (WIRE, "Norrland Line said it was cooperating with investigators and declined to comment further."),
        ((PICKUP, "Norrland Line said it was cooperating with investigators and declined to comment further."),),
    ),
)  # fmt: skip

OMITTED = "its text is whole, and appeared 13 hours after Meridian Post, which tells it"
MATRIX = (
    MATRIX[0],
    replace(
        MATRIX[1],
        cells=tuple(
            replace(cell, omitted=OMITTED) if cell.article == STAR.id else cell
            for cell in MATRIX[1].cells
        ),
    ),
    *MATRIX[2:],
)
ALONE = (
    Alone(
        MATRIX[4].statement,
        FERRY_STORY.lineages[0].id,
        3,
        1,
        (
            Evidence("own quote", 0.8, "quotes Norrland Line", (MATRIX[4].statement.span,)),
            Evidence("own words", 0.7, "70% of its content", (MATRIX[4].statement.span,)),
        ),
    ),
)

SAIL_UTTERANCE = Utterance(
    "0a0a0a0a0a0a",
    None,
    tuple(QUOTES[n].id for n in (1, 4, 5, 11)),
    (
        Wording(SAIL, (QUOTES[1].span, QUOTES[4].span)),
        Wording(QUOTES[5].text, (QUOTES[5].span,)),
        Wording(QUOTES[11].text, (QUOTES[11].span,)),
    ),
    (Evidence("words in common", 0.92, "11 of 12 words, in order"),),
)
SCREAM_UTTERANCE = Utterance(
    "1b1b1b1b1b1b",
    WIECK.id,
    (QUOTES[0].id, QUOTES[3].id),
    (Wording(SCREAM, (QUOTES[0].span, QUOTES[3].span)),),
)

FINDINGS = (
    Finding(
        "f10000000001",
        "figure",
        "people on board",
        (
            Side("about 140", (ABOARD[0].span, ABOARD[1].span, ABOARD[3].span, ABOARD[2].span)),
            Side("around 180", (ABOARD[4].span,)),
        ),
        "Both count the people on board the Lady Maren at the time of the accident; 180 is 29% more than 140, beyond what “about” covers.",
        (Evidence("same thing counted", 1.0, "people, board", (ABOARD[0].counted_span or ABOARD[0].span,)),),
    ),
    Finding(
        "f10000000002",
        "update",
        "people killed",
        (
            Side("7", (DEAD[2].span, DEAD[4].span)),
            Side("nine", (DEAD[3].span,)),
        ),
        "The later report says that the number rose: an update from Tuesday 17 March, 22:20 to Wednesday 18 March, 11:30.",
        (Evidence("rose", 1.0, "“rose to nine on Wednesday”", (place(STAR, "rose to nine on Wednesday"),)),),
    ),
    Finding(
        "f10000000003",
        "name",
        "Jonas Hartwig",
        (
            Side("Jonas Hartwig", (HARTWIG.mentions[0].span,)),
            Side("Jonas Hartvig", (HARTWIG.mentions[2].span,)),
        ),
        "One letter differs, and both are the captain of the Lady Maren.",
    ),
    Finding(
        "f10000000004",
        "speaker",
        "“No ship will sail until we know exactly what happened on that bridge,”",
        (
            Side("Ana Reyes", (QUOTES[1].span, QUOTES[4].span, QUOTES[5].span)),
            Side("the transport ministry", (QUOTES[11].span,)),
        ),
        "The same words are given to two speakers.",
    ),
    Finding(
        "f10000000005",
        "wording",
        "Ana Reyes’s words",
        (
            Side("No ship will sail", (QUOTES[1].span, QUOTES[4].span, QUOTES[5].span)),
            Side("No ship will leave", (QUOTES[11].span,)),
        ),
        "The same words are printed in two ways between quotation marks.",
    ),
    Finding(
        "f10000000006",
        "time",
        "the radar’s fault",
        (
            Side("Friday 13 March 2026", (place(WIRE, "on Friday"), place(COURIER, "since Friday"))),
            Side("four days earlier", (place(POST, "four days earlier"),)),
        ),
        "Reports date the same fault differently.",
    ),
    Finding(
        "f10000000007",
        "status",
        "visit of Ana Reyes to the injured",
        (
            Side("visited", (place(STAR, "visited survivors at the hospital on Wednesday morning"),)),
            Side("is expected to visit", (place(COURIER, "is expected to visit the injured on Wednesday"),)),
        ),
        "One report was written before the visit, one after it.",
    ),
)  # fmt: skip

FACTS = (
    Fact(
        "date",
        "2026-03-17",
        (place(WIRE, "Tuesday evening"), place(PICKUP, "Tuesday evening"), place(POST, "Tuesday")),
        2,
        evidence=(Evidence("event", 2.0, spans=(place(POST, "Tuesday"),)),),
    ),
    Fact("place", "Port Elsin", (place(POST, "Port Elsin"),), 1),
    Fact(
        "killed",
        "7",
        (place(POST, "Seven people died"),),
        1,
        (Side("9", (place(STAR, FERRY_STAR_TEXT.split("\n")[0]),)),),
    ),
)
CATASTROPHE = "“catastrophe” is a word that makes more of an act or amount; plainer: “failure”"
WORDING = (
    Naming(
        "the accident",
        (
            Wording("accident", (place(POST, "accident"),)),
            Wording("disaster", (place(STAR, "disaster"),)),
            Wording("catastrophe", (place(COURIER, "catastrophe"),), CATASTROPHE),
        ),
    ),
    Naming(
        "the Lady Maren",
        (
            Wording("ferry", (place(WIRE, "ferry"), place(PICKUP, "ferry"), place(POST, "ferry"))),
            Wording("vessel", (place(STAR, "vessel"),)),
            Wording("the boat", (place(COURIER, "the boat"),)),
        ),
    ),
)


def _quoted(first: Span, *others: Span) -> Told:
    text = first.of(FERRY_STORY.article(first.article).text)
    spans = (first, *others)
    return Told(text, spans, FERRY_STORY.independent(span.article for span in spans))


DIGEST = (
    _quoted(
        place(WIRE, FERRY_WIRE_TEXT.split(" - ")[1].split("\n")[0]),
        MATRIX[0].cells[1].span or TIMES[0].span,
        place(POST, FERRY_POST_TEXT.split("\n")[0]),
    ),
    _quoted(
        place(STAR, FERRY_STAR_TEXT.split("\n")[0]),
    ),
    _quoted(
        place(POST, FERRY_POST_TEXT.split("\n")[5]),
        place(WIRE, FERRY_WIRE_TEXT.split("\n")[4]),
        place(COURIER, FERRY_COURIER_TEXT.split("\n")[4]),
    ),
)
TIMELINE = (
    Happening(
        datetime(2026, 3, 13),
        datetime(2026, 3, 14),
        "day",
        "The boat's radar had been out of order since Friday",
        (place(COURIER, "The boat's radar had been out of order since Friday"),),
    ),
    Happening(
        datetime(2026, 3, 17, 18, 40),
        datetime(2026, 3, 17, 18, 41),
        "minute",
        "it hit the northern breakwater at 6:40 p.m. in heavy fog",
        (
            place(WIRE, "it hit the northern breakwater at 6:40 p.m. in heavy fog"),
            place(PICKUP, "it hit the northern breakwater at 6:40 p.m. in heavy fog"),
        ),
    ),
    Happening(
        datetime(2026, 3, 18),
        datetime(2026, 3, 19),
        "day",
        FERRY_STAR_TEXT.split("\n")[0],
        (place(STAR, FERRY_STAR_TEXT.split("\n")[0]),),
    ),
)


def ferry() -> StoryAccount:
    """Return a story with something of everything."""
    alignment = Alignment(
        FERRY_STORY,
        tuple(_annotations(report, FERRY_STORY) for report in FERRY),
        (REYES, HARTWIG, WIECK, LUND, AALTO, MAREN, LINE, PORT),
        (SAIL_UTTERANCE, SCREAM_UTTERANCE),
        tuple(row.statement for row in MATRIX),
        (
            Quantity("9d0000000001", "people killed", DEAD),
            Quantity("9d0000000002", "people on board", ABOARD),
            Quantity("9d0000000003", "injured", HURT),
        ),
    )
    comparison = Comparison(alignment, MATRIX, FINDINGS, WORDING, FACTS, alone=ALONE)
    return StoryAccount(comparison, DIGEST, TIMELINE)


HERALD = article(
    "Elsin Herald", "Council ends the tram", TRAM_HERALD_TEXT, "2026-03-16T20:00+01:00"
)
TRAM_TODAY = article("Elsin Star", "Old-town tram to close", TRAM_STAR_TEXT)


def tram() -> StoryAccount:
    """Return a story of two reports with next to nothing found in it."""
    story = Story(
        "77aa00bb11cc",
        HERALD.title,
        (HERALD, TRAM_TODAY),
        (Lineage("e5e5e5e5e5e5", (HERALD.id,)), Lineage("f6f6f6f6f6f6", (TRAM_TODAY.id,))),
        HERALD.published,
    )
    annotations = tuple(Annotations(a, story.anchor(a), _sentences(a)) for a in story.articles)
    return StoryAccount(Comparison(Alignment(story, annotations)))


def whole() -> Account:
    """Return an account of two stories, with what was left out of it."""
    skipped = (
        Skipped("coverage/broken.html", "read", "not text: 3,112 of 4,096 bytes are binary"),
        Skipped("coverage/le-ferry.html", "clean", "language is fr; settings read en"),
    )
    settings = Settings().shown()
    return Account((*FERRY, HERALD, TRAM_TODAY), (ferry(), tram()), skipped, settings)


HOSTILE_TEXT = (
    "</article><script>window.hacked = 1</script> said “\u202egnihton</p>” & <b>more</b>.\n"
    "\u2067“He came,” <img src=x onerror=\"window.hacked = 1\"> the official said\u0000.\n"
    "𝒯𝒽𝑒 🜚 offsets count code points: “𝒬uoted” stands here.\n"
    "{{ 7 * 7 }} {% raw %} </style> javascript:window.hacked=1"
)  # fmt: skip


def hostile() -> Account:
    """Return an account whose every text tries to break out of the page."""
    evil = '"><script>window.hacked = 1</script>'
    report = article(evil, evil, HOSTILE_TEXT, url="javascript:window.hacked=1", byline=evil)
    story = Story("666", evil, (report,), (Lineage("666", (report.id,), evil),))
    quoted = place(report, "𝒬uoted")
    quote = Quote(content_id(quoted), quoted, "𝒬uoted", "partial")
    notes = Annotations(report, None, _sentences(report), (), (quote,))
    finding = Finding(
        "f666", "figure", evil, (Side(evil, (quoted,)), Side("\u202eevil", (quoted,))), evil
    )
    told = StoryAccount(
        Comparison(Alignment(story, (notes,)), (), (finding,)),
        (Told("𝒬uoted", (quoted,), 1),),
    )
    return Account((report,), (told,), (Skipped(evil, "read", evil),))


def office_speaker() -> Speaker:
    """Return an office that is named for a person."""
    words = "Ana Reyes told"
    return Speaker(place(POST, words), words, "Ana Reyes's office", "organisation")


def office_cast() -> Cast:
    """Return the cast of the ferry's story."""
    return Cast(ferry().alignment)
