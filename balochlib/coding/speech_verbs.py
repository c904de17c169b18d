"""Verbs of saying and of counting with their subjects: "the army said that", "PICSS logged 254 deaths"."""

from __future__ import annotations

from dataclasses import dataclass

from balochlib.coding.grammar import (
    AUXILIARIES,
    PRONOUNS,
    Token,
    load_speech,
    load_words,
)
from balochlib.coding.speakers import Speaker, find_speaker_after, find_speaker_before, join_wide, read_speaker


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker, the place of the attributing words, and the sides on which what is attributed stands.

    ``before``: it stands before these words ("..., officials said"); ``after``: behind them ("officials said that ...").
    ``kind``: say, figure (the verb takes the number as its object), source ("according to"), headline.
    """

    start: int
    end: int
    speaker: Speaker
    before: bool
    after: bool
    kind: str
    sentence: int = 0


BREAKS = frozenset(".;:,—–()\"“”'‘’-")
_CLOSED = load_words("closing_word")
_RESPONSIBILITY = load_words("claimed_act")
_LOSSES = load_words("loss_word")
_GIVING = load_words("giving_verb")
_SPREAD = load_words("spread_verb")
_OBJECTS = load_words("object_word")
_PLURAL_SUBJECTS = load_words("plural_subject")
_WHO = frozenset({"who", "which"})


def next_words(tokens: list[Token], i: int, n: int) -> list[str]:
    return [t.low for t in tokens[i : i + n]]


def _reaches_end(tokens: list[Token], i: int) -> bool | None:
    """Whether the attributing clause closes after its verb, at token ``i``; None when it may or may not.

    "officials said." and "the army said on Sunday." close; "the army said on Sunday that" and "police said four" do not.
    """
    if i >= len(tokens) or tokens[i].text in BREAKS:
        return True
    if tokens[i].low not in _CLOSED or (tokens[i].low == "at" and i + 1 < len(tokens) and tokens[i + 1].low in {"least", "most"}):
        return False
    for token in tokens[i : i + 16]:
        if token.low == "that" or token.low in AUXILIARIES:
            return False
        if token.text in BREAKS:
            return True
    return i + 16 >= len(tokens) or None


def _clause_before(tokens: list[Token], i: int) -> bool:
    """Whether words that can be what is said stand before token ``i``, cut off by a comma or a closing quotation mark."""
    return i >= 3 and tokens[i - 1].text in ",\"”'’—–" and any(t.text[0].isalpha() for t in tokens[max(0, i - 8) : i - 1])


def _first_token(tokens: list[Token], offset: int) -> int:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _skip_verb_chain(tokens: list[Token], i: int) -> int:
    """Step back from a verb over "had earlier", "has also", "later", "on Sunday" to where its subject ends."""
    while i > 0 and (tokens[i - 1].low in AUXILIARIES - {"was", "were", "is", "are", "be", "been"} or tokens[i - 1].low in _ADVERBS):
        i -= 1
    return i


_ADVERBS = load_words("adverb")


def _subject(tokens: list[Token], verb: int) -> tuple[Speaker, int] | None:
    """Return the speaker who is the subject of the verb, and the token where the whole subject begins.

    An insertion between commas is stepped over: "Najeeb Kakar, the assistant commissioner, said"; when it is itself a name, it is
    the name that counts: "Its spokesman, Jiand Baloch, told".
    """
    i = _skip_verb_chain(tokens, verb)
    if i == 0:
        return None
    if tokens[i - 1].text != ",":
        speaker = find_speaker_before(tokens, i)
        return (speaker, _first_token(tokens, speaker.wide[0])) if speaker else None
    inner = None
    j = i - 1
    for _ in range(4):  # a few insertions in a row: ", the minister, in a statement, said"
        k = next((k for k in range(j - 1, max(-1, j - 26), -1) if tokens[k].text == ","), None)
        if k is None or k == 0:
            break
        phrase = read_speaker(tokens, k + 1, j)
        if inner is None and phrase is not None:
            inner = phrase
        outer = find_speaker_before(tokens, k)
        if outer is not None and outer.kind != "other" and outer.end >= tokens[k - 1].end - 1 - 40:
            named = phrase is not None and (
                (phrase.kind == "person" and outer.kind != "person") or (phrase.kind == "body" and outer.kind == "role")
            )
            if named and phrase.start <= tokens[k + 1].start:
                speaker = join_wide(phrase, outer.wide)
            else:
                speaker = join_wide(outer, (tokens[k + 1].start, tokens[j - 1].end))
            return speaker, _first_token(tokens, outer.wide[0])
        j = k
    if inner is not None:
        return inner, _first_token(tokens, inner.wide[0])
    return None


def _inverted(tokens: list[Token], verb: int) -> tuple[Speaker, int] | None:
    """Return the speaker after the verb in ", said Hamza Shafqaat, a senior administrator" and where the phrase ends."""
    if verb and tokens[verb - 1].text not in ",\"”'’—–":
        return None
    found = find_speaker_after(tokens, verb + 1)
    if found is None:
        return None
    speaker, after = found
    if (speaker.kind in {"other", "pronoun"} and speaker.head not in PRONOUNS) or tokens[verb + 1].start < speaker.wide[0] - 1:
        return None
    for token in tokens[after : after + 12]:
        if token.text in BREAKS or token.low in _WHO:
            break
        if token.low in AUXILIARIES or token.low == "that" or token.low in load_speech("say"):
            return None
    if after < len(tokens) and tokens[after].text == ",":
        stop = next((k for k in range(after + 1, min(len(tokens), after + 14)) if tokens[k].text in ",.;"), after + 1)
        speaker = join_wide(speaker, (tokens[stop - 1].end,))
    return speaker, after


def can_report(speaker: Speaker, tokens: list[Token]) -> bool:
    """Whether a subject can give a number: a person, a body, an office, a paper; not "the blast" or "the year"."""
    return speaker.kind in {"person", "body", "role", "document", "pronoun"} and speaker.head not in {
        "people",
        "victims",
        "man",
        "soldiers",
        "troops",
    }


_PARTICLES = {  # verb -> the words that must follow it before a number, for it to report that number
    **dict.fromkeys(["speak", "speaks", "spoke", "spoken", "talk", "talks", "talked", "hear", "hears", "heard"], ("of",)),
    **dict.fromkeys(["own", "owns", "owned"], ("up to",)),
    **dict.fromkeys(["make", "makes", "made"], ("it", "the toll", "the total", "the figure", "the count", "that")),
    **dict.fromkeys(["begin", "begins", "began", "begun", "start", "starts", "started"], ("with", "at", "by saying", "by reporting")),
    **dict.fromkeys(["settle", "settles", "settled"], ("on", "at")),
    **dict.fromkeys(["come", "comes", "came"], ("down to", "up with", "up to", "out with")),
    **dict.fromkeys(["arrive", "arrives", "arrived"], ("at",)),
}


def _figure_object(tokens: list[Token], verb: int) -> bool:
    """Whether a verb of the figure list is used of a number: "put the toll at", "has counted", "spoke of 20 dead", "makes it 92"."""
    low, following = tokens[verb].low, next_words(tokens, verb + 1, 14)
    stop = next((k for k, w in enumerate(following) if w in {".", ";"}), len(following))
    following = following[:stop]
    numbers = [w[0].isdigit() or w in _OBJECTS for w in following]
    if low in _PARTICLES:
        return any(" ".join(following).startswith(p + " ") for p in _PARTICLES[low]) and (any(numbers[:6]) or low.startswith(("sp", "own")))
    if low in {"put", "puts", "putting"}:
        return "at" in following or ("down" in following[:8] and bool(following))
    if low in {"have", "has", "had"}:
        plain = bool(following) and (following[0][0].isdigit() or following[0] in {"at", "only", "just"} or following[:2] == ["it", "at"])
        return plain or (following[:1] != ["no"] and bool(load_speech("narrator") & set(following[:5])))
    if low in _GIVING:
        return bool((_LOSSES | load_speech("narrator")) & set(following[:6])) or any(w[0].isdigit() for w in following[:6])
    return True


def find_verbs(tokens: list[Token]) -> list[Attribution]:
    """Attributions by a verb with its subject."""
    act, figure, participle = load_speech("act"), load_speech("figure"), load_speech("participle")
    say = load_speech("say") | act
    out: list[Attribution] = []
    for i, token in enumerate(tokens):
        low = token.low
        if (low not in say and low not in figure and low not in participle) or token.text[0].isupper():
            continue
        following = next_words(tokens, i + 1, 7)
        if low == "saying" and i >= 2 and tokens[i - 1].low == "as":  # "was quoted as saying"
            found = _quoted_source(tokens, i)
            if found:
                out.append(Attribution(found[0].wide[0], token.end, found[0], _clause_before(tokens, found[1]), True, "say"))
            continue
        if low in participle and low not in figure:
            found = _participle_subject(tokens, i, out)
            if found:
                out.append(Attribution(token.start, token.end, found, False, True, "say"))
            continue
        if (
            low == "told"
            and i
            and tokens[i - 1].low in {"is", "was", "were"}
            and (following[:1] and (following[0][0].isdigit() or following[0] in {"of", "that"}))
        ):
            speaker = find_speaker_before(tokens, i - 1)  # "one news site is told 225"
            if speaker is not None and can_report(speaker, tokens):
                out.append(Attribution(speaker.wide[0], token.end, speaker, False, True, "figure"))
            continue
        if i and tokens[i - 1].low in {"was", "were", "is", "are", "be", "been", "being", "to", "of", "a", "the", "an", "as", "by"}:
            continue
        if low in say and low != "said" and low != "says" and set(following) & {"lives", "life"}:
            continue
        if _is_noun(tokens, i):
            continue
        if (
            low not in {"said", "says"} and low not in _TELLING and following[:1] == ["to"] and not _to_somebody(tokens, i + 2)
        ):  # "admitted to discrepancies"
            continue
        if low == "said" and following[:1] == ["to"] and (i == 0 or tokens[i - 1].text == ","):
            continue
        attribution = _read_verb(tokens, i, low in say, out)
        if attribution is not None:
            out.append(attribution)
    return out


def _to_somebody(tokens: list[Token], i: int) -> bool:
    """Whether "to" behind a verb of saying leads on: "confirmed to Dawn", "claimed to have killed"; not "admitted to discrepancies"."""
    return i < len(tokens) and (tokens[i].low in load_speech("recipient") | {"have", "be", "the"} or tokens[i].is_name)


def _is_noun(tokens: list[Token], i: int) -> bool:
    """Whether a form that is also a noun is one here: "the Kashmir dispute", "Central Asian states", "media reports suggest"."""
    low = tokens[i].low
    nouns = load_speech("noun_form")
    if low in nouns:  # the plain form needs a plural before it: "police report", "they claim"
        return not any(t.low.endswith("s") or t.low in _PLURAL_SUBJECTS for t in tokens[max(0, i - 4) : i])
    if not low.endswith("s") or low[:-1] not in nouns:
        return False
    if i + 1 >= len(tokens):
        return True
    after = tokens[i + 1]
    return not (after.low in _OBJECTS or after.text[0].isdigit() or after.is_name or after.text in ":“\"‘'" or after.low in PRONOUNS)


def _quoted_source(tokens: list[Token], saying: int) -> tuple[Speaker, int] | None:
    """Whose words "as saying" brings: "X was quoted as saying", "a newspaper quoted X as saying"."""
    for k in range(saying - 2, max(-1, saying - 16), -1):
        if tokens[k].low in {"was", "were", "is", "been"}:
            return _subject(tokens, k)
        if tokens[k].low in {"quoted", "quotes", "quoting", "cited", "cites", "citing"} and k < saying - 2:
            found = find_speaker_after(tokens, k + 1, saying - 1)
            return (found[0], k) if found else None
    return None


def _participle_subject(tokens: list[Token], i: int, earlier: list[Attribution]) -> Speaker | None:
    """Who says it in "..., adding that", "with AOAV recording 485", "The group took credit, claiming to have killed"."""
    if i and tokens[i - 1].text not in ",—–" and tokens[i - 1].low not in {"and", "while", "but", "after", "by", "in", "without", "from"}:
        speaker = find_speaker_before(tokens, i)
        return (
            speaker
            if speaker is not None and can_report(speaker, tokens) and speaker.kind in {"body", "role", "person", "document"}
            else None
        )
    if earlier:
        return earlier[-1].speaker
    return _opening_subject(tokens, i) if tokens[i].low.removesuffix("ing") not in {"count", "list", "giv", "cit", "quot", "call"} else None


def _opening_subject(tokens: list[Token], stop: int) -> Speaker | None:
    """The noun phrase that opens the sentence, before token ``stop``, when it can speak."""
    start = 0
    while start < stop and not tokens[start].text[0].isalnum():
        start += 1
    found = find_speaker_after(tokens, start, stop)
    if found is None or found[0].kind in {"other", "document"} or found[0].wide[0] > tokens[start].end + 4:
        return None
    return found[0]


_TELLING = load_words("telling_verb")


def _skip_recipient(tokens: list[Token], i: int) -> int:
    """Step over whom something is told: "told state TV", "told reporters"."""
    if i < len(tokens) and tokens[i].low in load_speech("recipient"):
        return i + 1
    found = find_speaker_after(tokens, i)
    return found[1] if found is not None and found[0].wide[0] <= tokens[i].end + 5 else i


def _read_verb(tokens: list[Token], i: int, is_say: bool, earlier: list[Attribution]) -> Attribution | None:
    token = tokens[i]
    following = next_words(tokens, i + 1, 10)
    closed = _reaches_end(tokens, _skip_recipient(tokens, i + 1) if token.low in _TELLING else i + 1)
    if is_say and token.low not in _TELLING:
        inverted = _inverted(tokens, i) if closed is False else None
        if inverted is not None and can_report(inverted[0], tokens) and i:
            return Attribution(token.start, inverted[0].wide[1], inverted[0], True, False, "say")
    elif not is_say and not _figure_object(tokens, i):
        return None
    subject_end = _skip_verb_chain(tokens, i)
    if (subject_end and tokens[subject_end - 1].low in {"and", "but", "or"}) or (
        subject_end > 1 and tokens[subject_end - 1].text == "," and tokens[subject_end - 2].low in {"and", "but"}
    ):
        speaker = earlier[-1].speaker if earlier else _opening_subject(tokens, i)
        found = (speaker, i) if speaker else None
    elif subject_end and tokens[subject_end - 1].low == "who":
        speaker = find_speaker_before(tokens, subject_end - 1 - (subject_end > 1 and tokens[subject_end - 2].text == ","))
        found = (speaker, subject_end) if speaker else None
    else:
        found = _subject(tokens, i)
    if found is None or found[0] is None:
        return None
    speaker, first = found
    if token.low not in {"said", "says"} and not can_report(speaker, tokens):
        return None
    if token.low in {"have", "has", "had"} and speaker.kind not in {"document", "body", "role"} and not _is_paper(tokens, speaker):
        return None
    if token.low in {"have", "has", "had"} and following[0][0].isdigit() and speaker.kind != "document" and not _is_paper(tokens, speaker):
        return None
    if token.low in _SPREAD and speaker.kind != "document" and not _is_paper(tokens, speaker):
        return None
    if token.low in {"claim", "claims", "claimed"} and _RESPONSIBILITY & set(following[:6]) and "that" not in following[:2]:
        return Attribution(speaker.wide[0], token.end, speaker, False, False, "say")
    kind = "say" if is_say else "figure"
    if not is_say:
        return Attribution(speaker.wide[0], token.end, speaker, False, True, kind)
    if token.low in load_speech("act") and following[:1] != ["that"]:
        return Attribution(speaker.wide[0], token.end, speaker, True, True, "act")
    before = _clause_before(tokens, first) and closed is not False
    after = closed is not True or not before or (i + 1 < len(tokens) and tokens[i + 1].text in ",:" and i + 3 < len(tokens))
    return Attribution(speaker.wide[0], token.end, speaker, before, after, kind)


def _is_paper(tokens: list[Token], speaker: Speaker) -> bool:
    """Whether the speaker's phrase holds a word for a paper: "the army's first bulletin" (had 40 dead)."""
    papers = load_speech("document")
    return any(t.low in papers for t in tokens[_first_token(tokens, speaker.wide[0]) : _first_token(tokens, speaker.wide[1])])
