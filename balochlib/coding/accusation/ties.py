"""Ties between actors as a text states them: who fights whom, who is allied with whom, who is part of whom, who designates whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from balochlib.coding.accusation.parties import name_groups_before
from balochlib.coding.accusation.setting import Setting, find_group_before, list_from, list_until, name_speaker
from balochlib.coding.claimants import find_speaker_of
from balochlib.coding.speech.reported import read_reported
from balochlib.ids import make_id, number_repeats
from balochlib.text.article import Article
from balochlib.text.lexicon import load_rows

_HEDGED = re.compile(r"\b(?:alleged|allegedly|reportedly|reports?|suspected|said to|believed to|rumou?red|sources)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|no|nor|neither|without|refus\w+ to|declin\w+ to|yet to|stopp\w+ short of|delisted|removed)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?:,? and|,? or|,? as well as|, including|,)? ?(?:by )?(?:both )?(?:the )?")
_THESE = re.compile(r"\b(?:these|those) (?:\w+ )?(?:groups|organi[sz]ations|outfits|factions|militants|insurgents)\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:Baloch|Baluch|Pashtun|Sindhi|Islamist) (?:fighters|militants|insurgents|separatists|rebels|gunmen|groups)\b")
_ACCUSES = re.compile(r"\b(?:accus|blam|alleg)\w+$")
_WHICH = re.compile(r"\b(?:which|that|whom)(?: both)?(?: the)? $")
_OWN = r"(?:the |its |an? |\d{1,3} |members? of |fighters? of |banned |outlawed |rival ){0,3}"
_MOST = 12  # ties of one sentence; more are no prose


class Tie(NamedTuple):
    """A stated tie between two actors; ``at`` is where its words stand. ``actor`` is missing where a text says only "banned"."""

    at: int
    actor: str | None
    relation: str
    other: str


def find_relations(article: Article, actors: list[dict]) -> list[dict]:
    """Find stated ties between actors, one row per pair; a row quotes the whole sentence.

    designates: an authority lists, bans or proscribes an armed group; "the banned BLA" does not say who did. fights, allied,
    part_of: between armed groups. ``claimant`` is who the text says it from, missing in its own voice; ``stance`` is denies
    where the words say that it is not so.

    >>> from balochlib.coding.actors import find_actors
    >>> from balochlib.text.article import Sentence
    >>> t = "The BLA, designated a terrorist group by Pakistan and the UK, clashed with the ISKP, officials said."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, len(t)),))
    >>> for r in find_relations(a, find_actors(a, [])):
    ...     print(r["actor"], "|", r["relation"], "|", r["other"], "|", r["claimant"], "|", r["stance"])
    Government of Pakistan | designates | Baloch Liberation Army | officials | reports
    Government of the United Kingdom | designates | Baloch Liberation Army | officials | reports
    Baloch Liberation Army | fights | Islamic State – Khorasan Province | officials | reports
    >>> find_relations(a, [])
    []
    """
    rows = []
    reported = read_reported(article)
    for i, s in enumerate(article.sentences):
        setting = Setting(article, i, actors, reported)
        if not any(a["kind"] == "armed_group" for a in setting.inside) and not _designates().search(article.text, s.start, s.end):
            continue
        seen: set[tuple] = set()
        for tie in (*_find_designations(setting), *_find_group_ties(setting)):
            if tie[1:] in seen or tie.actor == tie.other or len(seen) >= _MOST:
                continue
            seen.add(tie[1:])
            rows.append(_make_row(setting, tie))
    for row, relation_id in zip(rows, number_repeats([r["relation_id"] for r in rows]), strict=True):
        row["relation_id"] = relation_id
    return rows


def _make_row(setting: Setting, tie: Tie) -> dict:
    article, s = setting.article, setting.sentence
    claimant = None if tie.actor is None else _find_claimant(setting, tie)
    stance = "reports" if claimant or _HEDGED.search(article.text, s.start, tie.at) else "asserts"
    if _NOT.search(article.text, max(s.start, tie.at - 60), tie.at):
        stance = "denies"
    return {
        "relation_id": make_id("r", article.article_id, s.start, *tie[1:]), **article.span(s.start, s.end), "actor": tie.actor,
        "relation": tie.relation, "other": tie.other, "claimant": claimant, "stance": stance,
    }  # fmt: skip


def _find_claimant(setting: Setting, tie: Tie) -> str | None:
    """Return who the tie is told by: who accuses a group of it, else who the words are attributed to; not an actor of its own act."""
    acts = [a for a in setting.reported.attributions[setting.index] if a.kind == "act" and a.start < tie.at]
    accusing = next((a.speaker for a in reversed(acts) if _ACCUSES.search(setting.text[a.start : a.end])), None)
    speaker = accusing or find_speaker_of(setting.article, setting.reported, tie.at, tie.at + 1)
    name = next(iter(name_speaker(setting, speaker)), None) if speaker else None
    return None if name == tie.actor else name


@cache
def _words(name: str) -> str:
    """One list of data/lexicon/ties.csv as the inside of a regex group, longest first."""
    terms = sorted((r["term"] for r in load_rows("ties") if r["list"] == name), key=len, reverse=True)
    return "|".join(re.escape(t).replace(r"\ ", " ") for t in terms)


@cache
def _designates() -> re.Pattern:
    """The words of designating: a verb that says "terrorist" near it, a verb of banning, or the noun."""
    near = rf"(?=[^.;]{{0,80}}\b(?:{_words('terrorist')})\b)"
    return re.compile(
        rf"\b(?:(?P<verb>{_words('designated')}){near}|(?P<ban>{_words('banned')}))\b"
        rf"|\b(?:terror|terrorist|terrorism)? ?(?P<noun>{_words('designation')})\b(?= (?:\w+ ){{0,6}}?by\b)"
    )


def _find_designations(setting: Setting) -> Iterator[Tie]:
    """Yield who designates which armed group, by the voice: "X designated the BLA", "the BLA, banned by X", "the banned BLA"."""
    text, s = setting.text, setting.sentence
    for m in _designates().finditer(text, s.start, s.end):
        opens, closes = setting.clause(m.start(), m.end())
        groups = [a for a in setting.inside if a["kind"] == "armed_group"]
        by = re.compile(r"(?: [\w'\u2019-]+){0,8}? by(?: both)?(?: the)? ").match(text, m.end(), s.end)
        after = list_from([a for a in groups if m.end() <= a["start"] < min(closes, m.end() + 60)], text)
        if by and (authorities := _list_authorities(setting, by.end())):
            before = [a["name"] for a in list_until([a for a in groups if a["end"] <= m.start()], text)]
            named = [a["name"] for a in after if a["start"] < by.start() + len(by[0])] or before or find_group_before(setting, m.start())
            yield from (Tie(m.start(), one, "designates", group) for group in named for one in authorities)
        elif not after and (authorities := _find_designators(setting, opens, m.start())):  # "the BLA, which Pakistan banned"
            first = min(a["start"] for a in setting.inside if a["name"] == authorities[0] and a["start"] >= opens - 8)
            if _WHICH.search(text, max(s.start, first - 20), first):
                named = [a["name"] for a in list_until([a for a in groups if a["end"] <= first], text)] or find_group_before(setting, first)
                yield from (Tie(m.start(), one, "designates", group) for group in named for one in authorities)
        elif after and not re.search(r"\b(?:by|as|in|from|for)\b", text[m.end() : after[0]["start"]]):
            authorities = _find_designators(setting, opens, m.start())
            bare = m["ban"] and after[0]["start"] - m.end() <= 2  # "the banned BLA"
            if authorities or bare:
                yield from (Tie(m.start(), one, "designates", a["name"]) for a in after for one in (authorities if not bare else [None]))


def _list_authorities(setting: Setting, start: int) -> list[str]:
    """Return the states and bodies listed from ``start`` on: "Pakistan, the UK, and the EU"."""
    text, end, at, out = setting.text, setting.sentence.end, start, []
    while at < end and len(out) < _MOST:
        at = _LIST.match(text, at, end).end()
        actor = next((a for a in setting.inside if a["start"] == at and a["kind"] in {"state", "organisation"}), None)
        word = re.compile(r"[A-Z][\w.]*(?: (?:[A-Z][\w.]*|of|the))*").match(text, at, end)
        body = _bodies().get(word[0].removesuffix(".")) if word else None
        if actor is not None:
            out.append(actor["name"])
            at = actor["end"]
        elif body:
            out.append(body)
            at = word.end()
        elif word and (lands := setting.lands(at, word.end())):
            out.append(lands[0])
            at = word.end()
        else:
            break
    return out


@cache
def _bodies() -> dict[str, str]:
    """Bodies of states that list groups, by their names: they are actors only where they act, but here they do."""
    rows = {r["actor_id"]: r for r in load_rows("actors")}
    wanted = [rows[i] for i in ("eu", "un", "un_security_council") if i in rows]
    return {n: r["name"] for r in wanted for k in ("name", "aliases", "short_forms", "ambiguous") for n in r[k].split(";") if n}


def _find_designators(setting: Setting, opens: int, verb: int) -> list[str]:
    """Return the states before an active verb: "the United States has designated", "Islamabad and London have banned"."""
    states = [a for a in setting.inside if opens <= a["start"] and a["end"] <= verb and a["kind"] in {"state", "organisation"}]
    listed = list_until(states, setting.text)
    close = listed and re.fullmatch(r"(?:['\u2019]s \w+)?(?: \([^)]{1,20}\))?(?: \w+){0,4} ", setting.text[listed[-1]["end"] : verb])
    return [a["name"] for a in listed] if close else []


@cache
def _group_forms() -> tuple[tuple[re.Pattern, str], ...]:
    """What may stand between two armed groups, and the tie that it states."""
    branch = rf",? (?:which is )?(?:an? |the )?(?:[\w'\u2019(),-]+ ){{0,4}}?(?:{_words('branch')})"
    return (
        (re.compile(rf"['\u2019]s? (?:\w+ ){{0,2}}|{branch} of (?:the )?(?:\w+ )?| of the (?:banned )?"), "part_of"),
        (re.compile(rf"(?: \([^)]{{1,20}}\))?,? (?:\w+ ){{0,4}}?(?:{_words('fights')}) {_OWN}"), "fights"),
        (re.compile(rf"(?: \([^)]{{1,20}}\))?,? (?:\w+ ){{0,4}}?(?:{_words('allied')}) {_OWN}"), "allied"),
    )  # fmt: skip


def _find_group_ties(setting: Setting) -> Iterator[Tie]:
    """Yield ties between two armed groups named one after the other, and between those listed behind "between" or "alliance of"."""
    text = setting.text
    groups = [a for a in setting.inside if a["kind"] == "armed_group"]
    for a, b in zip([None, *groups], groups, strict=False):
        relation = _relate(text, a, b) if a else None
        if relation == "part_of" and text[a["end"]] in "'\u2019":  # "the BLA's Majeed Brigade"
            yield Tie(b["start"], b["name"], relation, a["name"])
        elif relation == "part_of":
            yield Tie(b["start"], a["name"], relation, b["name"])
        elif relation:
            listed = list_from([c for c in groups if c["start"] >= b["start"]], text)
            yield from (Tie(b["start"], a["name"], relation, c["name"]) for c in listed)
        elif fought := _fights_before().search(text, max(setting.sentence.start, b["start"] - 60), b["start"]):
            yield from (Tie(b["start"], name, "fights", b["name"]) for name in _name_fighters(setting, fought.start(), b["name"]))
    for relation in ("fights", "allied"):
        between = re.compile(rf"\b(?:{_words('between ' + relation)}) (?:the )?", re.IGNORECASE)
        for m in between.finditer(text, setting.sentence.start, setting.sentence.end):
            listed = list_from([a for a in groups if a["start"] >= m.end()], text)
            if listed and listed[0]["start"] - m.end() <= 24:
                whole = [a for a in groups if 0 < m.start() - a["end"] <= 40]
                if whole and m[0].startswith(("alliance of", "coalition of", "umbrella of")):
                    yield from (Tie(m.start(), a["name"], "part_of", whole[-1]["name"]) for a in listed)
                else:
                    yield from (Tie(m.start(), a["name"], relation, b["name"]) for a, b in combinations(listed[:5], 2))


def _relate(text: str, a: dict, b: dict) -> str | None:
    """Return the tie that the words between two groups state; who attacks soldiers near a camp of the other does not fight it."""
    gap = text[a["end"] : b["start"]]
    if len(gap) > 90:
        return None
    relation = next((relation for form, relation in _group_forms() if form.fullmatch(gap)), None)
    return None if relation == "fights" and re.search(rf"\b(?:{_words('spared')})\b", gap) else relation


@cache
def _fights_before() -> re.Pattern:
    return re.compile(rf"\b(?:{_words('fights')}) {_OWN}$")


def _name_fighters(setting: Setting, verb: int, other: str) -> list[str]:
    """Return who fights where no group stands right before the verb: the one before an insertion, "these groups", else the words."""
    opens, _ = setting.clause(verb, verb)
    if setting.text[verb - 2 : verb] == ", ":  # "the BLA, designated a terrorist group by Pakistan, clashed with"
        held = [a for a in setting.inside if a["kind"] == "armed_group" and a["end"] < verb - 2 and setting.text[a["end"]] == ","]
        return [a["name"] for a in held[-1:]]
    these = _THESE.search(setting.text, opens, verb)
    if these:
        return name_groups_before(setting, these.start(), (other,))
    people = _PEOPLE.search(setting.text, opens, verb)
    return [people[0]] if people else []
