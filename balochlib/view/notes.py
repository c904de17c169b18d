"""Notes beside the marked words: what each row says, and by which rule its words were read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from balochlib.view.markup import escape, squeeze
from balochlib.view.tables import DASH, format_claim, format_range, format_value, say_code

# How the wording of a number bounds it (gold/GUIDELINES, casualty rules; the same reading as UCDP's low and high estimates).
QUALIFIER_RULES = {
    "exact": "The words give one number.",
    "at_least": "The words set a floor: the top stays open.",
    "more_than": "The words say more than this number: the floor is one higher, the top stays open.",
    "up_to": "The words set a ceiling: the floor stays open.",
    "about": "The words give a rounded number: neither end is known.",
    "range": "The words give both ends.",
    "vague": "The words give no number, so none is put in.",
}
# What the checks of claims and figures find (schema.COHERENCE, analysis.coherence).
VERDICTS = {"ok": "fits", "units_differ": "not comparable: units differ", "not_checkable": "cannot be checked"} | dict.fromkeys(
    ["parts_exceed_total", "parts_short", "change_mismatch", "share_mismatch", "dates_differ", "place_counts_differ"], "does not fit"
)
GRADES = {
    "targeted": "names the project or its people as the target",
    "disrupted": "says the project was halted or harmed",
    "motive": "gives it as a motive",
    "context": "mentions it as background",
}


def _list(*pairs: tuple[str, object]) -> str:
    given = [(name, value) for name, value in pairs if value is not None and not (pd.api.types.is_scalar(value) and pd.isna(value))]
    return "".join(f"<dt>{escape(name)}</dt><dd>{escape(format_value(value))}</dd>" for name, value in given)


def _note_claim(row: Mapping) -> tuple[str, str, str]:
    claimant = row["claimant_text"] if pd.notna(row["claimant_text"]) else "the text itself, nobody named"
    bounds = None if row["qualifier"] in ("exact", "vague") else format_range(row["low"], row["high"])
    facts = _list(
        ("Claimed by", claimant), ("As of", row.get("as_of")), ("Kind of claimant", row["claimant_kind"]), ("Range", bounds),
        ("Called", row["label"]),
        ("Nationality", row["nationality"]), ("Total over", row["period"]), ("Incident", row.get("event_name")),
        ("Check", None if row["coherence"] in ("ok", "not_checkable") else VERDICTS.get(row["coherence"], row["coherence"])),
    )  # fmt: skip
    if pd.notna(row["part_of"]):
        facts += f'<dt>Part of</dt><dd><a href="#{escape(row["part_of"])}">a larger number in this text</a></dd>'
    return f"{format_claim(row)} {say_code(row['outcome'])}, {row['victim']}", facts, QUALIFIER_RULES.get(row["qualifier"], "")


def _note_statistic(row: Mapping) -> tuple[str, str, str]:
    facts = _list(
        ("Unit", row["unit"]), ("Period", row["period"]), ("Area", row["geography"]), ("Actor", row["actor"]),
        ("Producer", row["producer"]), ("Change stated, %", row["change_percent"]), ("Recomputed here", row["recomputed"]),
        ("Check", VERDICTS.get(row["check"], row["check"])),
    )  # fmt: skip
    number = f"{format_value(row['value'])}{' percent' if row['unit'] == 'percent' else ''}"
    what = squeeze(row["quote"], 60) if pd.isna(row["metric"]) else format_value(row["metric"])
    return f"{number}: {what}", facts, "A published figure on a period or an area."


def _note_allegation(row: Mapping) -> tuple[str, str, str]:
    accuser = format_value(row["accuser"])
    who = "the text itself" if accuser == DASH else accuser
    whom, what = "nobody named" if pd.isna(row["accused"]) else format_value(row["accused"]), format_value(row["what"])
    title = f"Denied by {who}: {what}" if row["stance"] == "denies" else f"Accusation by {who} against {whom}: {what}"
    facts = _list(("To the gain of", row["beneficiary"]), ("Stance", row["stance"]), ("Denied by", row["denied_by"]))
    return title, facts, "An accusation is not a finding: it shows who says it."


def _note_responsibility(row: Mapping) -> tuple[str, str, str]:
    return f"Responsibility: {format_value(row['stance'])}", _list(("Says", row["claimant"]), ("About", row["actor"])), ""


_TIES = {"designates": "lists or bans", "fights": "fights", "allied": "is allied with", "part_of": "is part of"}


def _note_relation(row: Mapping) -> tuple[str, str, str]:
    actor = "Somebody" if pd.isna(row["actor"]) else format_value(row["actor"])
    facts = _list(("Says", row["claimant"]), ("Stance", row["stance"]))
    return f"Tie: {actor} {_TIES.get(row['relation'], row['relation'])} {format_value(row['other'])}", facts, ""


def _note_event(row: Mapping) -> tuple[str, str, str]:
    facts = _list(
        ("Kind", row["type"]), ("Date", row["date"]), ("Perpetrator", row["perpetrator"]), ("Status", row["perpetrator_status"]),
        ("Articles that tell it", row["n_articles"]),
    )  # fmt: skip
    return f"Incident: {format_value(row['name'])}", facts, ""


# Reasons of coding.incident.linking that are too short to be understood alone.
_MERGED = {"told on": "the text goes on with it", "place within place": "one place lies within the other", "said again": "it is said again"}


def _note_telling(row: Mapping) -> tuple[str, str, str]:
    reason = row.get("merge_reason")
    said = "" if pd.isna(reason) else "; ".join(_MERGED.get(part, part) for part in str(reason).split("; "))
    rule = f"Put together with the first telling: {said}." if said else ""
    return f"Told again: {format_value(row.get('event_name'))}", "", rule


def _note_cpec(row: Mapping) -> tuple[str, str, str]:
    grade = GRADES.get(row["grade"])
    themes = None if pd.isna(row["themes"]) else row["themes"].replace(";", ", ").replace("_", " ")
    rule = f"Graded {row['grade']}: the sentence {grade}." if grade else ""
    return "Tied to CPEC or to Chinese projects and people", _list(("Themes", themes), ("By the rule", row["rule"])), rule


_WRITERS = {
    "casualties": _note_claim, "statistics": _note_statistic, "allegations": _note_allegation, "responsibility": _note_responsibility,
    "relations": _note_relation,
    "events": _note_event, "event_mentions": _note_telling, "cpec": _note_cpec,
}  # fmt: skip
NOTED = tuple(_WRITERS)  # tables whose rows get a note; words of the others are marked without one


def link_uses(uses: Iterable[tuple[str, str]]) -> str:
    """Return links to the places that use some words: a page by its name, several places on one page by their order.

    >>> link_uses([("../02_x.html#use-c-1", "X"), ("../02_x.html#use-c-1-2", "X"), ("../03_y.html#use-c-1", "Y")])
    'X (<a href="../02_x.html#use-c-1">1</a>, <a href="../02_x.html#use-c-1-2">2</a>), <a href="../03_y.html#use-c-1">Y</a>'
    """
    places: dict[str, list[str]] = {}
    for address, page in uses:
        places.setdefault(page, []).append(escape(address))
    listed = []
    for page, (first, *others) in places.items():
        numbered = ", ".join(f'<a href="{address}">{i}</a>' for i, address in enumerate((first, *others), start=1))
        listed.append(f"{escape(page)} ({numbered})" if others else f'<a href="{first}">{escape(page)}</a>')
    return ", ".join(listed)


def write_note(table: str, row: Mapping, anchor: str, uses: Iterable[tuple[str, str]] = ()) -> str:
    """Return the note on one row as HTML: what it says, its facts, the rule it was read by, the pages that use it."""
    title, facts, rule = _WRITERS[table](row)
    parts = [f'<p class="{table}"><a href="#{escape(anchor)}">{escape(title)}</a></p>']
    if facts:
        parts.append(f"<dl>{facts}</dl>")
    if rule:
        parts.append(f'<p class="rule">{escape(rule)}</p>')
    if uses:
        parts.append(f'<p class="uses">Used on: {link_uses(uses)}</p>')
    return "".join(parts)
