"""The group: people that a text counts, as one noun phrase gives them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from balochlib.coding.casualty.nouns import NounPhrase, join_heads, read_of
from balochlib.coding.casualty.victims import find_nationality, judge_victim
from balochlib.coding.casualty.words import Words

# a state says nothing on who the people are: "12 hurt", "three critically"
_OPEN_STATES = {"injured", "wounded", "missing", "hurt", "critically", "critical", "seriously", "badly", "severely", "gravely", "fatally",
                "abducted", "kidnapped"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """People that a text counts. ``value`` is None when vague; ``victim`` None when the words leave the class to the context.

    ``outcome`` is set where the phrase itself tells it ("73 wounded people", "254 deaths"); ``of_outcome`` where it is a
    part of people of that outcome ("three of the dead"); ``part`` where it is a part of people told before ("four of them").
    """

    start: int
    end: int
    value: int | None
    value_max: int | None = None
    qualifier: str = "exact"
    victim: str | None = None
    label: str | None = None
    nationality: str | None = None
    outcome: str | None = None
    of_outcome: str | None = None
    part: bool = False
    bare: bool = False  # no noun of its own: "six", "another", "the third"
    single: bool = False  # an article or a name instead of a number: "a soldier"
    qualified: bool = False  # the number has a qualifier of its own
    lives: bool = False  # "over 90,000 lives"
    pronoun: bool = False  # one person told of before: "he", "him", "his body"
    first_token: int = 0
    last_token: int = 0

    @property
    def label_known(self) -> bool:
        """Whether the words say what the people are: not "one of the injured", "one more victim"."""
        return not self.part and self.victim in {"security", "militant", "civilian"}


def finish_group(w: Words, base: Group, noun: NounPhrase, after: int) -> Group:
    """Fill a group from its noun phrase, with what is joined to its head."""
    if not noun.people and not noun.trigger:
        return base
    end, people = noun.end, noun.people
    victim = judge_victim(people)
    pronoun = bool(people) and all(p.uses == {"pronoun"} for p in people)
    if pronoun:
        victim = None
    if people and (not noun.trigger or w.tokens[end - 1].end == people[-1].end):  # not "12 police deaths"
        joined, mixed = join_heads(w, end, victim, base.value)
        end, victim = (joined, mixed) if joined != end else read_of(w, end, people, victim)
    last = end - 1
    label = w.text[w.tokens[after].start : w.tokens[last].end] if last >= after else None
    stop = w.tokens[last].end
    if noun.trigger and not people and w.low(last + 1) in {"of", "from", "among"}:
        stop_of, victim = read_of(w, last + 1, people, None)
        if victim is not None:
            stop = w.tokens[stop_of - 1].end
            label = w.text[w.tokens[after].start : stop]
            return replace(base, end=stop, victim=victim, label=label, outcome=noun.trigger, bare=False, last_token=stop_of - 1)
    if noun.trigger and not people:
        victim = None if w.low(last) in _OPEN_STATES else "unspecified"
    return replace(
        base, end=stop, victim=victim, label=None if pronoun else label, outcome=noun.trigger, bare=pronoun,
        nationality=find_nationality(w.text, base.start, stop), last_token=last,
    )  # fmt: skip
