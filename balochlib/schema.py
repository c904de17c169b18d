"""Every table of the suite: its grain, its columns, their types, allowed values and meanings.

The one place that names columns. ``data/README.md`` is rendered from it, :func:`build_table` makes every
DataFrame by it, and the checks in :func:`check_table` hold it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pandas as pd

# ---- vocabularies --------------------------------------------------------------------------------------------
QUALIFIERS = ("exact", "at_least", "more_than", "up_to", "about", "range", "vague")
OUTCOMES = ("killed", "injured", "casualties", "abducted")
VICTIMS = ("civilian", "security", "militant", "unspecified")
SCOPES = ("event", "aggregate")
CLAIMANT_KINDS = ("state", "armed_group", "official_unnamed", "monitor", "medical", "witness", "outlet")
DATE_PRECISIONS = ("day", "month", "year", "none")
EVENT_TYPES = (
    "bombing", "suicide_bombing", "armed_assault", "coordinated_attack", "hostage_taking", "hijacking", "assassination",
    "abduction", "security_operation", "infrastructure_attack", "clash", "protest", "other",
)  # fmt: skip
PERPETRATOR_STATUSES = ("claimed", "blamed", "none")
ACTOR_KINDS = ("armed_group", "state_force", "state", "intelligence", "organisation", "civil_society", "media", "person")
PLACE_KINDS = ("country", "province", "district", "town", "site", "region")
ALLEGATION_KINDS = ("backing", "funding", "training", "sheltering", "proxy", "abuse", "other")
CPEC_THEMES = ("attack", "chinese_nationals", "investment", "grievance", "militarisation", "port", "displacement", "infrastructure")
CPEC_GRADES = ("targeted", "disrupted", "motive", "context")
RELATIONS = ("designates", "fights", "allied", "part_of")
RESPONSIBILITY_STANCES = ("claims", "blames", "denies", "none_claimed")
ALLEGATION_STANCES = ("reports", "asserts", "denies")
PUBLISHED_BASES = ("page", "dateline", "given", "none")
ARTICLE_KINDS = ("news", "opinion", "analysis", "teaser", "other")
VOICE_ROLES = ("state", "expert", "militant", "civilian", "media", "other")
FRAMING_TARGETS = ("armed_actor", "state", "death", "other")
FRAMING_VOICES = ("author", "quoted")
COHERENCE = ("ok", "parts_exceed_total", "parts_short", "share_mismatch", "change_mismatch", "not_checkable")


@dataclass(frozen=True)
class Column:
    """One column: pandas type, what it means, and the closed list it draws from, if any."""

    name: str
    dtype: str
    meaning: str
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table: what a row is, and its columns in order."""

    name: str
    grain: str
    columns: tuple[Column, ...]
    extracted: bool = True  # rows point at words of a text: article_id, start, end, quote come first
    key: str = ""  # the column that no two rows share, if there is one

    @property
    def all_columns(self) -> tuple[Column, ...]:
        return (*(SPAN if self.extracted else ()), *self.columns)

    @property
    def short_grain(self) -> str:
        """The grain without what follows in brackets or after a semicolon."""
        return self.grain.partition(";")[0].partition(" (")[0]

    @property
    def dtypes(self) -> dict[str, str]:
        return {c.name: c.dtype for c in self.all_columns}


def _text(name: str, meaning: str, allowed: tuple[str, ...] = ()) -> Column:
    return Column(name, "string", meaning, allowed)


def _count(name: str, meaning: str) -> Column:
    return Column(name, "Int64", meaning)


SPAN = (
    _text("article_id", "the article the words stand in"),
    _count("start", "first character of the words, counted in the decoded file from 0"),
    _count("end", "character after the last"),
    _text("quote", "the words, letter for letter: text[start:end]"),
)

_TABLES = (
    Table("sources", "file that was read", (
        _text("source_id", "stable id: hash of the bytes"),
        _text("file", "file name"),
        _text("sha256", "hash of the bytes as received"),
        _count("n_chars", "characters after decoding"),
        _count("n_words", "words after decoding"),
        _count("n_articles", "articles found in the file"),
    ), extracted=False, key="source_id"),
    Table("articles", "article in a file", (
        _text("article_id", "stable id: hash of the article's text"),
        _text("source_id", "the file it stands in"),
        _count("start", "first character of the article in the file"),
        _count("end", "character after the last"),
        _text("publisher", "outlet, only where the text or seeds/index.csv shows it"),
        _text("title", "headline, only where the page shows one"),
        _text("author", "byline"),
        _text("published", "date of publication, ISO, only where the text shows it"),
        _text("published_basis", "how the date is known", PUBLISHED_BASES),
        _text("kind", "kind of text", ARTICLE_KINDS),
        Column("relevant", "boolean", "reports or discusses armed conflict or security in or about Balochistan"),
        _text("group_id", "articles that copy one another share it"),
    ), extracted=False, key="article_id"),
    Table("casualties", "stated number of people killed, injured or abducted; a claim repeated in one article stands once", (
        _text("claim_id", "stable id"),
        _text("event_id", "the incident it is on; missing for totals over a period"),
        _count("value", "the number as stated; missing when vague"),
        _count("value_max", "upper end, only for a range"),
        _text("qualifier", "how the number is bounded by its words", QUALIFIERS),
        _count("low", "smallest number the words allow; missing when open"),
        _count("high", "largest number the words allow; missing when open"),
        _text("outcome", "what happened to the people; casualties = killed and injured not told apart", OUTCOMES),
        _text("victim", "class of the people", VICTIMS),
        _text("label", "the text's own word for them"),
        _text("nationality", "only where the text says it"),
        _text("claimant_text", "the text's words for who gives the number; missing when nobody is named"),
        _text("claimant", "actor_id of the claimant where known"),
        _text("claimant_kind", "kind of claimant", CLAIMANT_KINDS),
        _text("scope", "one incident, or a total over a period or many incidents", SCOPES),
        _text("period", "the period of an aggregate, in the text's words"),
        _text("part_of", "claim_id of the whole that this number is a stated part of"),
        _text("coherence", "ok, or the name of the check that fails", COHERENCE),
    ), key="claim_id"),
    Table("events", "real incident, however many articles tell it (start, end, quote: its first telling)", (
        _text("event_id", "stable id"),
        _text("parent_event_id", "the operation or wave it is part of"),
        _text("name", "short neutral name, made from type, place and date"),
        _text("type", "kind of incident", EVENT_TYPES),
        _text("date", "ISO, cut to what is known: 2026-01-31, 2025-03, 2024"),
        _text("date_precision", "how much of the date is known", DATE_PRECISIONS),
        _text("date_end", "last day, only where the text gives a span"),
        _text("perpetrator", "usual full name of who did it as the text has it; missing when it does not say"),
        _text("perpetrator_status", "claimed by that actor, blamed on it by others or by the text, or none", PERPETRATOR_STATUSES),
        _count("n_articles", "articles that tell it"),
    ), key="event_id"),
    Table("event_mentions", "telling of an incident in an article", (
        _text("event_id", "the incident"),
        _text("merge_reason", "why this telling was put with the first one; missing for the first"),
    )),
    Table("event_places", "incident x place", (
        _text("event_id", "the incident"),
        _text("place_id", "the place"),
        _text("name", "usual name of the place"),
        _text("text", "the text's own word for it"),
    )),
    Table("places", "mention of a place", (
        _text("text", "the text's own word"),
        _text("place_id", "id in data/lexicon/places.csv, or made from the words for a site found by its pattern"),
        _text("name", "usual English name"),
        _text("kind", "kind of place", PLACE_KINDS),
        _text("admin2", "district"),
        _text("admin1", "province or state"),
        _text("country", "country"),
        Column("lat", "Float64", "latitude, degrees north, WGS 84"),
        Column("lon", "Float64", "longitude, degrees east, WGS 84"),
        _count("where_precision", "UCDP where_prec: 1 exact, 2 near a named place, 3 district, 4 province, 5 region, 6 country"),
    )),
    Table("actors", "mention of an actor", (
        _text("text", "the text's own word"),
        _text("actor_id", "id in data/lexicon/actors.csv, or made from the name for a person"),
        _text("name", "usual full name"),
        _text("kind", "kind of actor", ACTOR_KINDS),
    )),
    Table("allegations", "accusation or denial", (
        _text("allegation_id", "stable id"),
        _text("accuser", "who accuses; missing when the text leaves it open"),
        _text("accused", "who is accused"),
        _text("beneficiary", "who is said to gain by it"),
        _text("what", "of what", ALLEGATION_KINDS),
        _text("stance", "reports another's accusation, asserts it in the text's own voice, or denies", ALLEGATION_STANCES),
        _text("denied_by", "who denies it, in the same text"),
        _text("responds_to", "allegation_id that a denial answers"),
    ), key="allegation_id"),
    Table("responsibility", "statement on who did it", (
        _text("event_id", "the incident, where it is clear which"),
        _text("claimant", "who makes the statement"),
        _text("actor", "the actor said to be responsible"),
        _text("stance", "what the statement does", RESPONSIBILITY_STANCES),
    )),
    Table("relations", "stated tie between two actors", (
        _text("relation_id", "stable id"),
        _text("actor", "who designates, fights, is allied or belongs; missing where the text says only 'banned'"),
        _text("relation", "the tie", RELATIONS),
        _text("other", "the other actor; for designates the group that is listed or banned, for part_of the whole"),
        _text("claimant", "who the text says it from; missing where it says so in its own voice"),
        _text("stance", "reports another's words, asserts it in the text's own voice, or denies that it is so", ALLEGATION_STANCES),
    ), key="relation_id"),
    Table("cpec", "sentence tied to CPEC, Gwadar port, or Chinese projects and people", (
        _text("themes", "themes of the sentence, separated by ;"),
        _text("grade", "strength of the tie", CPEC_GRADES),
        _text("rule", "the rule that gave the grade"),
        _text("projects", "ids of data/lexicon/projects.csv, separated by ;"),
        _text("actors", "actor_ids in the sentence, separated by ;"),
        _text("places", "place_ids in the sentence, separated by ;"),
    )),
    Table("statistics", "published figure on a period or an area", (
        _text("metric", "what is measured, in the text's words"),
        Column("value", "Float64", "the figure as stated"),
        _text("unit", "count, percent, rank, usd, pkr, ratio"),
        _text("period", "the period it is for"),
        _text("geography", "the area it is for"),
        _text("actor", "the actor it is for"),
        Column("change_percent", "Float64", "the change that the text states, in percent"),
        _text("producer", "who made the figure"),
        Column("recomputed", "Float64", "the same figure worked out from other numbers of the text"),
        _text("check", "ok, or the name of the check that fails", COHERENCE),
    )),
    Table("voices", "quoted or reported speaker", (
        _text("speaker", "name or description of the speaker"),
        _text("actor_id", "the speaker in the actor registry, where known"),
        _text("role", "role", VOICE_ROLES),
        Column("partial", "boolean", "the quotation is a fragment inside the author's sentence"),
        _count("n_words", "words quoted between quotation marks"),
    )),
    Table("framing", "word that names an armed actor or a death", (
        _text("text", "the word as it stands"),
        _text("term", "dictionary form, from data/lexicon/framing.csv"),
        _text("family", "family of words it belongs to"),
        _text("target", "what it names", FRAMING_TARGETS),
        _text("voice", "the author's own words, or quoted", FRAMING_VOICES),
    )),
    Table("numerals", "number in an article, in digits or words", (
        _text("text", "the number as it stands"),
        Column("value", "Float64", "its value; missing when it cannot be read"),
        _text("explained_as", "what the number is, or unexplained"),
    )),
    Table("problems", "thing that was not understood or could not be read", (
        _text("source_id", "the file, where it could be hashed"),
        _text("file", "file name"),
        _text("what", "short name of the problem"),
        _text("detail", "what, where, and what to do"),
    ), extracted=False),
    Table("corrections", "correction made by an analyst", (
        _text("table", "table that was corrected"),
        _text("row_id", "the row"),
        _text("field", "the column"),
        _text("old", "value before"),
        _text("new", "value after"),
        _text("reason", "why"),
        _text("who", "who says so"),
        _text("status", "applied, or stale when the row or its old value is no longer there"),
    ), extracted=False),
)  # fmt: skip

TABLES: dict[str, Table] = {t.name: t for t in _TABLES}


def build_table(name: str, rows: list[dict]) -> pd.DataFrame:
    """Make the DataFrame of table ``name`` from ``rows``: all columns, in order, with their nullable types.

    A key that the table does not have is an error (a misspelt column must not vanish); a key that is not
    given is missing.

    >>> build_table("problems", [{"what": "empty"}]).isna().sum().sum()
    np.int64(3)
    >>> build_table("places", []).dtypes["lat"]
    Float64Dtype()
    """
    table = TABLES[name]
    strange = {k for row in rows for k in row} - set(table.dtypes)
    if strange:
        raise KeyError(f"table {name} has no column {sorted(strange)}; it has {list(table.dtypes)}")
    if not rows:
        return _make_empty(name).copy()
    return pd.DataFrame({column: pd.array([row.get(column) for row in rows], dtype=dtype) for column, dtype in table.dtypes.items()})


@cache
def _make_empty(name: str) -> pd.DataFrame:
    return pd.DataFrame({column: pd.array([], dtype=dtype) for column, dtype in TABLES[name].dtypes.items()})


def check_table(name: str, frame: pd.DataFrame) -> list[str]:
    """Return what is wrong with ``frame`` by the schema: columns, types, values outside their list, repeated keys."""
    table = TABLES[name]
    wrong = []
    if list(frame.columns)[: len(table.dtypes)] != list(table.dtypes):
        wrong.append(f"{name}: columns are {list(frame.columns)}, wanted {list(table.dtypes)}")
        return wrong
    for column in table.all_columns:
        if str(frame[column.name].dtype) != column.dtype.replace("string", str(pd.Series([], dtype="string").dtype)):
            wrong.append(f"{name}.{column.name}: type {frame[column.name].dtype}, wanted {column.dtype}")
        if column.allowed:
            strange = set(frame[column.name].dropna()) - set(column.allowed)
            if strange:
                wrong.append(f"{name}.{column.name}: {sorted(strange)} not among {column.allowed}")
    if table.key and frame[table.key].duplicated().any():
        wrong.append(f"{name}.{table.key}: repeated {list(frame.loc[frame[table.key].duplicated(), table.key])}")
    return wrong


def render_dictionary() -> str:
    """Return the data dictionary of all tables as Markdown, the way data/README.md holds it."""
    out = []
    for table in TABLES.values():
        out += [f"### {table.name}", "", f"One row per {table.grain}.", ""]
        out += ["| column | type | meaning | allowed values |", "|---|---|---|---|"]
        out += [f"| {c.name} | {c.dtype} | {c.meaning} | {', '.join(c.allowed)} |" for c in table.all_columns]
        out.append("")
    return "\n".join(out)
