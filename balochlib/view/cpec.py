"""The CPEC ledger in words and tables: what ties a sentence to the corridor, by which rule, out of how many, and who says it."""

from __future__ import annotations

import pandas as pd

from balochlib.analysis.assets import STAGES, locate_assets
from balochlib.analysis.context import load_assets
from balochlib.analysis.corridor import ISSUES, ITSELF, list_assertions, list_issues
from balochlib.analysis.ledger import build_ledger, count_linked_events
from balochlib.analysis.selection import keep_relevant
from balochlib.analysis.targets import list_targets
from balochlib.schema import CPEC_GRADES, CPEC_THEMES
from balochlib.view.evidence import label_articles
from balochlib.view.markup import Cited, Html, cite, cite_articles, squeeze
from balochlib.view.notes import GRADES
from balochlib.view.prose import count, join_words, say
from balochlib.view.source import Corpus
from balochlib.view.tables import format_date, format_value

# The rules of coding/cpec_grades.py in words; the first that holds gives the grade.
RULES = {
    "attack_on": "an attack that was made is on the project or its people",
    "suffered": "the project or its people are said to have been hit",
    "stopped": "work or traffic is said to have stopped or been damaged",
    "reason": "it is given as a reason, an aim or a warning",
    "grievance": "a grievance about it is voiced",
    "mention": "none of these: it is mentioned",
}


def list_ledger(corpus: Corpus) -> pd.DataFrame:
    """Return the sentences tied to the corridor in articles on the topic, the strongest tie first, with the rule in words."""
    ledger = build_ledger(keep_relevant(corpus.tables["cpec"], corpus.articles), corpus.articles)
    labels = label_articles(corpus.articles, corpus.sources)
    return ledger.assign(
        because=ledger["rule"].map(RULES).astype("string"),
        said_in=ledger["article_id"].map(labels).astype("string"),
        about=ledger["themes"].str.split(";").map(lambda themes: ", ".join(map(format_value, themes)), na_action="ignore"),
    )


def tell_ledger(corpus: Corpus) -> Html:
    """Say how many sentences of how many articles are tied to the corridor, and how strongly."""
    ledger, articles = list_ledger(corpus), corpus.articles[corpus.articles["relevant"].fillna(False)]
    if ledger.empty:
        return say("No article on the conflict has a sentence on CPEC, Gwadar port, or Chinese projects and people.")
    grades = [g for g in CPEC_GRADES if (ledger["grade"] == g).any()]
    fields = {g: cite(int((ledger["grade"] == g).sum()), ledger[ledger["grade"] == g]) for g in grades}
    listed = join_words([f"{g} {{{g}}}" for g in grades])
    return say(
        "{n} in {k} of {articles} on the conflict are tied to CPEC, Gwadar port, or Chinese projects and people. By grade: " + listed + ".",
        n=cite(count(len(ledger), "sentence"), ledger),
        k=cite_articles(f"{ledger['article_id'].nunique():,}", articles[articles["article_id"].isin(ledger["article_id"])]),
        articles=cite_articles(count(len(articles), "article"), articles),
        **fields,
    )


def list_rules(corpus: Corpus) -> pd.DataFrame:
    """Return each grade and rule with what it means, how many sentences it gave, and a linked example."""
    ledger = list_ledger(corpus)
    rows = []
    for grade in CPEC_GRADES:
        for rule, words in RULES.items():
            found = ledger[(ledger["grade"] == grade).fillna(False) & (ledger["rule"] == rule).fillna(False)]
            if len(found):
                example = cite(squeeze(found["quote"].iloc[0], 110), found.iloc[0])
                counted = cite(len(found), found)
                rows.append({"grade": grade, "the sentence": GRADES[grade], "because": words, "sentences": counted, "example": example})
    return pd.DataFrame(rows, columns=["grade", "the sentence", "because", "sentences", "example"])


def list_themes(corpus: Corpus) -> pd.DataFrame:
    """Return one row per sentence and theme of the ledger."""
    ledger = list_ledger(corpus)
    return ledger.assign(theme=ledger["themes"].str.split(";")).explode("theme", ignore_index=True)


def count_themes_by_grade(corpus: Corpus) -> pd.DataFrame:
    """Return the number of sentences for each theme and grade; a sentence with two themes counts in both rows."""
    pairs = list_themes(corpus)
    if pairs.empty:
        return pd.DataFrame()
    matrix = pd.crosstab(pairs["theme"], pairs["grade"])
    return matrix.reindex(index=[t for t in CPEC_THEMES if t in matrix.index], columns=[g for g in CPEC_GRADES if g in matrix.columns])


def name_themes(matrix: pd.DataFrame) -> str:
    """Return a title that says which theme most sentences have, and how many of these are graded "targeted".

    >>> name_themes(pd.DataFrame({"targeted": [2, 0], "context": [1, 1]}, index=["attack", "port"]))
    'Most frequent theme: attack, in 3 sentences; 2 of them are graded targeted'
    >>> name_themes(pd.DataFrame())
    'No sentence is tied to the corridor'
    """
    if matrix.empty:
        return "No sentence is tied to the corridor"
    totals = matrix.sum(axis=1)
    top, hit = totals.idxmax(), int(matrix["targeted"].get(totals.idxmax(), 0)) if "targeted" in matrix else 0
    said = f"{hit or 'none'} of them {'is' if hit == 1 else 'are'} graded targeted"
    return f"Most frequent theme: {format_value(top)}, in {count(int(totals.max()), 'sentence')}; {said}"


def tell_linked(corpus: Corpus) -> Html:
    """Say how many of all incidents are told in a sentence tied to the corridor: k of n, by their strongest tie."""
    linked, events = _link_events(corpus)
    total = len(events)
    if not total:
        return say("No incident was found in the articles on the conflict, so there is no share to give.")
    every = [i for ids in linked["event_ids"] for i in ids]
    rows = events[events["event_id"].isin(every)]
    fields = {"k": cite(len(every), rows) if every else "none", "n": cite(count(total, "incident"), events)}
    parts = []
    for row in linked[linked["events"] > 0].to_dict("records"):
        fields[row["grade"]] = cite(row["events"], events[events["event_id"].isin(row["event_ids"])])
        parts.append(f"{row['grade']} {{{row['grade']}}}")
    listed = f": {join_words(parts)}" if parts else ""
    are = "is" if len(every) == 1 else "are"
    return say(f"Of {{n}}, {{k}} {are} told in a sentence tied to the corridor{listed}. To be near Gwadar is no tie.", **fields)


def _link_events(corpus: Corpus) -> tuple[pd.DataFrame, pd.DataFrame]:
    cpec, events, mentions = (keep_relevant(corpus.tables[name], corpus.articles) for name in ("cpec", "events", "event_mentions"))
    return count_linked_events(cpec, events, mentions), events.drop_duplicates("event_id")


def list_linked(corpus: Corpus) -> pd.DataFrame:
    """Return the incidents tied to the corridor with their grade and the first words that tell them."""
    linked, events = _link_events(corpus)
    by_id = events.set_index("event_id", drop=False)
    rows = [{"grade": row["grade"], **by_id.loc[i].to_dict()} for row in linked.to_dict("records") for i in row["event_ids"]]
    return pd.DataFrame(rows, columns=["grade", *events.columns])


# ---- who says what ----------------------------------------------------------------------------------------------
def find_issues(corpus: Corpus) -> pd.DataFrame:
    """Return the sentences on grievances, displacement, demographic change and security deployment, with who says them."""
    cpec, voices, allegations = (keep_relevant(corpus.tables[name], corpus.articles) for name in ("cpec", "voices", "allegations"))
    issues = list_issues(cpec, voices, allegations)
    return issues.assign(said_in=issues["article_id"].map(label_articles(corpus.articles, corpus.sources)))


def tell_issues(corpus: Corpus) -> Html:
    """Say for each issue how many sentences there are and for how many somebody is named as saying it."""
    issues = find_issues(corpus)
    if issues.empty:
        return say("No sentence tied to the corridor speaks of grievances, displacement, demographic change or security deployment.")
    fields, parts = {}, []
    for i, issue in enumerate(ISSUES):
        rows = issues[issues["issue"] == issue]
        if len(rows):
            named = rows[rows["speaker"] != ITSELF]
            fields |= {f"n{i}": cite(len(rows), rows), f"k{i}": cite(len(named), named) if len(named) else "none"}
            parts.append(f"{issue} in {{n{i}}} ({{k{i}}} with a named speaker)")
    silent = [issue for issue in ISSUES if not issues["issue"].eq(issue).any()]
    rest = f" On {join_words(silent)} they say nothing." if silent else ""
    return say(f"The sentences speak of {join_words(parts)}.{rest}", **fields)


# ---- what the texts assert, and what was published --------------------------------------------------------------
def contrast_assertions(corpus: Corpus) -> pd.DataFrame:
    """Return for each subject what the texts assert and, in another column, what published sources hold on it.

    The two are told apart and not weighed: a word such as "crown jewel" is a judgement, which no figure shows to be right or wrong.
    """
    asserted = list_assertions(keep_relevant(corpus.tables["cpec"], corpus.articles))
    facts = _list_facts()
    rows = []
    for subject, fact in facts.items():
        own = asserted[asserted["subject"] == subject]
        words = list(dict.fromkeys(w for cell in own["words"] for w in cell.split(", ")))
        said = cite("“" + "”, “".join(words[:6]) + "”", own) if len(own) else "nothing"
        rows.append({"subject": subject, "sentences": cite(len(own), own), "the texts say": said, "published": fact})
    return pd.DataFrame(rows, columns=["subject", "sentences", "the texts say", "published"])


def _list_facts() -> dict[str, str | Cited]:
    assets, targets = locate_assets(load_assets()), list_targets()
    here = assets[assets["district"].fillna("").str.startswith("Gwadar")]
    stages = join_words([f"{int((here['stage'] == s).sum())} {s}" for s in reversed(STAGES) if (here["stage"] == s).any()])
    costs = assets["usd_million"].dropna()
    hit = targets["district"].eq("Gwadar").fillna(False)
    cost = f"{format_value(costs.min())} to {format_value(costs.max())}"
    since, dead = targets["date"].min()[:4], int(targets.loc[hit, "killed_chinese"].sum())
    rival = int(assets["usd_conflicts"].notna().sum())
    importance = (
        f"{len(here)} projects in Gwadar district: {stages}. {int(hit.sum())} attacks on Chinese targets "
        f"in that district since {since}, {dead} Chinese dead by the first source."
    )
    prices = f"{len(costs)} of {len(assets)} projects have a figure, from USD {cost} million; {rival} have another figure or a caveat. "
    return {
        "importance": cite(importance, [*here.to_dict("records"), *targets[hit].to_dict("records")]),
        "troops": "No published number of troops that guard the corridor was found: the number stays a claim.",
        "cost": cite(f"{prices}They are not added.", assets),
    }  # fmt: skip


COST_COLUMNS = {  # what the table of costs shows, and under which heading
    "name": "Project", "status": "Status", "status_as_of": "As of", "usd_million": "Cost, USD m",
    "usd_conflicts": "Other figures", "publisher": "Publisher", "source_date": "Published",
}  # fmt: skip


def list_costs() -> pd.DataFrame:
    """Return the projects with their stage and, side by side, the figure for their cost and the rival ones, each with its source."""
    assets = load_assets().sort_values("usd_million", ascending=False, kind="stable")
    known = assets[assets["usd_million"].notna() | assets["usd_conflicts"].notna()]
    columns = ["name", "status", "status_as_of", "usd_million", "usd_conflicts", "publisher", "title", "url", "source_date"]
    return known[columns].assign(status_as_of=known["status_as_of"].map(format_date), source_date=known["source_date"].map(format_date))


def tell_targets() -> Html:
    """Say what published sources hold on attacks on Chinese targets: how many, how many dead, how many contested."""
    targets = list_targets()
    own = targets[targets["admin1"] == "Balochistan"]
    return say(
        "Published sources hold {n} on Chinese people and projects in Pakistan, {first} to {last}; {own} of them in Balochistan. By the "
        "first source of each, {dead} Chinese died; {contested} attacks have rival numbers of dead, or a victim of disputed nationality.",
        n=cite(count(len(targets), "attack"), targets), first=format_date(targets["date"].min()), last=format_date(targets["date"].max()),
        own=cite(len(own), own),
        dead=cite(int(targets["killed_chinese"].sum()), targets),
        contested=cite(int(targets["contested"].sum()), targets[targets["contested"]]),
    )  # fmt: skip
