"""Novelty: whether a scene tells a concrete incident that can stand by itself (GUIDELINES ``events``)."""

from __future__ import annotations

import re

from balochlib.coding.incident.anchors import WEAK, Anchor, find_doers
from balochlib.coding.incident.scene import Scene
from balochlib.text.cues import cue

_WAVE = re.compile(rf"\b{cue('wave')}\b", re.I)
_MANY_PLACES = re.compile(
    r"\b(?:attack|struck|strik|hit|target|storm|raid)\w{0,4}\s(?:at\sleast\s|some\s|more\sthan\s|about\s|as\smany\sas\s)?"
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|multiple|a\sdozen|dozens\sof)\s(?:\w+\s){0,2}"
    r"(?:locations|places|towns|cities|districts|sites|targets|points|spots|posts|camps)\b"
    r"|\b(?:attack|struck|strik|hit|target|storm|raid)\w{0,4}\s(?:[\w-]{1,20}\s){0,2}?[a-z]{3,14}s(?:,\s(?:[\w-]{1,20}\s){0,2}?[a-z]{3,14}s){1,5}"
    r",?\sand\s(?:[\w-]{1,20}\s){0,2}?[a-z]{3,14}s\b",
    re.I,
)
_PERFECT = re.compile(r"(?<!to )\b(?:has|have)\s+(?:\w+\s+){0,2}$")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s(?:\w+\s)?$")
_WHO_WAS = re.compile(r"\bwho\s(?:(?:was|were|had|has|been)\s){0,2}(?:\w+ly\s)?$")
_GOODS = re.compile(rf"\b{cue('goods')}\s(?:\w+\s)?$", re.I)
_GOODS_TAKEN = re.compile(rf"(?:\s[\w,.’'-]{{1,16}}){{0,4}}?\s{cue('drugs')}\b", re.I)
_BY_MEN = re.compile(rf"[^.;]{{0,40}}?\sby\s(?:[\w-]+\s){{0,3}}?{cue('attacker')}\b", re.I)
_FINITE = re.compile(r"\b(?:was|were|been|had|have|has|being|also|and|then)\s(?:\w+\s)?$")
_ACCUSED_OF = re.compile(
    r"\b(?:accus\w{2,4}|blam\w{2,3}|suspect\w{2}|condemn\w{0,3}|criticis\w{2,3}|criticiz\w{2,3}|censur\w{2,3}|fault\w{0,3})"
    r"\s(?:[\w’'()-]+\s){0,8}(?:of|for)\s(?:[\w’']+\s){0,6}$"
)
_CHARGED = re.compile(rf"\b{cue('charged')}\s(?:[\w’'()-]+\s){{0,6}}$", re.I)
_ON_WHAT = re.compile(r"\s(?:on|against|at|in|near|outside)\s")
_SEVERAL = r"(?:separate|different|various|several|other|multiple|many|unrelated|two|three|four|five|six|seven|eight|nine)"
_ANNOUNCED = re.compile(
    rf"\b{_SEVERAL}\s(?:[a-z-]{{1,16}}\s){{0,2}}?(?:incidents|attacks|acts|events|episodes|bombings|shootings|blasts|explosions|encounters|engagements|operations|raids|clashes|strikes|shoot-outs|gunfights|IBOs)\b"
    rf"|\bin\s{_SEVERAL}\s(?:[a-z-]{{1,16}}\s)?(?:parts|areas|districts|towns|places|cities|localities)\b|\belsewhere\sin\sthe\sprovince\b",
    re.I,
)
_ONE = re.compile(r"\b(?:an?|one)\s(?:[\w-]+\s){0,3}$", re.I)
_OF_WHOM = re.compile(r"\sof\s(?:an?\s|one\s|two\s|three\s|four\s|five\s|[A-Z])")
_NAMED = re.compile(r"\b(?:[Tt]he|deadly|infamous|recent|horrific)\s((?:[A-Z][\w’'-]+\s){2,4})$")
_BARE = {"killed", "died", "dead", "perished", "lost their lives", "lost his life", "injured", "wounded", "hurt", "succumbed"}
_NO_MORE = re.compile(r"(?:[,.;:)]|$|\s(?:in|at|on|near|outside|last|when|during|there|and)\b)(?!(?:\s[\w’'-]+){0,6}?\sby\b)")
_AGAIN = re.compile(r"\W{0,3}(?:[Aa]nother|(?:[\w-]+\s){1,3}more|(?:[\w-]+\s){1,3}others)\b")
_WEAPON = re.compile(rf"\b{cue('weapon')}\b", re.I)
_ARMED = re.compile(rf"\b{cue('armed')}\b", re.I)
_SUMS_UP = re.compile(
    r"\W{0,2}(?:It|This|That|These|[A-Z][\w’'-]+[’']s\s[\w-]+|The\s[\w-]+)\s(?:was|is|were|are|marks|marked|came\sas|comes\sas|became)\s"
    r"(?:at\sleast\s|only\s|also\s|among\s|one\sof\s)?(?:the|its|their|a)\s(?:\w+-)?"
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,3}(?:st|nd|rd|th)|latest|last|first|deadliest|worst|bloodiest|biggest|largest"
    r"|most\s\w+|most)\b"
)
_VICTIMS = re.compile(
    r"\W{0,2}(?:[^.;]{0,80}?\b(?:that|said|says)\s)?(?:(?:all|most|some|two|three|several)\s(?:of\s)?)?the\s"
    r"(?:victims|dead|deceased|slain|martyrs|martyred|wounded|injured|bodies)\b",
    re.I,
)
_THIS_YEAR = re.compile(r"\b(?:this|last) year\b")  # "62 were kidnapped this year"
_LATER = re.compile(r"(?:succumb|bled|breathed)\b.*|succumb\w*", re.I)  # deaths that come of what was told
_SINCE_DIED = re.compile(
    r"\b(?:succumb\w{0,4}|(?:since|later)\sdied|died\slater|died\sof\s(?:his|her|their|the)\s(?:wounds|injuries|burns)"
    r"|breathed\s(?:his|her|their)\slast|before\s(?:the|an)\sambulance)\b",
    re.I,
)
_STRUCK = re.compile(r"strike|bomb|missile|shell|pounded|siege|hostage", re.I)  # an operation that is violent by its name
_OPENING_WORDS = 4  # before a place that opens a sentence: "In the town of"
_HARM = {"bodies", "killing", "elimination", "harm", "shot", "clash"}
_BY_VERB = {"attack", "deed", "arson", "seizure", "shot"}  # weak as nouns, an incident as verbs


def _before(text: str, scene: Scene, start: int, size: int) -> str:
    return text[max(scene.start, start - size) : start]


def is_wave(text: str, scene: Scene) -> bool:
    """Whether the scene tells several attacks as one: "a string of attacks", "coordinated raids across the province"."""
    told = any(a.form == "nouns" for a in scene.anchors) and _WAVE.search(text, scene.start, scene.end)
    return bool(told or (scene.anchors and _MANY_PLACES.search(text, scene.start, scene.end)))


def is_round_up(text: str, scene: Scene) -> bool:
    """Whether the scene announces incidents that are told after it: "separate incidents on Sunday left three dead elsewhere".

    >>> t = "four people were killed in different parts of the province on Friday"
    >>> is_round_up(t, Scene(0, len(t), 0, [])), is_round_up("a bomb killed four in Mach", Scene(0, 26, 0, []))
    (True, False)
    """
    return not find_small_places(scene) and _ANNOUNCED.search(text, scene.start, scene.end) is not None


def is_accusation(text: str, scene: Scene) -> bool:
    """Whether an accusation tells the incident: "X accuses Y of attacking a camp", though nobody dates or places it."""
    return any(a.form == "ing" and _ACCUSED_OF.search(_before(text, scene, a.start, 90)) for a in scene.anchors)


def is_charge(text: str, scene: Scene) -> bool:
    """Whether a court or a confession tells the incident: "acquitted of shooting dead a constable in Malir in 2019"."""
    return any(_CHARGED.search(_before(text, scene, a.start, 90)) for a in scene.anchors)


def is_introduced(text: str, scene: Scene) -> bool:
    """Whether the scene brings up an incident with an indefinite noun: "a raid on", "an attack in"."""
    return any(a.form == "noun" and _ON_WHAT.match(text, a.end) and _ONE.search(_before(text, scene, a.start, 30)) for a in scene.anchors)


def is_strong(scene: Scene) -> bool:
    """Whether an anchor of the scene says what happened, rather than only that somebody was hurt."""
    return any(a.kind not in WEAK or (a.kind in _BY_VERB - {"shot"} and a.form == "verb") for a in scene.anchors)


def _says_what(a: Anchor) -> bool:
    return a.kind not in WEAK or (a.kind in _BY_VERB and a.form == "verb")


def _is_goods(text: str, scene: Scene, a: Anchor) -> bool:
    """Whether what was seized is goods ("900 bags seized"), or a passive whose doer nobody names."""
    before = _before(text, scene, a.start, 30)
    return bool(_GOODS_TAKEN.match(text, a.end, scene.end) or _GOODS.search(before) or _PASSIVE.search(before)) and not _BY_MEN.match(
        text, a.end, scene.end
    )


def is_bare_death(text: str, scene: Scene) -> bool:
    """Whether the scene says only that people died or were hurt, and neither how nor at whose hands: "13 workers were killed at Dasu".
    Soldiers and policemen who die do so in an attack."""
    if any(c["victim"] == "security" and c["outcome"] == "killed" for c in scene.claims):
        return False
    return all(
        a.kind in {"killing", "harm"} and text[a.start : a.end].casefold() in _BARE and _NO_MORE.match(text, a.end) for a in scene.anchors
    ) and not (_WEAPON.search(text, scene.start, scene.end) or _AGAIN.match(text, scene.start) or find_doers(text, scene.start, scene.end))


def is_find(text: str, scene: Scene) -> bool:
    """Whether the scene tells that the dead were found, and only in passing that they had been abducted: "the body of a miner who was
    kidnapped last week was found"; not where that has a day of its own."""
    taken = [a for a in scene.anchors if a.kind == "abduction"]
    if scene.date is not None and scene.date.precision == "day" and any(scene.date.start > a.end for a in taken):
        return False
    return (
        any(a.kind == "bodies" for a in scene.anchors)
        and all(a.kind in _HARM | {"abduction"} and a.form == "verb" for a in scene.anchors)
        and all(_WHO_WAS.search(_before(text, scene, a.start, 30)) and not _BY_MEN.match(text, a.end, scene.end) for a in taken)
    )


def find_small_places(scene: Scene) -> list[dict]:
    """Return the places of the scene that are smaller than a province."""
    return [p for p in scene.places if p["kind"] not in {"country", "region", "province"}]


def is_summing_up(text: str, start: int, end: int) -> bool:
    """Whether a sentence counts or ranks what was told: "It was the third attack on the line this year".

    >>> t = "It was the third attack on the line this year."
    >>> is_summing_up(t, 0, len(t)), is_summing_up("It was a raid on a post.", 0, 24)
    (True, False)
    """
    return _SUMS_UP.match(text, start, end) is not None


def find_subject(text: str, scene: Scene, names: list[dict]) -> str | None:
    """Return the proper name that a noun carries ("the Jaffar Express attack"), unless it is of ``names`` (places, actors) or a date."""
    for a in scene.anchors:
        m = _NAMED.search(_before(text, scene, a.start, 60)) if a.form == "noun" else None
        if m:
            start = a.start - len(m[0]) + m.start(1) - m.start()
            end = start + len(m[1].rstrip())
            dated = any(d.start < end and start < d.end for d in scene.dates)
            if not dated and not any(r["start"] < end and start < r["end"] for r in names):
                return m[1].strip()
    return None


def _goes_without_saying(text: str, scene: Scene, sentence_start: int) -> bool:
    """Whether a scene that gives no day tells only who died, was hurt or was arrested, of what was told before: "the BLF spoke of six
    dead in Jhao". A place that opens the sentence, "three more" and a word for how it was done make it an incident of its own."""
    if any(a.kind not in _HARM | {"arrest"} or a.form.startswith("noun") for a in scene.anchors):
        return False
    small = find_small_places(scene)
    opens = any(s.place in small and text[sentence_start : s.start].count(" ") <= _OPENING_WORDS for s in scene.settings)
    return not (opens or _AGAIN.match(text, sentence_start) or _WEAPON.search(text, scene.start, scene.end))


def is_incident(text: str, scene: Scene, has_subject: bool, is_first: bool, sentence_start: int, section: str) -> bool:
    """Whether the scene is a concrete incident by itself: a strong word with a date, a place, a name, or the head of an article.

    Totals over a month ("a wave of attacks in August"), habits ("have attacked convoys"), searches that hurt nobody and words that need
    not be violence ("hit 190") are none. ``is_first``: the article has told nothing yet.
    """
    if not is_first and _SINCE_DIED.search(text, scene.start, scene.end) and all(a.kind in {"killing", "harm"} for a in scene.anchors):
        return False  # who was hurt in what was told
    accused = is_accusation(text, scene)
    charged = scene.date is not None and bool(find_small_places(scene)) and is_charge(text, scene)
    parted = scene.is_rest and bool(scene.claims)  # "in another incident a soldier lost his life"
    fighters = any(c["victim"] in {"security", "militant"} for c in scene.claims)  # "three constables embraced martyrdom"
    hurt = parted or fighters or (bool(scene.claims) and _WEAPON.search(text, scene.start, scene.end))  # "a bomb injured eight"
    strong = [
        a
        for a in scene.anchors
        if (a.form != "ing" or accused or charged)
        and (_says_what(a) or (hurt and a.kind == "harm" and not _LATER.fullmatch(text, a.start, a.end)))
    ]
    if not strong or (is_summing_up(text, sentence_start, scene.end) and (scene.date is None or scene.date.precision != "day")):
        return False
    if scene.date is None and _VICTIMS.match(text, sentence_start):
        return False  # "The victims, a father and his son among them, came from Vehari"
    if scene.is_dated_by and not scene.places and all(a.definite and a.form.startswith("noun") for a in scene.anchors):
        return False  # "a week after that raid": one that was told
    if scene.date is not None and (scene.date.precision, scene.date.kind) == ("year", "anaphoric") and not scene.places:
        return False  # "who were taken from their homes months before"
    harmed = bool(scene.claims) or any(a.kind in _HARM for a in scene.anchors)
    struck = any(a.kind == "arrest" or _STRUCK.search(text, a.start, a.end) for a in strong)
    if scene.families == {"operation"} and not harmed and not struck:
        return False
    if not scene.claims and all(a.kind == "seizure" and _is_goods(text, scene, a) for a in strong):
        return False
    if all(a.kind == "arrest" and a.form == "verb" and not _FINITE.search(_before(text, scene, a.start, 30)) for a in strong):
        return False  # "bail for three students arrested last month"
    if not is_first and all(a.definite and text[a.start : a.end].casefold().startswith("the ") for a in strong):
        return False  # "shops closed to mourn the constable"
    known_victim = {"killing", "assassination", "abduction"} | ({"arrest"} if is_first else set())
    if has_subject or any(a.definite and a.kind in known_victim and _OF_WHOM.match(text, a.end) for a in strong):
        return True
    if all(a.kind == "attack" for a in strong) and not harmed and not _ARMED.search(text, sentence_start, scene.end):
        return False
    if scene.date is None and all(a.kind == "deed" and a.definite for a in strong):
        return False  # "the gunmen entered": those told of
    of_day = scene.date is not None and scene.date.precision in {"day", "month"}
    of_place = of_day and bool(find_small_places(scene)) and all(a.definite for a in strong)
    only_plural = all(a.form == "nouns" for a in strong) and not of_place  # but "the killings at Pahalgam in April"
    if scene.date is not None:
        spans_months = bool(scene.date.date_end) and scene.date.precision != "day"  # "were abducted between January and March"
        if spans_months and not find_doers(text, scene.start, scene.end):
            return False
        of_year = scene.date.precision == "year" and bool(_THIS_YEAR.search(text, scene.date.start, scene.date.end))
        counted = of_year and all(a.form == "verb" for a in strong) and not find_doers(text, scene.start, scene.end)
        deaths = all(a.kind in {"killing", "elimination", "harm"} for a in strong) and not find_small_places(scene)
        deaths = deaths and not find_doers(text, scene.start, scene.end) and not text.endswith("when ", scene.start, scene.end)
        of_many = scene.date.precision == "year" and deaths and sum(c["value"] or 2 for c in scene.claims) > 9
        vague = only_plural or counted or of_many or (not scene.places and not scene.claims and all(a.kind in WEAK for a in strong))
        return not (vague and scene.date.precision in {"month", "year"})
    if (
        section == "body"
        and not (is_first or scene.is_rest or scene.is_entry or scene.is_reference)
        and _goes_without_saying(text, scene, sentence_start)
    ):
        return False
    small = bool(find_small_places(scene))
    habit = not scene.claims and all(
        a.form == "verb" and (m := _PERFECT.search(_before(text, scene, a.start, 30))) and not (small and m[0].startswith("has been"))
        for a in strong
    )  # "a length of track has been dynamited outside Dhadar" is told once
    if scene.is_entry and not small:
        return False  # "37 dead across the province" of a live page sums up
    if habit or (only_plural and not is_wave(text, scene) and not (scene.is_entry and small)):
        return False
    if scene.places and (is_first or is_introduced(text, scene)):
        return True
    placed = any(p["kind"] not in {"country", "region"} for p in scene.places)
    told = scene.is_reference or section == "title" or any(a.form == "verb" or not a.definite for a in strong)
    return (placed and told) or accused
