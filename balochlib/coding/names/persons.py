"""Persons: officials, speakers and others whom a text names, found by their title, their role or the verb of saying."""

from __future__ import annotations

import re
from functools import cache

from balochlib.coding.names.organisations import HEADS
from balochlib.coding.names.registry import Mention, load_cues
from balochlib.text.article import Article

_PART = r"(?:[A-Z][a-z\u00c0-\u024f]+(?:['\u2019-][A-Za-z][a-z]+)?|[A-Z]\.|[A-Z]{2,3}(?=[ ][A-Z][a-z]))"
_PARTICLE = r"(?:bin|ibn|al|ul|ur|ud|de|van|von|e)"
_NAME = rf"{_PART}(?:[ -](?:{_PARTICLE}[ -])?{_PART}){{0,4}}"
_SAY = (
    r"(?:said|says|told|added|noted|stated|claimed|argued|warned|wrote|writes|confirmed|explained|insisted|denied|announced|vowed"
    r"|tweeted|recalled|promised|condemned)"
)
_ROLE = (
    r"(?:an?|the|a senior|who|whose|then|former|head|chief|chairman|president|director|spokes\w+|leader|professor|minister|deputy"
    r"|assistant|senior|police|commissioner|founder|general|home|in charge|central)"
)
_BY_ROLE = re.compile(rf"(?<![\w'\u2019-])({_NAME}), (?={_ROLE} )")
_BY_SAYING = re.compile(
    rf"(?<![\w'\u2019-])({_NAME}) (?={_SAY}\b)|\b(?:{_SAY}|according to|According to) ({_NAME})(?= of | at | in "
    rf"|[,.;]|$)"
)
_IN_BODY = re.compile(rf"\b(?:{HEADS}) (?:of|for|on) (?:the )?$")  # "the Institute of Frontier Studies said"
_NAMED = re.compile(rf"\b(?:named|called|named as|identified as|identified as one) ({_NAME})")


_HONORIFICS = frozenset(  # part of the name
    ["Mir", "Sardar", "Nawab", "Nawabzada", "Sheikh", "Syed", "Amir", "Haji", "Sir", "Malik", "Mullah", "Maulana", "Mufti"]
)


@cache
def _by_title() -> re.Pattern:
    titles = "|".join(sorted(map(re.escape, load_cues("person_title") - _HONORIFICS), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:(?:{titles})\b\.?(?:[ ]\([Rr]etd?\.?\)|[ ]\(retired\)|[ ]retd)?,?[ ](?:of[ ][A-Z]\w+[ ]|for[ ][A-Z]\w+[ ])?){{1,4}}"
        rf"(?P<name>{_NAME})|\b(?P<honour>(?:{'|'.join(sorted(_HONORIFICS))}) {_NAME})"
    )


def find_persons(article: Article, mentions: list[Mention], places: list[dict]) -> list[Mention]:
    """Find persons: a name after a title ("Deputy Commissioner A B"), before a role ("A B, a senior ...") or beside a verb of saying.

    A person once named in full is found again by the last name alone, with or without "Mr". A single name counts only after
    a title. The id is made from the longest form in the article. The mention is the name without its title.

    >>> from balochlib.text.article import Sentence
    >>> t = "Prime Minister Shehbaz Sharif met Asif Shah, a senior officer. Mr Shah said nothing to Dawn Post."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, 62), Sentence(63, len(t))))
    >>> [(t[m.start:m.end], m.actor_id) for m in find_persons(a, [], [])]
    [('Shehbaz Sharif', 'person-shehbaz-sharif'), ('Asif Shah', 'person-asif-shah'), ('Shah', 'person-asif-shah')]
    """
    text = article.text
    taken = [(m.start, m.end) for m in mentions] + [(p["start"], p["end"]) for p in places]
    covered = {i for a, b in taken for i in range(a, b)}
    spans: set[tuple[int, int]] = set()
    for s in article.sentences:
        for m in _by_title().finditer(text, s.start, s.end):
            spans.add(_trim(text, *m.span("name" if m["name"] else "honour")))
        for pattern in (_BY_ROLE, _BY_SAYING, _NAMED):
            for m in pattern.finditer(text, s.start, s.end):
                start, end = _trim(text, *m.span(m.lastindex))
                if " " in text[start:end] and not _IN_BODY.search(text, max(s.start, start - 40), start):
                    spans.add((start, end))
    spans = {(a, b) for a, b in spans if a < b and not covered & {a, b - 1} and b - a > 2}
    full: dict[str, str] = {}
    for a, b in sorted(spans, key=lambda s: s[0] - s[1]):
        name = re.sub(r"\s+", " ", text[a:b])
        full.setdefault(name, next((f for f in full.values() if _is_short_for(name, f)), name))
    return _find_again(article, full, covered)


def _find_again(article: Article, full: dict[str, str], covered: set[int]) -> list[Mention]:
    """Find every mention of the persons, also by the last part of the name alone."""
    forms = dict(full)
    for name in set(full.values()):
        last = name.split()[-1]
        if " " in name and len(last) > 3 and sum(n.split()[-1] == last for n in set(full.values())) == 1:
            forms.setdefault(last, name)
    if not forms:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})(?![\w-])")
    out = []
    for s in article.sentences:
        for m in pattern.finditer(article.text, s.start, s.end):
            if not covered & {m.start(), m.end() - 1} and not re.match(r" [A-Z]", article.text[m.end() : m.end() + 2]):
                name = forms[m[0]]
                out.append(Mention(*m.span(), f"person-{re.sub(r'[^a-z0-9]+', '-', name.casefold()).strip('-')}", name, "person"))
    return out


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Take words that are no part of a name off both ends; empty where little is left."""
    words = list(re.finditer(r"[^\s-]+", text[start:end]))
    bad = load_cues("not_name") | load_cues("person_title")
    while words and words[0][0].rstrip(".") in bad - _HONORIFICS:
        words.pop(0)
    for i, w in enumerate(words):
        if i and w[0] in bad - _HONORIFICS - {"Baloch", "Hazara", "Shia", "Sindhi"}:
            words = words[:i]
            break
    return (start + words[0].start(), start + words[-1].end()) if words else (start, start)


def _is_short_for(short: str, full: str) -> bool:
    """Whether one name is the last part of another: "Raisani" of "Siraj Raisani".

    >>> _is_short_for("Raisani", "Siraj Raisani"), _is_short_for("Khan", "Khan Raisani")
    (True, False)
    """
    return full.endswith(" " + short)
