"""Tables of data against tables of layout, and the column in which a cell stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

_LONGEST_CELL = 2000
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
    """Whether rows and columns mean something. One column, cells of page length or tables in cells are layout."""
    if next((t for t in table.iter("table") if t is not table), None) is not None:
        return False
    widest = 0
    for row in table.iter("tr"):
        sizes = [visible_size(cell) for cell in row if cell.tag in ("td", "th")]
        if any(size > _LONGEST_CELL for size in sizes):
            return False
        widest = max(widest, sum(1 for size in sizes if size))
    return widest > 1


def visible_size(element: etree._Element) -> int:
    """Visible characters below an element."""
    return sum(len("".join(str(piece).split())) for piece in element.itertext())
