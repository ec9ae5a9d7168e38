"""Any document whatever reads back from its export, and the export is valid."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.models import Amendment, Document, Mark, Outline, Part, Provision
from ingest.outline.tiling import fill
from tests.research.akn_checks import document, same, valid

_ELEMENTS = (
    "article", "chapter", "section", "paragraph", "point", "level", "conclusions", "decision", "background", "annex",
    "introduction", "component", "preamble", "recital", "item", "schedule", "crossheading", "title", "list",
)  # fmt: skip
_MARKS = ("heading", "table", "row", "cell", "quote", "footnote", "footnote_ref", "list_item", "centre")


def spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    place = st.integers(0, len(text))
    return st.tuples(place, place).map(lambda pair: (min(pair), max(pair)))


@st.composite
def outlines(draw: st.DrawFn, text: str) -> Outline:
    """Any tree over visible extents; what lies between its top provisions is parts."""
    trimmed = []
    for start, end in draw(st.lists(spans(text), max_size=12)):
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        if words.strip():
            trimmed.append((start, start + len(words.strip())))
    nodes: list[tuple[int, int, list[int]]] = []
    stack: list[int] = []
    top: list[int] = []
    for start, end in sorted(trimmed, key=lambda s: (s[0], -s[1])):
        while stack and nodes[stack[-1]][1] <= start:
            stack.pop()
        if stack and nodes[stack[-1]][1] < end:
            continue
        (nodes[stack[-1]][2] if stack else top).append(len(nodes))
        stack.append(len(nodes))
        nodes.append((start, end, []))
    built: dict[int, Provision] = {}
    for i in reversed(range(len(nodes))):
        start, end, children = nodes[i]
        built[i] = draw(provisions(text, start, end, i, tuple(built[c] for c in children)))
    provisions_ = tuple(built[i] for i in top)
    names = st.sampled_from(("title", "preface", "toc", "addressee", "signature", "furniture", "other"))
    regions = [Part(draw(names), *span) for span in draw(st.lists(spans(text), max_size=4))]  # type: ignore[arg-type]
    amendments = tuple(draw(st.lists(changes(text, [p.eid for p in built.values()]), max_size=3))) if built else ()
    return Outline(provisions_, fill(text, provisions_, regions), amendments)


def provisions(
    text: str, start: int, end: int, number: int, children: tuple[Provision, ...]
) -> st.SearchStrategy[Provision]:
    element = st.sampled_from(_ELEMENTS)
    cut = st.integers(start, min(end, start + 6))
    printed = st.tuples(cut, cut).map(lambda pair: text[start : min(pair)])
    words = st.one_of(st.just(""), printed, printed.map(str.strip), st.text("甲乙ab（）【】1 ", max_size=3))
    names = st.lists(st.sampled_from(("第七条", "s-4", "a b", "§ 1")), max_size=2, unique=True).map(tuple)
    wid = st.sampled_from(("", "", "art_3"))
    return st.builds(
        lambda e, n, h, a, w: Provision(f"{e}_{number}", e, n, h, start, end, children, a, w),
        element, words, words, names, wid,
    )  # fmt: skip


def changes(text: str, eids: list[str]) -> st.SearchStrategy[Amendment]:
    action = st.sampled_from(("insertion", "substitution", "repeal", "renumbering"))
    words = st.none() | spans(text)
    label = st.sampled_from(("", "第三条第二款", "s 4"))
    return st.builds(
        Amendment, st.sampled_from(eids), action, st.sampled_from(("船法", "Boats Act")), label, label, words, words
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text("甲乙丙ab1. \n\n\t（一）【】“”", min_size=1, max_size=120).map(str.strip).filter(bool))
    kind = st.sampled_from(_MARKS)
    label = st.sampled_from(("", "1", "(a) x", "1."))
    mark = st.builds(lambda k, s, n, t: Mark(k, *s, n, t), kind, spans(text), st.integers(0, 3), label)
    marks = tuple(draw(st.lists(mark | lined(text, mark), max_size=12)))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    pages = tuple(zip([0, *edges], [*edges, len(text)], strict=True)) if edges else ()
    outline = draw(outlines(text))
    return document(text, outline, draw(st.sampled_from(("law", "opinion", "notice"))), marks=marks, pages=pages)


def lined(text: str, mark: st.SearchStrategy[Mark]) -> st.SearchStrategy[Mark]:
    """Marks widened to whole lines, as the markup of files has them."""

    def widened(found: Mark) -> Mark:
        start = text.rfind("\n", 0, found.start) + 1
        end = text.find("\n", found.end)
        end = len(text) if end < 0 else end
        words = text[start:end]
        return replace(found, start=start + len(words) - len(words.lstrip()), end=start + len(words.rstrip()))

    return mark.map(widened).filter(lambda m: m.start <= m.end)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_reads_back(written: Document) -> None:
    valid(same(written))
