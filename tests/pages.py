"""Reading our own pages in tests: their elements, text and links, with the standard library's parser."""

from html.parser import HTMLParser

VOID = {"meta", "img", "br", "hr", "link", "input", "source"}


class Page(HTMLParser):
    """The elements of a page as (tag, attributes), its ids and links, and the text inside elements of a class."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict]] = []
        self.open: list[tuple[str, dict]] = []
        self.errors: list[str] = []
        self.pieces: list[tuple[tuple[str, ...], str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.errors.append(f"</{tag}> closes {self.open[-1] if self.open else 'nothing'}")
            return
        self.open.pop()

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.pieces.append((tuple(a.get("class") or "" for _, a in self.open), data))

    def text(self, of_class: str = "") -> str:
        """Return the text of the page, or of all elements of one class."""
        return "".join(data for classes, data in self.pieces if not of_class or any(of_class in c.split() for c in classes))

    def all(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.elements if "id" in a]

    @property
    def links(self) -> list[str]:
        return [a["href"] for a in self.all("a")]
