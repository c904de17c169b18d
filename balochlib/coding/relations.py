"""Who says what of whom: accusations and denials, and statements on who did it."""

from __future__ import annotations

import re

from balochlib.coding.allegations import Accusation, find_accusations, find_accused, find_lands
from balochlib.coding.responsibility import find_responsibility as find_responsibility
from balochlib.ids import make_id, number_repeats
from balochlib.text.article import Article

_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)(?: \w+ly| often| also| long)? $", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:alleged|allegedly|reported|reportedly|suspect\w*|said to|believed to|rumou?red|sources)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:[\"\u201c\u2018']?)(?:He|She|It|They|The (?:group|army|military|ministry|government|statement|spokes\w+"
                      r"|minister|ministry))\b")
_CLAUSE = re.compile(r"[;\u2014]| but | while | whereas ")
_NAMES_CHARGE = re.compile(
    r"\b(?:alleg|accus|charge|claim|suspicion|involve|role|links?|backing|support|shelter|harbo|fund|complicit|abuse|soil|territory"
    r"|operates|attempt)\w*", re.IGNORECASE
)
_SAID = re.compile(r"(?:['\u2019]s \w+)? (?:also |has |had )?(?:said|says|added|told|stated|claimed|announced|reported)\b")
_SPEAKERS = re.compile(
    r"\b(?:[Ss]ome |[Mm]any |[Ll]ocal |[Ss]ecurity |[Ss]enior |[Pp]rovincial |[Gg]overnment )?(?:[Ll]eaders and analysts|[Oo]fficials"
    r"|[Aa]uthorities|[Aa]nalysts|[Cc]ritics|[Ss]ources|"
    r"[Aa]ctivists|[Rr]ights groups|[Rr]esidents|[Ff]amilies|[Rr]elatives|[Ww]itnesses|[Nn]ationalists|[Ss]eparatists|[Ii]nsurgents"
    r"|[Mm]ilitants|[Oo]bservers|[Ee]xperts|[Pp]rotesters)\b"
)
_SAYING = frozenset(("person", "state", "state_force", "armed_group", "organisation", "civil_society", "intelligence"))


def find_allegations(article: Article, actors: list[dict], places: list[dict]) -> list[dict]:
    """Find accusations and denials, one row for each accused (GUIDELINES: allegations).

    A row quotes the whole sentence. ``accuser`` is who stands before the verb of accusing, or the speaker of the sentence
    before where the verb's subject is "he", "it" or "the group"; it is missing where the text leaves it open ("is accused
    of", "allegedly"). A denial is a row of its own, with stance denies and the id of the accusation it answers; where it
    stands in the next sentence ("Kabul denies the accusation.") its quote runs from that accusation to the denial.

    >>> from balochlib.coding.actors import find_actors
    >>> from balochlib.text.article import Sentence
    >>> t = "Islamabad accuses India of funding the BLA, which New Delhi denies."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> for r in find_allegations(a, find_actors(a, []), []):
    ...     print(r["accuser"], "|", r["accused"], "|", r["beneficiary"], "|", r["what"], "|", r["stance"], "|", r["denied_by"])
    Government of Pakistan | Government of India | Baloch Liberation Army | funding | reports | Government of India
    Government of India | Government of India | Baloch Liberation Army | funding | denies | Government of India
    """
    rows: list[dict] = []
    last: list[dict] = []
    for i, s in enumerate(article.sentences):
        made: list[dict] = []
        inside = [a for a in actors if s.start <= a["start"] < s.end]
        for found in find_accusations(article.text, s.start, s.end):
            if found.stance == "denies":
                if not (made or last) and not _NAMES_CHARGE.search(article.text, found.start, found.end):
                    continue  # "denied that there had been a lapse": nothing that we know to be an accusation
                made += _deny(article, s, found, inside, made or last, actors)
            else:
                made += _accuse(article, i, found, inside, actors)
        rows += made
        last = [r for r in made if r["stance"] != "denies"]
    for row, allegation_id in zip(rows, number_repeats([r["allegation_id"] for r in rows]), strict=True):
        row["allegation_id"] = allegation_id
    return rows


def _accuse(article: Article, index: int, found: Accusation, inside: list[dict], actors: list[dict]) -> list[dict]:
    """Make the rows of one accusation: one for each accused."""
    s, text = article.sentences[index], article.text
    before = [a for a in inside if a["end"] <= found.start]
    after = [a["name"] for a in _listed(text, [a for a in inside if a["start"] >= found.end], found.end)]
    passive = found.accused == "after" and _PASSIVE.search(text[s.start : found.start])
    if found.accused == "owner":  # "India's baseless allegations"
        accused, accusers = after, before[-1:]
    elif found.accused == "before" or passive:
        accused = [a["name"] for a in before[-1:]]
        accusers = [] if passive else _speaker(article, index, before[:-1], actors)
    else:
        accusers = _speaker(article, index, before, actors, found.start)
        accused = after or _unnamed(text, found, s.end)
    if found.accused in {"inside", "agent"}:
        accused = find_lands(text, found.start, found.end) or accused
    who = next((a["name"] for a in accusers if a["name"] not in accused), None) or (None if passive else _unnamed_accuser(text, s, found))
    groups = dict.fromkeys(a["name"] for a in inside if a["kind"] == "armed_group" and a["name"] not in {*accused, who})
    gain = "; ".join(groups) if groups and found.what not in {"abuse", "other"} else None
    stance = "reports" if who or passive or _HEDGED.search(text, s.start, s.end) else "asserts"
    return [
        {
            "allegation_id": make_id("l", article.article_id, s.start, who, name, found.what), **article.span(s.start, s.end),
            "accuser": who, "accused": name, "beneficiary": gain, "what": found.what, "stance": stance, "denied_by": None,
                "responds_to": None,
        }
        for name in list(dict.fromkeys(accused)) or [None]
    ]  # fmt: skip


def _unnamed(text: str, found: Accusation, end: int) -> list[str]:
    """Return the accused where no actor is named after the words: the countries named next, else the text's own words."""
    if found.what in {"sheltering", "backing", "proxy", "training", "funding"}:
        lands = find_lands(text, found.start, min(end, found.end + 60))
        if lands:
            return lands
    said = find_accused(text, found.end, min(end, found.end + 80)) if found.accused == "after" else None
    return [said] if said else []


def _unnamed_accuser(text: str, s, found: Accusation) -> str | None:
    """Return who accuses in the text's own words ("Officials", "local leaders and analysts"), None where it does not say."""
    m = _SPEAKERS.search(text, s.start, found.end)
    return m[0] if m else None


def _deny(article: Article, s, found: Accusation, inside: list[dict], answered: list[dict], actors: list[dict]) -> list[dict]:
    """Make the rows of a denial, and mark the accusation that it answers; a denial of nothing told counts by itself."""
    speakers = [a for a in inside if a["kind"] in _SAYING]
    if re.match(r"den|reject|refut|dismiss|repudiat|disput", article.text[found.start : found.end]):
        near = [a for a in speakers if a["end"] <= found.start] or _speaker(article, article.sentences.index(s), [], actors)
    else:
        near = [a for a in speakers if found.start <= a["start"] < found.end]
    deniers = [a for a in near if article.text[a["end"] : near[-1]["start"]].strip(" ,") in {"", "and"} or a is near[-1]] if near else []
    rows = []
    for name in dict.fromkeys(a["name"] for a in deniers):
        base = next((r for r in answered if r["accused"] == name), answered[0] if answered else None)
        for r in answered:
            if r["accused"] == name or len({x["accused"] for x in answered}) == 1:
                r["denied_by"] = r["denied_by"] or name
        start = min(base["start"], s.start) if base else s.start
        rows.append({
            "allegation_id": make_id("l", article.article_id, s.start, name, "denies"), **article.span(start, s.end),
            "accuser": name, "accused": base["accused"] if base else None, "beneficiary": base["beneficiary"] if base else None,
            "what": base["what"] if base else found.what, "stance": "denies", "denied_by": name,
            "responds_to": base["allegation_id"] if base else None,
        })  # fmt: skip
    return rows


def _speaker(article: Article, index: int, before: list[dict], actors: list[dict], verb: int | None = None) -> list[dict]:
    """Return who speaks: where the sentence begins with "He" or "The group" the speaker of the one before, else who stands first."""
    s = article.sentences[index]
    pronoun = _PRONOUN.match(article.words(s))
    if pronoun and index and not any(s.start <= a["start"] < s.start + pronoun.end() for a in actors):
        last = article.sentences[index - 1]
        held = [a for a in actors if last.start <= a["start"] < last.end and a["kind"] in _SAYING]
        held = [a for a in held if a["kind"] == "armed_group"] or held if "group" in pronoun[0] else held
        saying = [a for a in held if _SAID.match(article.text, a["end"])]
        return (saying[-1:] or held[:1]) if held else []
    named = [a for a in before if a["kind"] in _SAYING]
    clause = max((m.end() for m in _CLAUSE.finditer(article.text, s.start, named[-1]["start"])), default=s.start) if named else 0
    near = verb is not None and named and re.fullmatch(r",?(?: (?:which|who|has|have|had|also|itself|[a-z]+ly|in turn|later"
                                                       r"|then))*,? ", article.text[named[-1]["end"] : verb])
    return named[-1:] if near else [a for a in named if a["start"] >= clause][:1]


def _listed(text: str, after: list[dict], start: int) -> list[dict]:
    """Return the accused: the first actor after the verb and those listed with it ("Afghanistan and India")."""
    out: list[dict] = []
    for a in after:
        gap = text[out[-1]["end"] if out else start : a["start"]]
        if out and not re.fullmatch(r"(?:,|,? and|,? or)(?: the)? ", gap):
            break
        if not out and (re.search(r"[.;]| of \w+ing ", gap) or len(gap) > 60):
            break
        out.append(a)
    return out
