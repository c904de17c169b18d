"""Accusations by the form of the sentence: verbs of accusing, words of backing, shelter and proxies, abuse, plunder, denials."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from balochlib.coding.names.governments import load_adjectives, load_governments
from balochlib.text.lexicon import load_rows

# Where one clause ends and another begins, as far as a charge is concerned
_CLAUSE_BREAK = re.compile(
    r"; |\s?\u2014\s?| \u2013 |, (?:but|while|whereas|although|though|which|who|whose|as|with|yet|after|when)\b"
    r"| and (?=[A-Z][\w'\u2019-]+ (?:is|was|has|had|foots?|pays?|funds?|trains?|arms?|backs?|shelters?|hosts?|supplies|provides?"
    r"|gives?|lets?)\b)"
    r"|,? and (?=(?:says|said|adds|added|alleges|alleged|claims|claimed|accuses|accused|blames|blamed|denies|denied)\b)"
    r"|, and (?=(?:[\w'\u2019-]+ ){1,6}(?:is|are|was|were|has|have|had|will|would|said|says|told|added|claimed|denied|accused|blamed)\b)"
    r"| (?:while|whereas|although|though|but) "
)
# A second accused of the same verb, charged with something else: "accuses India of funding the group and Kabul of hosting it"
_GAPPED = re.compile(
    r"\b(?:accus|suspect|blam)\w* [^.;]{3,80}? (?:of|for) \w+ing\b[^.;]{0,90}?(?P<gap>,? and (?:the )?)"
    r"(?=[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,3} (?:of|for) \w+ing\b)"
)
_OPENING = frozenset(("shelter", "abuse", "civil"))  # plain words that may open a sentence
_NEIGHBOURS = frozenset(("Afghanistan", "Iran", "India"))
_MOST = 12  # charges in one sentence; more are no prose
_MARKS = '"\u201c\u201d'
_MARK_WITHIN = re.compile(r" [\"\u201c](?=[a-z])")  # not a quoted sentence, but some words within one
_AND = re.compile(r"(?:,|\band)\s?$")


class Accusation(NamedTuple):
    """An accusing form: ``text[start:end]``, of what, and on which side of it the accused stands."""

    start: int
    end: int
    what: str
    accused: str  # side: object (of the verb), before, after, agent ("by"), inside, possessor, owner (accuses), each other, none
    stance: str = "reports"
    party: tuple[int, int] | None = None  # the words for the accused, where the form tells them


@cache
def load_words(name: str) -> str:
    """Return one list of data/lexicon/allegations.csv as the inside of a regex group, longest word first.

    >>> "sanctuary" in load_words("shelter")
    True
    """
    terms = sorted((r["term"] for r in load_rows("allegations") if r["list"] == name), key=len, reverse=True)
    return "|".join(re.escape(t).replace(r"\ ", " ").replace(r"\*", r"\w{0,6}") for t in terms)


@cache
def _lands() -> str:
    """Countries, capitals and adjectives that may stand for a backer."""
    return "|".join(sorted((re.escape(w) for w in load_adjectives()), key=len, reverse=True))


@cache
def _abroad() -> str:
    """Countries, and the towns and provinces of the neighbours of Pakistan: where sanctuaries and handlers are said to be."""
    near = [r for r in load_rows("places") if r["country"] in _NEIGHBOURS and r["kind"] in {"town", "province"}]
    names = {n for r in near for n in (r["name"], *r["aliases"].split(";")) if n}
    return "|".join([_lands(), *sorted(map(re.escape, names), key=len, reverse=True)])


class Form(NamedTuple):
    form: str  # the regex
    what: str
    accused: str
    stance: str = "reports"
    also: tuple[re.Pattern, ...] = ()  # what the sentence must have besides
    unless: tuple[re.Pattern, ...] = ()  # what it must not have

    @property
    def pattern(self) -> re.Pattern:
        return _compile(self.form)


@cache
def _compile(form: str) -> re.Pattern:
    """Made when a sentence first needs it: many forms ask for a word besides that few texts have, and all take a second."""
    return re.compile(form)


@cache
def _fillers() -> dict[str, str]:
    """What stands for each name in braces in a form, as the inside of a regex group."""
    words = {
        "w": r"(?:[\w'\u2019-]+,? ){0,4}?", "w9": r"(?:[\w'\u2019(),-]+ ){0,9}?", "lands": _lands(), "abroad": _abroad(),
        "s": rf"(?:(?!(?:{load_words('no subject')})\b)[\w'\u2019&().-]+,? ){{0,5}}?",
        "t9": rf"(?:(?!(?:{load_words('countering')})\b)[\w$'\u2019(),.-]+ ){{0,9}}?",
    }  # fmt: skip
    for name in {r["list"] for r in load_rows("allegations")}:
        inside = load_words(name)
        words[name.replace(" ", "_")] = f"{inside}|{_open_sentence(inside)}" if name in _OPENING else inside
    return words


@cache
def load_pattern(name: str) -> re.Pattern:
    """Return what finds a word of a list, named as forms name it in braces.

    >>> load_pattern("armed_people").search("They pay the militants.") is not None
    True
    """
    return re.compile(rf"\b(?:{_fillers()[name]})")


@cache
def _forms() -> tuple[Form, ...]:
    """The forms of data/lexicon/allegation_forms.csv, most telling first.

    ``{w}`` stands for up to four words between, ``{w9}`` for up to nine, ``{s}`` for up to five between a subject and its verb
    (no verb of saying), ``{t9}`` for up to nine none of which speaks of countering or making good, ``{lands}`` for countries,
    capitals and their adjectives, ``{abroad}`` for these and towns of the neighbours, any other name in braces for a list of
    allegations.csv; a group named "who" holds the words for the accused. ``also`` names the lists of each of which the sentence must
    hold a word besides, or, after "!", none.
    """
    out = []
    for r in load_rows("allegation_forms"):
        named = [name for name in r["also"].split(";") if name]
        also, unless = (
            tuple(re.compile(rf"\b(?:{load_words(name.lstrip('!'))})\b") for name in named if name.startswith("!") is barred)
            for barred in (False, True)
        )
        filled = re.sub(r"\{([a-z]\w*)\}", lambda m: _fillers()[m[1]], r["form"])
        out.append(Form(filled, r["what"], r["accused"], r["stance"], also, unless))
    return tuple(out)


@cache
def _needs() -> tuple[dict[str, list[int]], dict[re.Pattern, list[int]]]:
    """Words, and lists of words, and of which forms each is a need: a form fits only where one of its needs stands."""
    words, lists = defaultdict(list), defaultdict(list)
    for number, r in enumerate(load_rows("allegation_forms")):
        for need in r["needs"].split(";"):
            if need.startswith("{"):
                lists[load_pattern(need.strip("{}"))].append(number)
            else:
                words[need].append(number)
    return dict(words), dict(lists)


def list_forms(text: str, start: int, end: int) -> list[Form]:
    """Return the forms worth trying on a sentence, most telling first: few forms have a word that they need in it.

    >>> t = "Rain wet the streets of Ziarat."
    >>> list_forms(t, 0, len(t))
    []
    """
    sentence = text[start:end]
    words, lists = _needs()
    found = {number for word, numbers in words.items() if word in sentence for number in numbers}
    found.update(n for pattern, numbers in lists.items() if not found.issuperset(numbers) and pattern.search(sentence) for n in numbers)
    return [_forms()[number] for number in sorted(found)]


def _open_sentence(terms: str) -> str:
    """The terms of a list with a capital, as they stand where they open a sentence."""
    return "|".join(t[0].upper() + t[1:] for t in terms.split("|"))


def find_lands(text: str, start: int, end: int) -> list[str]:
    """Return the governments of the countries and adjectives named in ``text[start:end]``, each once.

    >>> find_lands("their handlers in Afghanistan and India", 0, 39)
    ['Government of Afghanistan', 'Government of India']
    """
    found = re.findall(rf"\b(?:{_lands()})(?!\w)", text[start:end])
    return list(dict.fromkeys(load_governments()[load_adjectives()[w]].name for w in found))


def find_accused(text: str, start: int, end: int) -> str | None:
    """Return the accused where no name is given, in the text's words: "the terrorists"; None where there is none.

    >>> t = "accused the armed separatists of preying on people"
    >>> find_accused(t, 7, len(t))
    'the armed separatists'
    """
    m = _people().match(text, start, end)
    return m[1] if m else None


@cache
def _people() -> re.Pattern:
    which, people = "the |its |these |those |some |other ", load_words("people")
    return re.compile(rf"\s?(?:on )?((?:{which})?(?:[\w'\u2019-]+ ){{0,2}}?(?:{people})(?: (?:{people}))?)(?![\w-])")


def find_accusations(text: str, start: int, end: int) -> list[Accusation]:
    """Find the accusing forms of one sentence and the denials in it: the most telling form of each clause, accusations first.

    Marks around single words of a charge hide it from the forms ('India "bankrolled" the raid'): where none fits, the sentence is
    read once more without them.

    GUIDELINES name backing, funding, training, sheltering, proxy, abuse and other. What is only a claim of responsibility,
    a toll or a criticism without anyone to blame is left out.

    >>> t = "Islamabad accuses India of funding the BLA, which New Delhi denies."
    >>> [(t[a.start:a.end], a.what, a.stance) for a in find_accusations(t, 0, len(t))]
    [('accuses', 'funding', 'reports'), ('which New Delhi denies', 'other', 'denies')]
    >>> find_accusations("The BLA claimed responsibility and said it was behind the raid.", 0, 62)
    []
    """
    found = _fit_forms(text, start, end)
    if found or not _MARK_WITHIN.search(text, start, end):
        return found
    kept = [i for i in range(start, end) if text[i] not in _MARKS]
    plain = "".join(text[i] for i in kept)
    kept.append(end)
    return [
        a._replace(start=kept[a.start], end=kept[a.end - 1] + 1, party=a.party and (kept[a.party[0]], kept[a.party[1] - 1] + 1))
        for a in _fit_forms(plain, 0, len(plain))
    ]


def _fit_forms(text: str, start: int, end: int) -> list[Accusation]:
    """Find the forms that fit a sentence as it stands."""
    found: list[Accusation] = []
    breaks = [b for b, _ in find_breaks(text, start, end)]

    @cache  # many forms ask for a word of the same list
    def has(words: re.Pattern) -> bool:
        return words.search(text, start, end) is not None

    for form in list_forms(text, start, end):
        if not all(map(has, form.also)) or any(map(has, form.unless)):
            continue
        for m in form.pattern.finditer(text, start, end):
            same = [a for a in found if (a.stance == "denies") == (form.stance == "denies")]
            if all(_are_apart(text, a, m, form, breaks) for a in same):
                what = _what(text, m.start(), next((b for b in breaks if b >= m.end()), end), form.what)
                party = m.span("who") if "who" in form.pattern.groupindex and m["who"] else None
                found.append(Accusation(*m.span(), what, form.accused, form.stance, party))
            if len(found) >= _MOST:
                return sorted(found, key=_order)
    for m in _GAPPED.finditer(text, start, end):
        at = m.end("gap")
        found.append(Accusation(at, at, _what(text, at, next((b for b in breaks if b >= at), end), "other"), "object"))
    return sorted(found, key=_order)


def find_breaks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the clauses of a sentence part, as spans of the words that part them.

    >>> t = "Islamabad accuses India of funding the BLA, which New Delhi denies."
    >>> [t[a:b] for a, b in find_breaks(t, 0, len(t))]
    [', which']
    """
    gaps = [m.span("gap") for m in _GAPPED.finditer(text, start, end)]
    return sorted([m.span() for m in _CLAUSE_BREAK.finditer(text, start, end)] + gaps)


def _order(a: Accusation) -> tuple[bool, int]:
    return a.stance == "denies", a.start


def _are_apart(text: str, a: Accusation, m: re.Match, form: Form, breaks: list[int]) -> bool:
    """Whether a form found is another charge than ``a``: in another clause, or in a list of the same ("arms from X and money from Y")."""
    if m.end() <= a.start:
        gap = (m.end(), a.start)
    elif a.end <= m.start():
        gap = (a.end, m.start())
    else:
        return False
    listed = form.accused == a.accused and form.accused in {"after", "inside"} and _AND.search(text, *gap) is not None
    return listed or any(gap[0] <= b < gap[1] for b in breaks)


@cache
def _whats() -> tuple[tuple[str, re.Pattern], ...]:
    return tuple((w, _what_words(w)) for w in ("proxy", "sheltering", "training", "funding", "abuse"))


@cache
def _what_words(what: str) -> re.Pattern:
    return re.compile(rf"\b(?:{load_words('what ' + what)})\b", re.IGNORECASE)


def _what(text: str, start: int, end: int, default: str) -> str:
    """Tell of what by the first telling word of the charge; "backing" where there is none but a word of support; else by its form."""
    if default not in {"other", "backing"}:
        return default
    found = [(m.start(), w) for w, p in _whats() if (m := p.search(text, start, end))]
    return min(found)[1] if found else "backing" if _what_words("backing").search(text, start, end) else default
