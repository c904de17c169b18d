"""Accusations by the form of the sentence: verbs of accusing, words of backing, shelter and proxies, abuse, plunder, denials."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from balochlib.coding.names.governments import load_adjectives, load_governments
from balochlib.text.lexicon import load_rows

# Where one clause ends and another begins, as far as a charge is concerned
CLAUSE_BREAK = re.compile(
    r"; |\s?\u2014\s?| \u2013 |, (?:but|while|whereas|although|though|which|who|whose|as|with|yet|after|when)\b"
    r"|, and (?=(?:[\w'\u2019-]+ ){1,6}(?:is|are|was|were|has|have|had|will|would|said|says|told|added|claimed|denied|accused|blamed)\b)"
    r"| (?:while|whereas|although|though|but) "
)
_OPENING = frozenset(("shelter", "abuse", "civil"))  # plain words that may open a sentence
_MOST = 12  # charges in one sentence; more are no prose
_AND = re.compile(r"(?:,|\band)\s?$")


class Accusation(NamedTuple):
    """An accusing form: ``text[start:end]``, of what, and on which side of it the accused stands."""

    start: int
    end: int
    what: str
    accused: str  # side: object (of the verb), before, after, agent ("by"), inside, possessor, owner (accuses), each other, none
    stance: str = "reports"


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


class Form(NamedTuple):
    pattern: re.Pattern
    what: str
    accused: str
    stance: str = "reports"
    also: re.Pattern | None = None  # what the sentence must have besides


@cache
def _forms() -> tuple[Form, ...]:
    """The forms, most telling first. ``{w}`` stands for up to four words between."""
    words = {"w": r"(?:[\w'\u2019-]+,? ){0,4}?", "w9": r"(?:[\w'\u2019(),-]+ ){0,9}?", "lands": _lands()}
    for name in ("people", "shelter", "abuse", "plunder", "goods", "outside", "backed", "back", "aid", "charge", "armed", "force",
        "cue", "violence", "armed people", "rival", "denying", "civil", "labels"):
        inside = load_words(name)
        words[name.replace(" ", "_")] = f"{inside}|{_open_sentence(inside)}" if name in _OPENING else inside
    forms = [
        # verbs of accusing: "accused India of backing", "is routinely accused of", "blamed on Ukraine", "holds the army responsible"
        (r"(?<!the )(?<!men )(?<!man )(?<!suspects )(?<!suspect )(?<!persons )\baccus(?:e|es|ed|ing)\b(?! (?:in custody|persons?|men|man"
         r"|was|were|is|arrested)\b|\?|[^.;]{0,80}\b(?:nominated|booked|remanded|bailed|acquitted|convicted"
         r"|indicted)\b)", "other", "object"),
        (r"\b(?:has|have|had|is|are|was|were) (?:\w+ )?(?:been )?blamed for\b", "other", "object"),
        (r"\bblam(?:e|es|ed|ing)\b(?! game)(?=[^.;]{0,70}\b(?:{people}|{lands})\b)", "other", "object"),
        (r"\b(?:pin|pins|pinned|pinning) {w}(?:on|against)\b(?=[^.;]{0,60}\b(?:{people}|{lands})\b)", "other", "object"),
        (r"\bpoint(?:s|ed|ing)? (?:{w}fingers? )?at (?=(?:the )?(?:{people}|{lands})\b)", "other", "object"),
        (r"\b(?:hold|holds|held|holding) (?=[^.;]{2,110} responsible\b)", "other", "object"),
        (r"\bcharg(?:es|ed|ing) (?=(?:the )?(?:{lands}|army|military|state|government|Taliban|establishment"
         r"|agencies)\b[^.;]{0,30} with \w+ing\b)",
            "other", "object"),
        (r"\b(?:laid|lays|lay|put|puts|placed) {w}at the (?:door|doorstep|feet) of\b(?= (?:the )?(?:\w+ )?(?:{people}"
         r"|{lands})\b)", "other", "after"),
        (r", (?:he|she|they|it|(?:[A-Z][\w.]{0,20} ?){1,4}|the \w+(?: \w+)?) (?:has |have |also )?(?:alleged|alleges|charges"
         r"|charged|complained"
         r"|complains)(?=[,.])", "other", "before"),
        (r"\b(?:trade|trades|traded|trading|exchanged?|hurl(?:ed|ing)?|level(?:led|ed|ling)?) {w}(?:accusations|allegations|charges"
         r"|blame|barbs)\b", "backing", "each other"),
        (r"\b(?:implicat(?:e|es|ed|ing)|link(?:ed|s|ing)?)(?= {w}(?:{lands}|RAW) {w}(?:with|to|in) {w}(?:attack|attacks|incident|bombing"
         r"|terrorism|militan\w+|group|outfit))", "other", "object"),
        (r"\balleg(?:e|es|ed|ing) that\b|\b[Cc]ritics? (?:say|says|argue|allege|charge|contend)\b"
         r"|\b(?:[Rr]ights groups|[Aa]ctivists|[Ff]amilies|[Rr]elatives|[Cc]ampaigners) (?:say|allege|charge|claim|complain|contend)\b"
         r"(?=[^.;]{0,80}\b(?:{force}|{people})\b)", "other", "after"),
        # nouns of accusing: "allegations of enforced disappearances", "an accusation that"
        (r"\b(?:{charge})s? (?:of|that|against|about)\b|\b(?:the|a) charges? that\b|\b(?:concerns?|questions|suspicions) (?:about|over"
         r"|of) the involvement of\b",
            "other", "after"),
        (r"\b(?:baseless|unfounded|unsubstantiated|groundless|false|fabricated|malicious) (?:and \w+ )?(?:{charge}|charge|claim)s?\b",
            "other", "owner"),
        (r"\b(?:baseless|false|malicious|hostile) (?:and \w+ )?(?:propaganda|narrative)\b", "other", "possessor"),
        (r"\bviolat(?:ion|ions|ing|ed) of (?:international law|{w}sovereignty|{w}airspace"
         r"|{w}territory)", "other", "before"),
        # backing, proxies, handlers
        (r"\b(?:{outside}|{lands})[ -](?:{backed})\b(?![ -](?:\w+ )?(?:{goods}))|\bstate-(?:sponsored|aligned)\b", "backing", "inside"),
        (r"\b(?:{outside}|{lands})(?:['\u2019]s)? (?:[Pp]rox(?:y|ies)|agents?|stooges?|puppets?|mercenaries|assets)\b(?! war)", "proxy",
            "inside"),
        (r"\b(?:its|as a|as) (?:old |own |local |new )?prox(?:y|ies)\b(?! war)|\bused {w}as prox(?:y|ies)\b", "proxy", "before"),
        (r"\bnew prox(?:y|ies)\b(?! war)", "proxy", "none"),
        (r"\bproxy of\b|\bproxies (?:of|for)\b", "proxy", "after"),
        (r"\b(?:{outside}|{lands}) handlers?\b|\bhandlers? {w}(?:in|across|from|abroad|based|over the border|there)\b", "backing", "after"),
        (r"\b(?:{backed}|planned|orchestrated|masterminded|directed|controlled|aided|abetted) {w}by (?:the |its |their |what \w+ \w+ )?"
         r"(?:{outside}|{lands}|RAW|the RAW)\b", "backing", "agent", "reports", "armed"),
        (r"\b(?:{lands}|RAW|IRGC|Wing(?: \(RAW\),?)?|Corps|Taliban|intelligence agenc(?:y|ies)|military|army|state)(?:['\u2019]s)? (?!can "
         r"|could |should |must |may ){w}(?:{back})\b(?! (?:to|in|from|at|up|on|down) | {w}(?:against|fight|operation))(?= {w9}"
         r"(?:{armed})\b)", "backing", "before"),
        (r"\b(?:{aid}) (?:and \w+ )?from (?=(?:the |its |their |\w+ )?(?:{lands}|RAW|{outside})\b)", "backing", "after", "reports",
            "armed"),
        (r"\b(?:{lands}|RAW|IRGC)(?:['\u2019]s?)? (?:\w+ ){0,2}?(?:{aid}) (?:to|for|of) (?={w}(?:{armed})\b)", "backing", "before"),
        (r"\b(?:foreign|outside|external|foreign-based) (?:backers|sponsors|patrons|masters|paymasters|funders|funding|handlers)\b"
         r"|\b(?:suspicious|covert|shadowy|hidden|secret) (?:backing|support|facilitation|funding|patronage)\b|\bbackers (?:abroad|in"
         r"|across)\b", "backing", "none"),
        (r"\b(?:foreign|external|hidden|hostile|enemy|unseen|outside) (?:hands?|conspiracy|plots?)\b"
         r"|\bhands? of (?:the )?(?:{lands}|RAW|foreign|{armed})\b|\b(?:{lands})(?:['\u2019]s)? (?:hand|involvement"
         r"|interference|meddling|conspiracy|plot|complicity)\b", "backing", "inside"),
        (r"\b(?:had|has|have|having|played) (?:a|any|some) (?:\w+ )?(?:hand|role|part) in {w}(?:attack|attacks|bombing|killing|killings"
         r"|violence|insurgency|unrest|blast|terrorism)\b", "backing", "before"),
        (r"\b(?:was|were|is|are|being) (?:\w+ )?involved in {w}(?:terror\w*|attacks?|violence|subversi\w+|sabotage|militancy)\b"
         r"|\binvolvement of {w}(?:in|with)\b", "backing", "before"),
        (r"\b(?:{lands}|RAW|Mossad|IRGC|Kabul|Taliban) (?:(?:had|has|have|was|were|is|are) )?(?:\w+ )?(?:behind|planned|orchestrated"
         r"|masterminded|engineered|instigated|sponsored|sponsors)\b", "backing", "inside"),
        (r"\b(?:{rival}) (?:money|cash|funds|funding|gold|rupees|bullets|guns|weapons|paymasters?|payroll|purse"
         r"|pay)\b", "funding", "inside",
            "reports", "armed"),
        (r"\b(?:{lands})(?: \w+ly)? (?:pays?|paid|arms|armed|funds|funded|finances|financed|trains|trained|feeds|fed|equips"
         r"|equipped|bankrolls"
         r"|bankrolled|runs|backs|shelters|houses|hosts) (?:them|these|those)\b|\b(?:{lands}) foot(?:s"
         r"|ed)? the bill\b", "funding", "inside"),
        (r"\b(?:at the (?:behest|bidding|instigation|instance|command)|on (?:the )?(?:orders?|instructions?|payroll)|in the pay"
         r"|do(?:ing|es)? the (?:bidding|dirty work)|serv(?:e|es|ing) the (?:agenda|interests?|designs)|agenda|designs|playbook) of "
         r"(?:the |their |its |a )?(?:\w+ )?(?:{lands}|RAW|{outside}|masters)\b", "backing", "inside", "reports", "armed"),
        (r"\b(?:controlled|run|directed|operated|planned|hatched|orchestrated|coordinated|masterminded|guided|plotted) (?:\w+ )?"
         r"(?:from|in|across) (?:inside |the |its )?(?:{lands})\b(?!['\u2019])", "backing", "inside", "reports", "armed"),
        (r"\b(?:{labels}) (?:of|for) (?:the |a )?(?:\w+ ){0,2}?[\"\u201c\u2018]?(?:{armed}|{lands}|RAW|{outside}|enemies"
         r"|enemy)\b", "proxy", "before"),
        # shelter
        (r"\b(?:{lands}|Taliban)\b[^.;]{0,40}?\b(?:hous(?:es|ed|ing|e)|host(?:s|ed|ing)?|accommodat\w+) (?!{w}(?:talks|summit"
         r"|conference|meetings?|delegations?|refugees|games|dinner)\b)(?:[\w,]+ ){0,4}?(?:{armed_people}"
         r"|commanders|leaders|ringleaders|leadership)\b", "sheltering", "inside"),
        (r"\b(?:{shelter})\b (?:\w+ ){0,2}?(?:granted|given|provided|offered|extended|afforded|enjoyed|found) (?:\w+ )?(?:by|in|inside"
         r"|across) (?={w}(?:{lands})\b)", "sheltering", "after"),
        (r"\b(?:{shelter})\b(?=[^.;]{0,40}?\b(?:in|inside|across|on|from|within|of) (?:the |neighbou?ring |its )?(?:{lands}|border|soil"
         r"|territory)\b)", "sheltering", "after", "reports", "armed"),
        (r"\b(?:{lands}|Taliban|Kabul)\b[^.;]{0,50}?\b(?:giv(?:e|es|ing)|provid(?:e|es|ed|ing)|offer(?:s|ed|ing)?|grant(?:s|ed"
         r"|ing)?) {w}(?:sanctuar(?:y|ies)|refuge|shelter|safe havens?|bases)\b", "sheltering", "inside"),
        (r"\b(?:harbou?r|shelter)(?:s|ed|ing)? {w9}(?:{armed})\b", "sheltering", "before"),
        (r"\boperat(?:e|es|ed|ing) (?:freely )?(?:from|out of|on) (?:inside |within |its )?(?:the )?(?:soil|territory|{lands})\b|\b"
         r"(?:use of|uses?|used|using) (?:{lands}|its|their)(?:['\u2019]s)? (?:soil|territory)\b", "sheltering", "after"),
        (r"\b(?:{lands})(?:['\u2019]s)? (?:soil|territory) (?:\w+ ){0,3}used\b", "sheltering", "inside"),
        (r"\b(?:headquartered|based|hides?|hiding|holed up|sheltering) (?:in|inside) (?:neighbou?ring )?(?:Afghanistan|Iran|Pakistan"
         r"|India)\b", "sheltering", "after"),
        # abuse and plunder
        (r"\b(?:{abuse})\b(?=[^.;]{0,160}?\b(?:{cue})\b)|\b(?:{cue})\b[^.;]{0,120}?\b(?:{abuse})\b", "abuse", "agent"),
        (r"\b(?:{force})(?: \w+)? (?:allegedly|reportedly) {w}(?:{violence})\b(?! {w}(?:{armed})\b)|\ballegedly {w}by {w}"
         r"(?:{force})\b", "abuse", "before"),
        (r"\b(?:{civil})\b[^.;]{0,50}?\b(?:shot dead|shot|gunned down|killed|martyred|beaten|tortured|fired on|baton-charged|tear-gassed"
         r"|picked up|taken away|whisked away|abducted|dragged away) by (?=(?:the )?(?:\w+ ){0,2}?(?:{force})\b)", "abuse", "agent"),
        (r"\b(?:{force}) (?:\w+ly |also |then |has |have |had ){0,2}(?:opened fire (?:on|at)|fired (?:on|at|into)|shelled|bombed|strafed"
         r"|baton-charged|tear-gassed|bulldozed|torched|razed|set fire to|burnt down|burned down"
         r"|ransacked) (?!{w}(?:{armed})\b)(?:[\w,]+ ){0,4}?(?:{civil}"
         r"|houses?|homes?|villages?|crowds?|hamlets?|sit-in|protest|rally|march)\b", "abuse", "before"),
        (r"\b(?:torture (?:cells?|chambers?)|kill[- ]and[- ]dump|concentration camps?|state terrorism|genocide of)\b", "abuse", "before"),
        (r"\b(?:partners?|complicit|accomplices?) in (?:the )?(?:plunder|crimes?|loot\w*|genocide|exploitation|occupation)\b", "other",
            "before"),
        (r"\bcritici[sz]ed (?:\w+ )?(?:for|over)\b|\bunder fire for\b", "other", "before"),
        (r"\b(?:{plunder}) {w9}(?:wealth|resources|riches|minerals|gas|gold|copper|land|lands|province|coast)\b|[\"\u201c\u2018]"
         r"(?:occupying|occupier|colonial)\w*", "other", "before", "reports", "voice"),
        (r"\b(?:marginali[sz]ation|exploitation|oppression|occupation|persecution|neglect) (?:\w+ )?(?:by|at the hands of)\b",
            "other", "after", "reports", "voice"),
        (r"\b(?:reportedly|allegedly) (?:used|deployed|paid|recruited) (?:to|by|as|against)\b", "proxy", "agent", "reports", "armed"),
        (r"\b(?:were|was|are|being) (?:trained"
         r"|armed|funded|financed|recruited) (?:in|by|across|inside) (?={w9}"
         r"(?:{lands}))", "backing", "agent"),
        # denials
        (r"(?<!\bthe )(?<!\ban )(?<!\ba )\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?"
         r"|repudiat\w+|disput(?:e|es|ed)|{denying}) {w9}"
         r"(?:(?:{charge}|charge|claim)s?|involvement|role in|links|attempts? to link|operates|backing|supporting|sheltering"
         r"|harbou?ring|hosting|housing|arming|training"
         r"|funding|complicity|abuses?|soil|territory|harbou?r|this|that it|that they|it(?= [.;,]|[.;,])|hand in)\b", "other",
             "after", "denies"),
        (r"\b(?:[Nn]or|[Nn]ever|not) (?:would |will |does |did |has )?{w}(?:admit|admits|admitted|accept|accepted|concede"
         r"|conceded)\b(?: to)?"
         r"(?= {w}(?:hosting|housing|sheltering|harbou?ring|backing|funding|arming|training|supporting|involvement|abuses?)\b)", "other",
            "before", "denies"),
        (r"\b(?:although|though|but|charges?|claims?|{charge}s?|was|were|been|is|are) (?:\w+ly )?(?:denied|rejected|refuted|dismissed"
         r"|disputed) by "
         r"(?=(?:the |both )?(?:\w+ ){0,2}(?:{lands}|{people})\b)", "other", "after", "denies"),
        (r"\b(?:{charge}|charge|claim|which|that) (?:that )?(?:the )?(?:{lands}|it|{w}government|{w}Taliban) (?:\w+ ){0,3}(?:den(?:ies|ied"
         r"|y)|refutes?|rejects?|rejected|refuted|dismiss(?:es|ed)?)\b", "other", "before", "denies"),
    ]  # fmt: skip
    out = []
    for pattern, what, accused, *more in forms:
        also = re.compile(rf"\b(?:{load_words(more[1])})\b") if len(more) > 1 else None
        filled = re.sub(r"\{([a-z]\w*)\}", lambda m: words[m[1]], pattern)
        out.append(Form(re.compile(filled), what, accused, more[0] if more else "reports", also))
    return tuple(out)


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

    GUIDELINES name backing, funding, training, sheltering, proxy, abuse and other. What is only a claim of responsibility,
    a toll or a criticism without anyone to blame is left out.

    >>> t = "Islamabad accuses India of funding the BLA, which New Delhi denies."
    >>> [(t[a.start:a.end], a.what, a.stance) for a in find_accusations(t, 0, len(t))]
    [('accuses', 'funding', 'reports'), ('which New Delhi denies', 'other', 'denies')]
    >>> find_accusations("The BLA claimed responsibility and said it was behind the raid.", 0, 62)
    []
    """
    found: list[Accusation] = []
    breaks = [m.start() for m in CLAUSE_BREAK.finditer(text, start, end)]
    for form in _forms():
        if form.also and not form.also.search(text, start, end):
            continue
        for m in form.pattern.finditer(text, start, end):
            same = [a for a in found if (a.stance == "denies") == (form.stance == "denies")]
            if all(_are_apart(text, a, m, form, breaks) for a in same):
                what = _what(text, m.start(), next((b for b in breaks if b >= m.end()), end), form.what)
                found.append(Accusation(*m.span(), what, form.accused, form.stance))
            if len(found) >= _MOST:
                return sorted(found, key=_order)
    return sorted(found, key=_order)


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
