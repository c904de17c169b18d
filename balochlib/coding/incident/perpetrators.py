"""Perpetrators: who did it, as the sentence of the incident or a statement on responsibility has it."""

from __future__ import annotations

import re

from balochlib.coding.incident.scene import Scene
from balochlib.text.article import Article
from balochlib.text.cues import cue

_AGENTS = {"armed_group", "state_force", "intelligence", "state"}
_BY = re.compile(r"[^.;]{0,60}\bby\s(?:the\s|an?\s)?(?:[\w’'-]+\s){0,4}$")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|got|be)\s(?:\w+\s){0,2}$")
_DID = re.compile(r"(?:[’']s)?(?:,\s[^,;.]{3,60},)?\s(?:[\w’'“”\"()-]+\s){0,7}$")
_LAUNCHED = re.compile(rf"(?:\s\([\w-]{{2,9}}\))?\s(?:\w+\s){{0,2}}{cue('launched')}\s(?:[\w-]+\s){{0,6}}$")
_ITS = re.compile(rf"\b(?:of\s)?{cue('own_men')}\b", re.I)
_IT = re.compile(r"\b(?:it|they)\s(?:(?:also|later|then|had|has|once|twice|again)\s){0,2}$", re.I)
_OF = re.compile(r"\s(?:of|for)\s(?:[\w’'-]+\s){0,8}$")
_ACCUSE = re.compile(r"\b(?:accus\w{2,4}|blam\w{2,3}|pinn\w{2,4})\s(?:the\s|these\s|both\s)?(?:[\w’'-]+\s){0,3}$", re.I)
_FORCES = re.compile(rf"\b(?:(?P<nation>Pakistani?[’']?s?|Iranian|Russian|Afghan|Indian)\s)?{cue('troops')}\b", re.I)
_NATIONS = {"pakistan": "Pakistani", "pakistani": "Pakistani"}
_OPERATION_KINDS = {"security_operation", "operation", "clearance", "counter", "elimination", "crackdown"}


def find_agent(article: Article, scene: Scene, actors: list[dict], here: list[dict], is_attack: bool) -> tuple[str | None, str]:
    """Return the usual full name of the doer and whether the text blames it; (None, "none") where the scene names nobody.

    A doer is the subject of an active anchor ("the BLA hijacked"), the agent of a passive ("killed by security forces"), the
    name before a noun ("BLA attack"), or the accused of an accusation ("accuses the BLA of attacking"). Those who killed attackers did
    not attack (``is_attack``: the incident is one).
    """
    text, sentence = article.text, article.sentences[scene.sentence]
    fallen = is_attack and bool(scene.claims) and all(c["victim"] == "militant" for c in scene.claims)
    mine = [a for a in here if a["kind"] in _AGENTS and (a["kind"] == "armed_group" or not fallen)]
    by_state = scene.families == {"operation"} or bool({a.kind for a in scene.anchors} & {"elimination"})
    for anchor in scene.anchors:
        for actor in mine:
            between = text[actor["end"] : anchor.start]
            if actor["kind"] != "armed_group" and not by_state and not (actor["start"] >= anchor.end and anchor.kind == "killing"):
                continue  # police who die in an attack, or count its dead, did not do it
            if actor["start"] >= anchor.end:
                if (
                    actor["start"] - anchor.end < 70
                    and _BY.fullmatch(text[anchor.end : actor["start"]])
                    and not re.search(r"[;:]", text[anchor.end : actor["start"]])
                ):
                    return actor["name"], "blamed"
            elif actor["end"] > anchor.start or len(between) > 90:
                continue
            elif _ACCUSE.search(text[max(sentence.start, actor["start"] - 40) : actor["start"]]) and _OF.search(between):
                return actor["name"], "blamed"
            elif (
                (anchor.form.startswith("noun") and _LAUNCHED.fullmatch(between) and not _SPOKE.search(between))
                or (
                    anchor.form.startswith("noun")
                    and re.fullmatch(r"(?:[’']s)?\s(?:[\w’'-]+\s){0,3}", between)
                    and not re.search(r"\b(?:in|on|at|of|against|to|and)\s", between)
                )
                or (
                    anchor.form in {"verb", "ing"}
                    and not _PASSIVE.search(between)
                    and _DID.fullmatch(between)
                    and not _SPOKE.search(between)
                    and (scene.start - 5 <= actor["start"] or between.startswith(","))
                )
            ):
                return actor["name"], "blamed" if actor["kind"] == "armed_group" else "none"
    first = min((a.start for a in scene.anchors if a.form == "verb"), default=scene.start)
    it_did = any(_IT.search(text[max(sentence.start, a.start - 40) : a.start]) for a in scene.anchors if a.form == "verb")
    if it_did or (_ITS.search(text, max(sentence.start, scene.start - 40), first) and not by_state):
        group = [a for a in actors if a["kind"] == "armed_group" and a["start"] < first]
        if group:
            return group[-1]["name"], "blamed"
    if any(a.kind in _OPERATION_KINDS for a in scene.anchors) and not is_attack:
        m = _FORCES.search(text, max(sentence.start, scene.start - 60), scene.end)
        if m:
            return (
                "Russian security forces"
                if m["nation"] == "Russian"
                else "Iranian security forces"
                if m["nation"] == "Iranian"
                else "Pakistani security forces"
            ), "none"
    return None, "none"


_SPOKE = re.compile(rf"\b{cue('spoke')}\b")
