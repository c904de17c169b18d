"""What a speaker is: the kind of claimant, the role of a voice, and the actor that the words name."""

from __future__ import annotations

import re
from functools import cache

from balochlib.coding.speech.grammar import load_roles
from balochlib.coding.speech.speaker_phrases import Speaker
from balochlib.text.lexicon import load_rows

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BY_ACTOR = {
    "armed_group": ("armed_group", "militant"), "state_force": ("state", "state"), "state": ("state", "state"),
    "intelligence": ("state", "state"), "media": ("outlet", "media"),
}  # fmt: skip
# of several words on one person the first of these decides: a group's spokesman is the group's, a hospital's director a doctor
_PRIORITY = ("armed_group", "medical", "monitor", "outlet", "state", "official_unnamed", "witness")


@cache
def _known_actors() -> dict[str, dict[str, str]]:
    """Every name, alias and short form of data/lexicon/actors.csv in lower case -> its row."""
    known: dict[str, dict[str, str]] = {}
    for row in load_rows("actors"):
        for name in [row["name"], *row["aliases"].split(";"), *row["short_forms"].split(";")]:
            known.setdefault(name.strip().casefold(), row)
    return known


def is_known_actor(name: str) -> bool:
    """Whether the words are a name, an alias or a short form of data/lexicon/actors.csv.

    >>> is_known_actor("BLA"), is_known_actor("Quetta")
    (True, False)
    """
    return name.casefold().removeprefix("the ") in _known_actors()


def find_actor(text: str, speaker: Speaker, actors: list[dict]) -> dict | None:
    """Return the row (of the article's actors, else of the lexicon) that the speaker's words name; None when they name no actor.

    >>> s = Speaker(4, 7, (0, 7), "body", "bla")
    >>> find_actor("the BLA said", s, [])["actor_id"]
    'bla'
    >>> find_actor("the xyz said", s, []) is None
    True
    """
    inside = [r for r in actors if speaker.start <= r["start"] and r["end"] <= speaker.end]
    if inside:
        return max(inside, key=lambda r: r["end"] - r["start"])
    words = text[speaker.start : speaker.end].casefold()
    return _known_actors().get(words) or _known_actors().get(re.sub(r"\s*\([^)]{1,20}\)$", "", words)) if words else None


def classify_speaker(text: str, speaker: Speaker, actor: dict | None = None) -> tuple[str | None, str | None]:
    """Return the kind of claimant (schema.CLAIMANT_KINDS) and the role of voice (schema.VOICE_ROLES); None where nothing tells.

    The head noun decides ("police officials": unnamed officials), a named actor by its kind, a person by the words that describe
    the person ("a hospital spokesman, Wasim Baig").

    >>> t = "rescue workers said"
    >>> classify_speaker(t, Speaker(0, 14, (0, 14), "role", "workers"))
    ('medical', 'state')
    >>> classify_speaker("Xyz said", Speaker(0, 3, (0, 3), "body", "xyz"))
    (None, None)
    """
    head = load_roles("role").get(speaker.head)
    words = [w.casefold() for w in _WORD.findall(text[speaker.wide[0] : speaker.wide[1]])]
    name = text[speaker.start : speaker.end].casefold()
    named = load_roles("name").get(name) or load_roles("outlet").get(name) or _named_within(name)
    if speaker.kind == "role" and head is not None:
        return _refine(head, words, speaker.head)
    if named is not None:
        return named
    if actor is not None and actor["kind"] in _BY_ACTOR:
        return _BY_ACTOR[actor["kind"]]
    if speaker.kind == "document":
        return ("outlet", "media") if {"media", "news", "press", "reports"} & set(words) else (None, None)
    found = [pair for w in words for lst in ("role", "title", "field") if (pair := load_roles(lst).get(_bare(w))) and pair[0]]
    found += [_BY_ACTOR[row["kind"]] for w in words if (row := _short_forms().get(_bare(w))) and row["kind"] in _BY_ACTOR]
    for kind in _PRIORITY:
        for pair in found:
            if pair[0] == kind:
                return ("state", "state") if kind == "official_unnamed" and speaker.kind == "person" else pair
    return None, None


def _named_within(name: str) -> tuple[str, str] | None:
    """A known monitor or outlet whose short form stands in brackets behind its name, or whose name ends the phrase."""
    short = re.search(r"\(([^()]{2,20})\)$", name)
    lists = (load_roles("name"), load_roles("outlet"))
    if short is not None:
        full = name[: short.start()].strip()
        return next((lst[key] for lst in lists for key in (short[1], full) if key in lst), None)
    return next((lst[last] for lst in lists if (last := name.rsplit(" ", 1)[-1]) in lst), None) if " " in name else None


@cache
def _short_forms() -> dict[str, dict[str, str]]:
    return {form.casefold(): row for row in load_rows("actors") for form in row["short_forms"].split(";") if len(form) > 2}


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def _refine(head: tuple[str, str], words: list[str], head_word: str) -> tuple[str, str]:
    """Let the words before the noun decide where the noun does not: "rescue workers", "hospital officials", "the group's spokesman"."""
    fields = load_roles("field")
    found = [fields[w] for w in words if w in fields and w != head_word] + [
        fields[_bare(w)] for w in words if _bare(w) in fields and w != head_word
    ]
    found += [_BY_ACTOR[row["kind"]] for w in words if (row := _short_forms().get(_bare(w))) and row["kind"] == "armed_group"]
    if head_word in {"wing", "police", "army", "military"}:
        return head
    for kind in ("armed_group", "medical", "monitor", "outlet"):
        for pair in found:
            if pair[0] == kind and (kind != "outlet" or head[0] in {"witness", "official_unnamed"}):
                return pair
    return head
