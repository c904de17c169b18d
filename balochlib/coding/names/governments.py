"""Governments: a country or its capital is an actor where it acts, is acted on as one, or owns an act; else it is a place."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from balochlib.coding.names.registry import Mention, load_cues
from balochlib.text.article import Article
from balochlib.text.lexicon import Matcher, load_rows

_TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:[.'\u2019-][A-Za-z]+)*+|[,;:.()\u2013\u2014]|\d+")
_LISTED = re.compile(r"(?:,|,? (?:and|or|nor|&)|,? as well as)(?: the| both)? ?|\u2019? and (?:the )?")
AND_ANOTHER = re.compile(  # "Iran, Pakistan and the Organisation of Islamic Cooperation (OIC) condemned"
    r"^(?:,|,? and|,? as well as)(?: the)?(?: [A-Z][\w'\u2019-]+(?: (?:of|for|and))?){1,6}(?: \([\w-]{2,10}\))?(?:,? and(?: the)?"
    r"(?: [A-Z][\w'\u2019-]+){1,5})?(?= [a-z])"
)
_PARTY = re.compile(  # what comes before "with X", "from X", "to X", "between X and Y", "against X" where X is a party of it
    r"""(?:
      \b(?:embass(?:y|ies)|consulates?|envoys?|ambassadors?)[ ]of
    | \b(?:talks|agreements?|deals?|pacts?|treaty|treaties|ceasefire|truce|negotiations?|negotiated|negotiating|war|conflict|tensions?|
         escalation|standoff|engagement|diplomacy|solution|cooperation|coordination|competition|rivalry|partnership|
         confrontation|intelligence[ ]sharing|relations|ties|trade|work|working|
         side|sided|siding|accord|alliance|matter|issue|issues|protest)[ ](?:\w+[ ]){0,2}?with
    | \b(?:money|funds|funding|financing|wages?|salar(?:y|ies)|pay|paychecks?|stipends?|cash|cheques
         |training|arms|weapons|support|backing|aid|help|assistance|orders|instructions|directions|
         pressure|condemnation|response|denial|clearance)[ ](?:and[ ]\w+[ ])?from
    | \b(?:thanks|gratitude|message|demarche|d\u00e9marche|allegiance|loyal|warning|warnings|request|appeal|handed[ ]over|links?|linked|
         tied|close)[ ](?:\w+[ ]){0,2}?to
    | \b(?:talks|agreement|deal|pact|treaty|ceasefire|truce|war|conflict|tensions?|standoff|rivalry|hostilities|
         negotiations)[ ](?:\w+[ ]){0,3}?between
    | \b(?:allegations?|accusations?|charges?|sanctions|case|complaint|evidence|war|retaliation|protest|
         propaganda|claims?)[ ](?:\w+[ ]){0,2}?against
    | \b(?:blamed|pinned|pinning|blame|pressure|sanctions|pressed|called|calls|calling|call|counting|
         dependence|reliance|strikes|war)[ ](?:\w+[ ]){0,2}?(?:up)?on
    | \b(?:break\w*|broke|split|secede\w*|secession|independen\w+|autonomy|separat\w+|freedom|apart)[ ](?:\w+[ ]){0,4}?from
    | \b(?:finger|fingers|point|points|pointed|pointing)[ ]at | \b(?:criticism|accusations?|condemnation|suspicions?|silence|denials?)[ ]of
    | \b(?:hands?|blessings?|behest|bidding|connivance|complicity|involvement|role|agents?|agenda|prox(?:y|ies)|tools?|puppets?|pawns?
    |payroll|mercenar(?:y|ies)|hirelings?|stooges?|lackeys?|henchmen
         |hospitality|backing|sponsorship|patronage|interference|meddling|instigation)[ ]of
    | \b(?:reaction|reply|response|word|comment|answer|assurances?|permission|protest|gifts?|loans?|grants?
         |promises?|largesse|concessions?|pressure)[ ]from
    | \b(?:money|funds|funding|arms|weapons|cash|support|orders|instructions)(?:[ ](?:that|which))?[ ]
         (?:comes?|came|coming|flows?|flowed|flowing|sent|provided|supplied)[ ]from
    | \b(?:complaints?|letters?|dossier|notes?|evidence|proof|file|d[e\u00e9]marche)[ ](?:\w+[ ]){0,3}?to
    | \b(?:wrote|written|complained|appealed|apologi[sz]ed|conveyed|protested|turned|deferred|answered)[ ](?:\w+[ ]){0,2}?to
    )(?:[ ]both)?(?:[ ]the)?[ ]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_AGENT = re.compile(
    r"\b(?!follow|surround|border|flank|hit)(?:\w{2,20}ed|set up|built|made|led|sent|given|run|held|drawn|put|taken|begun|paid|sold"
    r"|shown|told|"
    r"designation|support|ban|decision|move|attempts?|efforts?|campaign|interference|aggression|listing|statement|use|involvement|"
    r"announcement|refusal|invasion|claims?|sponsorship|backing|plot|conspiracy|intervention|actions?)"
    r" (?:up |out |over |down |home |back |in |away |jointly |partly |both )?by (?:the |both |neighbouring |neighboring )?$",
    re.IGNORECASE,
)
_LISTED_BY = re.compile(
    r"\b(?:designated|proscribed|banned|listed|outlawed|recogni[sz]ed|sanctioned|condemned|labelled|branded) "
    r"(?:[\w'\u2019-]+ ){0,7}by (?:the |both )?$"
)
_BY_WORD_OF = re.compile(r"\baccording to $", re.IGNORECASE)
_CLOSES = re.compile(r"[.,;:)”\"]|$")
# "Islamabad quarrels with such figures", "Kabul has no wish to": what a seat of government does at the head of a sentence
_SEAT_ACTS = re.compile(
    r" (?:\w+ly |still |now |also |in turn )?"
    r"(?:(?!(?:has|was|is|does|lies|sits|stands|sees|wakes|boasts|falls|burns|remains|hosts)\b)[a-z]{3,12}s"
    r" (?:the|a|an|its|such|with|to|at|on|that|it|them|no|all|any|every|nothing|little|out|up|back|over|off|away|for|what"
    r"|whatever|this|these|both)|(?:has|had) (?:no|one|little|nothing|its own|every|its))\b"
)
_SUM = re.compile(
    r" (?:about |nearly |some |more than |over |at least |around )?"
    r"(?:US)?(?:[$\u20ac\u00a3\u00a5]|Rs ?\d|\d[\d.,]{0,9} (?:million|billion))"
)
_CHARGED = re.compile(r"\b(?:accus|charg|blam)\w{1,4} [^.;:]{1,60}\band $", re.IGNORECASE)
_OWNS = re.compile(
    r"['\u2019]s? (?:own |new |so-called |alleged |continued |stated |recent |past |\w+(?:al|ic|ive|ant|ent|ed|ing|ous"
    r"|less|ful|ary) ){0,3}(?!(?:the|an?|that|some|its)\b)(\w[\w-]*+)"
)


class Country(NamedTuple):
    actor_id: str
    name: str
    country: str


@cache
def load_governments() -> dict[str, Country]:
    """Return the governments of data/lexicon/governments.csv by id."""
    return {r["actor_id"]: Country(r["actor_id"], r["name"], r["country"]) for r in load_rows("governments")}


@cache
def load_adjectives() -> dict[str, str]:
    """Return what stands before "government" -> id: adjectives, countries and capitals.

    >>> load_adjectives()["Afghan"], load_adjectives()["Tehran"]
    ('gov_afghanistan', 'gov_iran')
    """
    words = {}
    for row in load_rows("governments"):
        for word in [row["country"], *(w for c in ("aliases", "adjectives", "capitals") for w in row[c].split(";"))]:
            if word:
                words[word] = row["actor_id"]
    return words


@cache
def _seats() -> frozenset[str]:
    return frozenset(seat for row in load_rows("governments") for seat in row["capitals"].split(";") if seat)


@cache
def _matcher() -> Matcher:
    rows = load_rows("governments")
    names = [(w, r["actor_id"], True) for r in rows for w in [r["country"], *r["aliases"].split(";"), *r["capitals"].split(";")] if w]
    return Matcher(names)


@cache
def verb_forms(list_name: str) -> frozenset[str]:
    """Return all forms of the verbs of a list of data/lexicon/actor_cues.csv.

    >>> sorted(verb_forms("body_verb") & {"counts", "knew", "tallied", "is"})
    ['counts', 'knew', 'tallied']
    """
    out = set()
    for row in load_rows("actor_cues"):
        if row["list"] == list_name:
            verb = row["term"]
            stem = verb[:-1] if verb.endswith("e") else verb
            past = {row["value"]} if row["value"] else {stem + "ed", verb + verb[-1] + "ed"}
            out |= {verb, verb + "s", verb + "es", stem + "ing", verb + verb[-1] + "ing"} | past
            if verb.endswith("y"):
                out |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    return frozenset(out)


def _acts_by(word: str) -> bool:
    """Whether a verb form tells of an act: not one of being, seeing or suffering."""
    if word in verb_forms("state_verb") or word == "states":
        return False
    return word in verb_forms("act_verb") or (word.endswith("ed") and len(word) > 4)


@cache
def _bare() -> frozenset[str]:
    """The bare forms of the verbs of acting, which after one subject are nouns ("the Pakistan attack"), but for pasts such as "cut"."""
    return frozenset(r["term"] for r in load_rows("actor_cues") if r["list"] == "act_verb" and r["value"] != r["term"])


def is_acting(after: list[str], plural: bool = True) -> bool:
    """Whether the words after a subject tell of an act: "has long accused", "was helping", "denies", "must continue".

    "was hit", "has seen" and "is home to" tell of a place. After a subject that is not ``plural`` a bare verb is a noun.

    >>> is_acting("has repeatedly denied any role".split()), is_acting("was helping itself".split())
    (True, True)
    >>> is_acting("think tank said".split(), plural=False), is_acting("cut ties".split(), plural=False)
    (False, True)
    >>> is_acting("has not seen a deadlier attack".split()), is_acting("was shaken".split()), is_acting([])
    (False, False, False)
    """
    words = [w.lower() for w in after[:20]]
    i = 0
    if words[:1] == [","] and "," in words[1:14]:  # ", for its part, denied"
        i = words.index(",", 1) + 1

    def skip(i: int) -> int:
        while i < len(words) and (words[i] in load_cues("adverb") or (words[i].endswith("ly") and words[i] not in verb_forms("act_verb"))):
            i += 1
        return i

    i = skip(i)
    word = words[i] if i < len(words) else ""
    nxt = words[skip(i + 1)] if skip(i + 1) < len(words) else ""
    if word in load_cues("modal") or word in {"do", "does", "did", "won't", "didn't", "doesn't", "don't"}:
        if nxt == "have":
            nxt = words[skip(skip(i + 1) + 1)] if skip(skip(i + 1) + 1) < len(words) else ""
        return nxt.isalpha() and nxt not in verb_forms("state_verb")
    if word in {"has", "have", "had"}:
        if nxt in {"been", "to"}:
            j = skip(skip(i + 1) + 1)
            verb = words[j] if j < len(words) else ""
            doing = verb.endswith("ing") and verb not in verb_forms("state_verb")
            return doing or (nxt == "to" and _acts_by(verb)) or verb in load_cues("held")
        return _acts_by(nxt) or nxt in {"it", "sacrificed", "begun", "done", "gone", "grappled", "long"}
    if word in {"is", "are", "was", "were"}:
        return nxt in load_cues("held") or (nxt.endswith("ing") and nxt not in verb_forms("state_verb") and len(nxt) > 4)
    if word == "to":
        return nxt in verb_forms("act_verb")
    return _acts_by(word) and (plural or word not in _bare())


def is_body_acting(after: list[str]) -> bool:
    """Whether the words after the name of a body tell of an act, or of what only bodies do: "counts", "owns up to", "received".

    >>> is_body_acting("owns up to 46 deaths".split()), is_body_acting("in the old town".split())
    (True, False)
    """
    return is_acting(after) or (bool(after) and after[0].lower() in verb_forms("body_verb"))


def find_governments(article: Article) -> list[Mention]:
    """Find countries and capitals that act as governments (GUIDELINES: "governments when they act").

    The rule: the name is the subject of a verb of acting, the agent after "by", the one accused, asked or thanked, a party
    of talks, a deal or a war, the giver of money or arms, or the owner of an act ("India's decision"). What holds for one
    member of a list ("Kabul and New Delhi deny") holds for all. A country in which something happens is a place.

    >>> from balochlib.text.article import Sentence
    >>> t = "Kabul and New Delhi deny it. Attacks in Pakistan rose."
    >>> a = Article("a", "s", t, 0, len(t), sentences=(Sentence(0, 28), Sentence(29, len(t))))
    >>> [(t[m.start:m.end], m.name) for m in find_governments(a)]
    [('Kabul', 'Government of Afghanistan'), ('New Delhi', 'Government of India')]
    """
    out = []
    for sentence in article.sentences:
        group: list[tuple[int, int, str]] = []
        for start, end, actor_id in _matcher().find(article.text, sentence.start, sentence.end):
            if article.text[start:end] in {"U.S", "U.K"} and article.text[end : end + 1] == ".":
                end += 1
            if group and not _LISTED.fullmatch(article.text, group[-1][1], start):
                out += _act(article.text, sentence, group)
                group = []
            group.append((start, end, actor_id))
        out += _act(article.text, sentence, group)
    return out


def _act(text: str, sentence, group: list[tuple[int, int, str]]) -> list[Mention]:
    """Return the members of a list of countries as actors, or nothing."""
    if not group or not _is_actor(text, sentence, group[0][0], group[-1][1], len(group) > 1):
        return []
    return [Mention(a, b, i, load_governments()[i].name, "state") for a, b, i in group]


def _is_actor(text: str, sentence, start: int, end: int, plural: bool) -> bool:
    """Whether the names in ``text[start:end]`` stand where an actor stands."""
    before = text[max(sentence.start, start - 90) : start]
    after = text[end : min(sentence.end, end + 120)]
    if start == sentence.start and text[start:end] in _seats() and _SEAT_ACTS.match(after):
        return True
    if _BY_WORD_OF.search(before) and _CLOSES.match(after):
        return True
    owned = _OWNS.match(after)
    if owned:
        return owned[1].lower() in load_cues("act_noun") and not before.endswith("-")
    if before.endswith(("-", "\u2013", "/")):
        return False
    if re.match(r"-(?:backed|led|sponsored|funded|trained|supported|brokered|mediated|imposed)\b", after):
        return True
    if after.startswith(("-", "\u2013", "/")):
        return False
    listed = AND_ANOTHER.sub("", after)
    plural = plural or listed != after
    words = _TOKEN.findall(listed)
    left = [w.lower() for w in _TOKEN.findall(before)]
    while left and left[-1] in {"the", "both", "neighbouring", "neighboring", "nearby", "then"}:
        left.pop()
    last = left[-1] if left else ""
    if last in load_cues("modal") | {"did", "does", "do", "has", "had"} and words and words[0].lower() in verb_forms("act_verb"):
        return True  # "nor would Kabul admit to it"
    if re.match(r" [A-Z]", after) and not is_acting(words, plural):
        return False  # the first word of a longer name
    if last not in load_cues("preposition") and not (last == "," and words[:1] == [","]) and is_acting(words, plural):
        return True
    if last in {"cost", "costs", "costing", "earned", "saved"} and _SUM.match(after):  # "it cost Beijing $240 million"
        return True
    if last == "for" and words[:1] == ["to"] and is_acting(words, plural):
        return True
    if last == "and" and _CHARGED.search(before):  # "charged the army and China with plunder"
        return True
    return last in load_cues("target_verb") or bool(_PARTY.search(before) or _AGENT.search(before) or _LISTED_BY.search(before))
