"""Tables of data against tables of layout, and the column in which a cell stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

_LONGEST_CELL = 2000
_NEARLY_ALL = 0.8
_SEVERAL = 4
_WIDEST_SPAN = 100
_TALLEST_SPAN = 1000


@dataclass(slots=True)
class Table:
    """An open table: columns that cells from the rows above still fill, and what the current row holds."""

    data: bool
    spans: dict[int, int] = field(default_factory=dict)
    column: int = 0
    tabs: int = 0
    has_text: bool = False

    def start_row(self, has_text: bool) -> None:
        self.column = self.tabs = 0
        self.has_text = has_text

    def end_row(self) -> None:
        """Counts down the cells that reach below this row."""
        self.spans = {column: rows - 1 for column, rows in self.spans.items() if rows > 1}

    def place(self, cell: etree._Element) -> int:
        """How many tabs lead to this cell from what the row holds so far."""
        while self.column in self.spans:
            self.column += 1
        tabs = self.column - self.tabs
        self.tabs = self.column
        width = _span(cell.get("colspan"), _WIDEST_SPAN)
        height = _span(cell.get("rowspan"), _TALLEST_SPAN)
        for column in range(self.column, self.column + width):
            if height > 1:
                # The row itself counts as one, taken off when it ends.
                self.spans[column] = height
        self.column += width
        return tabs


def _span(value: str | None, largest: int) -> int:
    plain = (value or "").strip()
    return min(max(int(plain), 1), largest) if plain.isascii() and plain.isdigit() and len(plain) < 6 else 1


def is_data(table: etree._Element) -> bool:
    """Whether rows and columns mean something.

    One column, cells of page length, tables in cells, or a cell of several paragraphs that holds nearly all of the
    text (a page beside its menu) are layout.
    """
    if next((t for t in table.iter("table") if t is not table), None) is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    sizes = {cell: visible_size(cell) for row in rows for cell in row}
    if not sizes or max(sum(1 for cell in row if sizes[cell]) for row in rows) < 2:
        return False
    largest = max(sizes, key=lambda cell: sizes[cell])
    if sizes[largest] > _LONGEST_CELL:
        return False
    return sizes[largest] < _NEARLY_ALL * sum(sizes.values()) or _breaks(largest) < _SEVERAL


def _breaks(cell: etree._Element) -> int:
    return sum(1 for _ in cell.iter("p", "br", "h1", "h2", "h3"))


def visible_size(element: etree._Element) -> int:
    """Visible characters below an element."""
    return sum(len("".join(str(piece).split())) for piece in element.itertext())
