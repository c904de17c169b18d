"""The subject of a verb of saying: before it, over insertions, or behind it."""

from __future__ import annotations

from balochlib.coding.speech.grammar import AUXILIARIES, PREPOSITIONS, PRONOUNS, Token, load_speech, load_words
from balochlib.coding.speech.speaker_phrases import Speaker, join_wide, read_speaker
from balochlib.coding.speech.speakers import find_name_behind, find_speaker_after, find_speaker_before

BREAKS = frozenset(".;:,—–()\"“”'‘’-")
_WHO = frozenset({"who", "which"})
_FOLLOWS = _WHO | PREPOSITIONS | load_words("closing_word") | load_words("clause_word")


def clause_before(tokens: list[Token], i: int) -> bool:
    """Whether words that can be what is said stand before token ``i``, cut off by a comma or a closing quotation mark."""
    if i >= 5 and tokens[i - 1].low in {"so", "as"} and tokens[i - 2].text == ",":  # ", so the villagers say"
        i -= 1
    return i >= 3 and tokens[i - 1].text in ",\"”'’—–" and any(t.text[0].isalpha() for t in tokens[max(0, i - 8) : i - 1])


def first_token(tokens: list[Token], offset: int) -> int:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low


def skip_verb_chain(tokens: list[Token], i: int) -> int:
    """Step back from a verb over "had earlier", "has also", "has been able to", "on Sunday" to where its subject ends."""
    if i > 2 and tokens[i - 1].low == "to" and tokens[i - 2].low in _ABLE:
        i -= 2
        while i > 0 and (tokens[i - 1].low in AUXILIARIES or tokens[i - 1].low in _ADVERBS | {"in", "a", "so", "far"}):
            i -= 1
        return i
    if i > 1 and tokens[i - 1].low in _SELVES:  # "the front itself spoke of"
        i -= 1
    while i > 0 and (tokens[i - 1].low in AUXILIARIES - {"was", "were", "is", "are", "be", "been"} or tokens[i - 1].low in _ADVERBS):
        i -= 1
    return i


_SELVES = frozenset({"itself", "himself", "herself", "themselves"})
_ABLE = load_words("able_word")
_ADVERBS = load_words("adverb")


def find_subject(tokens: list[Token], verb: int) -> tuple[Speaker, int] | None:
    """Return the speaker who is the subject of the verb, and the token where the whole subject begins.

    An insertion between commas is stepped over: "Najeeb Kakar, the assistant commissioner, said"; when it is itself a name, it is
    the name that counts: "Its spokesman, Jiand Baloch, told".
    """
    i = skip_verb_chain(tokens, verb)
    if i == 0:
        return None
    if tokens[i - 1].text != ",":
        speaker = _find_antecedent(tokens, i) or find_speaker_before(tokens, i)
        if speaker is None or speaker.kind == "other":
            speaker = _find_described(tokens, i) or speaker
        return (speaker, first_token(tokens, speaker.wide[0])) if speaker else None
    inner = None
    j = i - 1
    for _ in range(4):  # a few insertions in a row: ", the minister, in a statement, said"
        k = next((k for k in range(j - 1, max(-1, j - 26), -1) if tokens[k].text == ","), None)
        if k is None or k == 0:
            break
        phrase = read_speaker(tokens, k + 1, j)
        if inner is None and phrase is not None and tokens[k + 1].low not in _WHO:
            inner = phrase
        outer = find_speaker_before(tokens, k)
        if outer is not None and outer.kind == "document" and tokens[k + 1].low in {"by", "from"}:  # "The report, by X, found"
            issuer = read_speaker(tokens, k + 2, j)
            outer, phrase = (issuer, None) if issuer is not None else (outer, phrase)
        if outer is not None and outer.kind != "other" and outer.end >= tokens[k - 1].end - 1 - 40:
            named = phrase is not None and (
                (phrase.kind == "person" and outer.kind != "person") or (phrase.kind == "body" and outer.kind == "role")
            )
            if named and phrase.wide[0] <= tokens[k + 1].start:
                speaker = join_wide(phrase, outer.wide)
            else:
                speaker = join_wide(outer, (tokens[k + 1].start, tokens[j - 1].end))
            return speaker, first_token(tokens, outer.wide[0])
        j = k
    if inner is not None:
        return inner, first_token(tokens, inner.wide[0])
    return None


def _find_antecedent(tokens: list[Token], stop: int) -> Speaker | None:
    """The noun before a relative clause with a verb of its own: "A police official who was not allowed to talk to the media | put"."""
    for k in range(stop - 1, max(0, stop - 18), -1):
        if tokens[k].text in BREAKS or tokens[k].low in {"that", "and", "but"}:
            return None
        if tokens[k].low == "who":
            verb = tokens[k + 1].low
            speaks = verb in AUXILIARIES or verb in load_words("relative_verb") or verb.endswith("ed")
            speaker = find_speaker_before(tokens, k) if speaks and k + 2 < stop else None
            return speaker if speaker is not None and speaker.kind in {"role", "person", "body"} else None
    return None


def _find_described(tokens: list[Token], stop: int) -> Speaker | None:
    """The noun that a relative clause before token ``stop`` describes: "an aid worker who asked not to be named told"."""
    for k in range(stop - 1, max(0, stop - 18), -1):
        if tokens[k].text in BREAKS:
            return None
        if tokens[k].low in {"who", "whose"}:
            return find_speaker_before(tokens, k)
    return None


def find_inverted(tokens: list[Token], verb: int) -> tuple[Speaker, int] | None:
    """Return the speaker after the verb in ", said Hamza Shafqaat, a senior administrator" and where the phrase ends."""
    if verb and tokens[verb - 1].text not in ",\"”'’—–":
        return None
    found = find_speaker_after(tokens, verb + 1)
    if found is None:
        return None
    speaker, after = found
    if speaker.kind == "pronoun" and after < len(tokens) and tokens[after].text not in BREAKS:
        return None  # "The BLA, which claimed the raid, says it executed 140"
    quoted = bool(verb) and tokens[verb - 1].text in '"”' and speaker.kind == "other"  # '"...," said the old man'
    unnamed = speaker.kind in {"other", "pronoun"} and speaker.head not in PRONOUNS
    if (unnamed and not quoted) or tokens[verb + 1].start < speaker.wide[0] - 1:
        return None
    if speaker.kind == "pronoun" and after < len(tokens) and tokens[after].text not in BREAKS:  # "X, which did it, said it had ..."
        return None
    if after < len(tokens) and tokens[after].text.isalpha() and tokens[after].text.islower() and tokens[after].low not in _FOLLOWS:
        return None  # ", said the group shared its camps"
    for token in tokens[after : after + 12]:
        if token.text in BREAKS or token.low in _WHO:
            break
        if token.low in AUXILIARIES or token.low == "that" or token.low in load_speech("say"):
            return None
    if after < len(tokens) and tokens[after].text == ",":
        stop = next((k for k in range(after + 1, min(len(tokens), after + 14)) if tokens[k].text in ",.;"), after + 1)
        named = read_speaker(tokens, after + 1, stop) if speaker.kind == "role" else None
        if named is not None and named.kind == "person" and named.wide[0] <= tokens[after + 1].start:  # "said the head of the ward, Dr X"
            speaker = join_wide(named, speaker.wide)
        speaker = join_wide(speaker, (tokens[stop - 1].end,))
    return speaker, after


def can_report(speaker: Speaker, tokens: list[Token]) -> bool:
    """Whether a subject can give a number: a person, a body, an office, a paper; not "the blast" or "the year"."""
    heads = {"people", "victims", "man", "soldiers", "troops"}
    return speaker.kind in {"person", "body", "role", "document", "pronoun"} and speaker.head not in heads


def find_quoted_source(tokens: list[Token], saying: int) -> tuple[Speaker, int] | None:
    """Whose words "as saying" brings: "X was quoted as saying", "a newspaper quoted X as saying"."""
    for k in range(saying - 2, max(-1, saying - 16), -1):
        if tokens[k].low in {"was", "were", "is", "been"}:
            return find_subject(tokens, k)
        if k > 1 and tokens[k].low in {"quoted", "cited"} and tokens[k - 1].low in {"was", "were", "been"}:  # "was quoted by X as saying"
            return find_subject(tokens, k - 1)
        if tokens[k].low in {"quoted", "quotes", "quoting", "cited", "cites", "citing"} and k < saying - 2:
            found, outlet = find_speaker_after(tokens, k + 1, saying - 1), find_subject(tokens, k)
            found = find_name_behind(tokens, found) or found  # "It quoted the ambulance chief, Ali Rezaei, as saying"
            return (found[0], outlet[1] if outlet else k) if found else None
    return None


def find_opening_subject(tokens: list[Token], stop: int) -> Speaker | None:
    """The noun phrase that opens the sentence, before token ``stop``, when it can speak."""
    start = 0
    while start < stop and not tokens[start].text[0].isalnum():
        start += 1
    if start + 1 < stop and tokens[start + 1].text == "," and tokens[start].low in load_words("opener"):  # "Meanwhile, the group"
        start += 2
    found = find_speaker_after(tokens, start, stop)
    if found is None or found[0].kind in {"other", "document"} or found[0].wide[0] > tokens[start].end + 4:
        return None
    speaker, after = found
    comma = next((k for k in range(after + 1, min(stop, after + 8)) if tokens[k].text == ","), None)
    if speaker.kind == "role" and comma is not None and tokens[after].text == ",":  # "Its spokesman, X, charged them with ... and said"
        named = read_speaker(tokens, after + 1, comma)
        if named is not None and named.kind in {"person", "body"} and named.wide == (tokens[after + 1].start, tokens[comma - 1].end):
            return join_wide(named, speaker.wide)
    return speaker
