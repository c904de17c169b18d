"""Tellings: an incident as one article tells it, with its date, places, perpetrator and the words it came from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from balochlib.coding.incident.anchors import FAMILY

STATED, INHERITED, REPORTED, UNDATED = 3, 2, 1, 0  # how a telling came by its date

_TYPES = (  # the first kind of anchor that an incident has names its type
    ("invasion", "other"), ("crowd", "other"), ("hijacking", "hijacking"), ("suicide_bombing", "suicide_bombing"),
    ("clearance", "security_operation"),
    ("counter", "security_operation"), ("security_operation", "security_operation"), ("assassination", "assassination"),
    ("bombing", "bombing"), ("armed_assault", "armed_assault"), ("operation", "security_operation"), ("abduction", "abduction"),
    ("hostage_taking", "hostage_taking"), ("infrastructure_attack", "infrastructure_attack"), ("arson", "infrastructure_attack"),
    ("clash", "clash"), ("seizure", "armed_assault"),
    ("arrest", "security_operation"), ("crackdown", "security_operation"), ("elimination", "security_operation"),
    ("shelling", "other"), ("killing", "armed_assault"), ("shot", "armed_assault"), ("attack", "armed_assault"),
    ("deed", "armed_assault"),
    ("bodies", "other"), ("death", "other"), ("protest", "protest"),
)  # fmt: skip
_MADE_OF_MANY = {"bombing", "suicide_bombing", "armed_assault", "infrastructure_attack"}


def name_type(kinds: Counter, is_wave: bool = False) -> str:
    """Return the schema type that the anchors of an incident add up to; "other" where they name none.

    A bridge blown up is infrastructure only while nobody is killed with it; a wave of attacks is a coordinated attack.

    >>> name_type(Counter(["killing", "bombing"])), name_type(Counter(["arson", "killing"])), name_type(Counter(["armed_assault"]), True)
    ('bombing', 'armed_assault', 'coordinated_attack')
    >>> name_type(Counter())
    'other'
    """
    kills = kinds["killing"] or kinds["shot"]
    for kind, name in _TYPES:
        if kinds[kind] and not (kills and name == "infrastructure_attack"):
            return "coordinated_attack" if is_wave and name in _MADE_OF_MANY else name
    return "other"


@dataclass(eq=False)
class Telling:
    """An incident as one article tells it. ``start``, ``end``, ``quote``: the word that anchors it."""

    article_id: str
    article_start: int
    start: int
    end: int
    quote: str
    paragraph: int = 0
    date: str | None = None
    date_end: str | None = None
    date_basis: int = UNDATED
    date_words: str | None = None  # a day that was named and could not be resolved
    night: bool = False
    name: str | None = None  # "Jaffar Express" of "the Jaffar Express attack"
    places: dict[str, dict] = field(default_factory=dict)  # place_id -> row of the place
    perpetrator: str | None = None
    perpetrator_status: str = "none"
    operation: tuple[str, str | None, str] | None = None  # id, phase, name
    parent: Telling | None = None  # the wave it was told as part of, the attack that the forces answered
    is_wave: bool = False  # "a string of attacks": several incidents told as one
    is_reference: bool = False  # first named only to place another
    is_aftermath: bool = False  # what the forces did about an attack
    kinds: Counter = field(default_factory=Counter)  # of its anchors
    mentions: list[tuple[int, int, str, str | None]] = field(default_factory=list)  # start, end, words, why it belongs here
    covers: list[tuple[int, int]] = field(default_factory=list)  # the sentences that go on about it
    claim_ids: list[str] = field(default_factory=list)
    last_sentence: int = 0

    @property
    def type(self) -> str:
        return name_type(self.kinds, self.is_wave)

    @property
    def families(self) -> set[str]:
        return {name for name, kinds in FAMILY.items() if kinds & self.kinds.keys()}

    @property
    def place_rows(self) -> list[dict]:
        return list(self.places.values())
