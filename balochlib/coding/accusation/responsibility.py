"""Responsibility: statements on who did it: claims, blame, denials, and the plain statement that nobody has claimed it."""

from __future__ import annotations

import re

from balochlib.text.article import Article
from balochlib.text.cues import cue

_NONE = re.compile(
    r"\b(?:[Nn]o (?:\w+ ){0,4}?(?:has|have|had) |[Nn]o ?one (?:\w+ )?|[Nn]obody (?:has |had )?(?:\w+ )?|[Nn]either (?:\w+ ){1,3}|[Nn]o "
    r"(?:\w+ ){0,3}?(?:immediately |yet )?)(?:\w+ )?(?:\w+ )?"
    r"(?:claim(?:ed|s|ing)?|took|taken|accepted|owned up|said it was (?:responsible|behind)|stepped forward)\b"
    r"|\b[Tt]here (?:was|has been) no (?:\w+ )?claim of responsibility|\b[Nn]o (?:\w+ )?claim of responsibility|\b(?:responsibility )?"
    r"(?:remains|went|has gone) unclaimed\b"
)
_CLAIM = re.compile(
    r"(?:['\u2019]s)?(?: \([^)]{1,40}\))?(?:, [^,;.]{3,80},|,)?(?: (?:has|have|had|also|later|quickly|promptly|then|soon|since|formally"
    r"|was quick to|group|faction|affiliate|militants?|movement))* "
    r"(?:claim(?:ed|s|ing)? (?:the |both |two |this |that |these |all |its |several )?(?:\w+ ){0,3}?(?:responsibility|attacks?|bombings?"
    r"|assaults?|raids?|blasts?|killings?|massacre|ambush(?:es)?|explosions?|shooting|hijacking|operation)"
    r"|claim(?:ed|s)? (?:it|them|both)\b|(?:took|takes?|taken|accept(?:ed|s)?|assume(?:d|s)?) (?:the |full |sole )?(?:responsibility"
    r"|credit)|(?:said|says|say) (?:that )?(?:it|they) (?:was|were|had been|is) (?:responsible|behind)"
    r"|(?:has |had )?owned up to|laid claim to|(?:said|says|say) (?:that )?(?:it|they) (?:has |had |have )?(?:also )?(?:attacked"
    r"|targeted|struck|killed|ambushed|bombed|carried out|blew up|blown up|hijacked|seized|captured|shot)\b"
    r"|(?:said|says|say) (?:that )?(?:its|one of its|their) (?:\w+ ){0,4}?(?:bombers?|fighters?|members?|men|unit|brigade|squad)\b)"
)
_OWN_DEED = re.compile(  # "said in a message that it had planted the device", "claimed to have killed 25 Guardsmen", "boasts of it"
    r"(?:[’']s)?(?: \([^)]{1,40}\))?(?: spokes\w+)?(?:, [^,;.]{3,90},|,)?"
    r"(?: (?:has|have|had|also|later|then|soon|since|did|again|spokes\w+|(?-i:[A-Z])\w+)){0,4} "
    rf"(?:(?:{cue('states')})(?: (?!(?:that|it|they|to)\b)[\w’'-]{{1,16}}){{0,7}}? (?:that )?(?:in which )?"
    rf"(?:it|they|(?:its|their|the) (?:\w+ ){{0,2}}?{cue('own')})(?: (?:has|have|had|also|then|was|were|been|once|twice)){{0,3}}"
    rf" (?:\w+ly )?(?:{cue('deed')}|{cue('done')})\b"
    rf"|claim(?:s|ed)?(?: (?!to\b)[\w’'-]{{1,16}}){{0,6}}? to have (?:{cue('deed')}|{cue('done')})\b"
    rf"|(?:{cue('states')})(?: (?!(?:that|it|they)\b)[\w’'-]{{1,16}}){{0,6}}? (?:that )?(?:the|both|all|this|these)(?: \w{{1,16}}){{0,4}}?"
    rf" (?:was|were|had been) (?:its|their) (?:work|doing|handiwork|own|men|members|deed)\b|{cue('owns')}\b)"
)
_ON_BEHALF = re.compile(
    r"\b(?:responsibility|credit|the (?:attack|blast|bombing|killing|raid)) (?:[\w’'-]+ ){0,3}?"
    r"(?:on behalf of|in the name of|for) (?:the )?(?:\w+ ){0,3}?$"
)
_SPEAKS_FOR = re.compile(r"\b(?:speak(?:s|ing)?|spoke) (?:for|on behalf of) (?:the )?(?:\w+ ){0,3}?$")
_ACCEPTS = re.compile(r"[^.;]{0,40}?\b(?:accept|claim|admit|took|take|own)\w{0,3} (?:the )?(?:responsibility|credit|attack|blast|up)\b")
_CLAIMED_BY = re.compile(
    r"\b(?:claimed|responsibility (?:was |has been )?(?:claimed|taken)) by (?:the |a )?(?:\w+ ){0,3}?$|\bfor which "
    r"(?:the )?(?:\w+ )?$"
)
_BLAME = re.compile(
    r"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|pinn(?:ed|ing)(?: [\w'\u2019]+){1,4} on|held) (?:the |a |an |on )?"
    r"(?:[\w'\u2019-]+ ){0,4}?$"
)
_BLAMED_ON = re.compile(r"\b(?:blamed|pinned|laid) (?:[\w'\u2019]+ ){0,4}?(?:on|at the door of) (?:the |a )?(?:[\w'\u2019-]+ ){0,4}?$")
_DENY = re.compile(
    r",?(?: (?:has|have|had|also|later|quickly|strongly|repeatedly|flatly|however|meanwhile))* (?:den(?:y|ies|ied)|disown(?:s|ed)?"
    r"|disavow(?:s|ed)?|distanced (?:itself|themselves)|rejected)"
    r" (?:\w+ ){0,4}?(?:involvement|responsibility|role|hand|attack|bombing|killing|claim|it|from)\b"
)
_DEED = re.compile(
    r"\b(?:attack|attacks|bomb\w*|blast|killing\w*|assault|raid|ambush|explosion|hijack\w*|kidnap\w*|shooting|massacre"
    r"|violence|siege|murder\w*|assassinat\w*)\b"
)


def find_responsibility(article: Article, actors: list[dict]) -> list[dict]:
    """Find statements on who did it; ``claimant`` and ``actor`` are usual full names, missing where the text leaves them open.

    claims: an armed group says so of itself ("claimed responsibility", "took the credit", "said its bomber"). blames: somebody
    names an armed group for a deed. denies: an actor denies or disowns a deed. none_claimed: "no group has claimed". UCDP and
    ACLED code the actor from such statements; here the statement itself is kept.

    >>> from balochlib.coding.actors import find_actors
    >>> from balochlib.text.article import Sentence
    >>> t = "The BLA claimed responsibility. No group has claimed the second blast."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, 31), Sentence(32, len(t))))
    >>> [(r["claimant"], r["actor"], r["stance"]) for r in find_responsibility(a, find_actors(a, []))]
    [('Baloch Liberation Army', 'Baloch Liberation Army', 'claims'), (None, None, 'none_claimed')]
    """
    rows: list[dict] = []
    for s in article.sentences:
        inside = [a for a in actors if s.start <= a["start"] < s.end]
        seen: set[tuple] = set()
        if _NONE.search(article.text, s.start, s.end):
            rows.append(_row(article, s, None, None, "none_claimed"))
            continue
        for i, a in enumerate(inside):
            for claimant, actor, stance in _statements(article.text, s, a, inside[:i]):
                if (actor, stance) not in seen:
                    seen.add((actor, stance))
                    rows.append(_row(article, s, claimant, actor, stance))
    return rows


def _statements(text: str, s, a: dict, before: list[dict]) -> list[tuple]:
    """Return what the sentence states on one actor in it."""
    left = text[max(s.start, a["start"] - 70) : a["start"]]
    group = a["kind"] == "armed_group"
    if re.search(r"\b(?:affiliate|branch|faction|wing|offshoot|arm|splinter|ally|member) of (?:the )?$", left) and not left.startswith(","):
        return []
    agent = _CLAIMED_BY.search(left) and _claims(text, a, s, left)
    if group and (agent or _CLAIM.match(text, a["end"], s.end) or _listed_claim(text, a, s) or _tells_own_deed(text, a, s, left)):
        return [(a["name"], a["name"], "claims")]
    if _DENY.match(text, a["end"], s.end) and group:
        return [(a["name"], a["name"], "denies")]
    if group and (_BLAME.search(left) or _BLAMED_ON.search(left)) and _DEED.search(text, s.start, s.end):
        by = before[0]["name"] if before else None
        return [(by, a["name"], "blames")] if by != a["name"] else []  # "the ISKP accuses the BLA of attacking an ISKP camp"
    return []


def _tells_own_deed(text: str, a: dict, s, left: str) -> bool:
    """Whether a group says of itself what it did, or somebody says so for it."""
    if _OWN_DEED.match(text, a["end"], s.end) or _ON_BEHALF.search(left):
        return True
    return bool(_SPEAKS_FOR.search(left)) and _ACCEPTS.match(text, a["end"], s.end) is not None


def _listed_claim(text: str, a: dict, s) -> bool:
    """Whether the actor is the first of two that claim together: "The BLF and the BRG claimed"."""
    m = re.compile(r" (?:\([A-Z]+\) )?and (?:the )?(?:[A-Z][\w-]* ?){1,5}(?:\([A-Z]+\))?").match(text, a["end"], s.end)
    return m is not None and _CLAIM.match(text, m.end() - (text[m.end() - 1] == " "), s.end) is not None


def _claims(text: str, a: dict, s, left: str) -> bool:
    """Whether "for which X" goes on to say that X claims it."""
    return not left.rstrip().endswith(("which", "the")) or "claimed" in left or _CLAIM.match(text, a["end"], s.end) is not None


def _row(article: Article, s, claimant: str | None, actor: str | None, stance: str) -> dict:
    return {**article.span(s.start, s.end), "event_id": None, "claimant": claimant, "actor": actor, "stance": stance}
