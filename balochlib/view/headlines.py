"""What each page finds, computed from the tables of any corpus: a title with its claimant, a summary, key figures.

One function per notebook, found by the notebook's name (``02_casualties`` -> ``casualties``); a notebook that has none keeps its
own heading. Where a layer is empty, the title says so. No sentence has to agree with its number: there may be one, or none.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from balochlib.analysis.accusations import quote_words
from balochlib.analysis.framing import load_loaded
from balochlib.analysis.ledger import count_linked_events
from balochlib.analysis.selection import keep_relevant
from balochlib.view.contested import find_lead, list_contested, list_denied, name_claimant
from balochlib.view.heads import Head, Said
from balochlib.view.incident import name_event, say_people
from balochlib.view.keyfigures import KeyFigure, cite_independent, cite_voices, list_claimed, list_counted
from balochlib.view.markup import Cited, call, cite, cite_articles
from balochlib.view.prose import begin, count, join_words
from balochlib.view.source import Corpus


def find_head(corpus: Corpus, notebook: str) -> Head | None:
    """Return the head of the page that is made from ``notebook`` (its name without number), None where there is none.

    >>> import balochlib as bl
    >>> corpus = bl.parse("QUETTA, Jan 31, 2026: At least 14 people were killed in Mastung, Balochistan, officials said.")
    >>> template, fields = find_head(corpus, "casualties").finding
    >>> template.format(**fields)
    'Officials: 14+ people killed'
    >>> find_head(corpus, "my_own") is None
    True
    """
    return _PAGES[notebook](corpus) if notebook in _PAGES else None


def head_front(corpus: Corpus) -> Head:
    """The first page: what the most claimed incident is said to have cost, and by whom."""
    event, chosen = find_lead(corpus)
    said = _say_size(corpus)
    if len(chosen):
        said.insert(1, ("Most claims are on one incident: {event}.", {"event": call(name_event(corpus, event))}))
    made, denied = _accusations(corpus)
    if len(made):
        said.append(("Accusations: {made}; denied in the same text: {denied}.", {"made": _number(made), "denied": _number(denied)}))
    return Head(_say_lead(corpus), said, [*list_claimed(corpus, chosen), *list_counted(corpus)[:2]], list_contested(corpus))


def head_start(corpus: Corpus) -> Head:
    """Start here: how many claims, and for how many the texts name who says so."""
    claims = _keep(corpus, "casualties")
    named, firm = claims[claims["claimant_text"].notna()], claims[claims["qualifier"] == "exact"]
    finding: Said = ("These texts state no number of people killed, injured or abducted", {})
    said = _say_size(corpus)
    if len(claims):
        verb = "names" if len(named) == 1 else "name"
        fields = {"claims": _cite_claims(claims), "named": _number(named)}
        finding = (f"{{claims}} on casualties; {{named}} of them {verb} who says so", fields)
        said.append(("Numbers that their words make exact: {firm}; the others leave an end open, or are vague.", {"firm": _number(firm)}))
    return Head(finding, said, list_counted(corpus))


def head_sources(corpus: Corpus) -> Head:
    """Sources: whose role is heard most, and how many independent texts there are."""
    articles, voices, claims = _on_topic(corpus), _keep(corpus, "voices"), _keep(corpus, "casualties")
    finding: Said = ("Nobody is quoted or reported in these texts", {})
    if len(voices):
        counted = voices["role"].fillna("other").value_counts()
        top = [role for role, n in counted.items() if n == counted.iloc[0]]
        heard = voices[voices["role"].fillna("other").isin(top)]
        roles = join_words([_ROLES.get(role, f"{role}s") for role in top])
        fields = {"roles": roles, "n": _number(heard), "all": _cite_rows(voices, "passage")}
        finding = ("Heard most in these texts: {roles}, in {n} of {all}", fields)
    nameless = claims[claims["claimant_text"].isna()]
    dated, known = articles[articles["published"].notna()], articles[articles["publisher"].notna()]
    said: list[Said] = []
    if len(articles):
        fields = {"n": cite_articles(count(len(articles), "article"), articles), "own": cite_independent(articles),
                  "known": _number_articles(known), "dated": _number_articles(dated)}  # fmt: skip
        said.append(("Read: {n} on the conflict, {own}. Outlet shown: {known}; day of publication shown: {dated}.", fields))
    if len(claims):
        fields = {"n": _cite_claims(claims), "k": _number(nameless)}
        said.append(("Of {n} on casualties, without anybody named as their source: {k}.", fields))
    figures = [
        list_counted(corpus)[0],
        KeyFigure(cite(len(voices), voices), "passage{|s} that {quotes|quote} or {reports|report} a speaker", "a measure of who was asked"),
        KeyFigure(cite(len(nameless), nameless), "claim{|s} on casualties for which nobody is named", "a sign that they are wrong",
                  voices=cite_voices(nameless, corpus.articles)),
    ]  # fmt: skip
    return Head(finding, said, figures)


def head_casualties(corpus: Corpus) -> Head:
    """Casualties: what two claimants say of the same incident, where they differ; else what the most claimed incident has cost."""
    claims, apart = _keep(corpus, "casualties"), list_contested(corpus)
    finding = _say_lead(corpus)
    if apart:
        fields = apart[0][1]
        finding = ("{who_a}: {a}; {who_b}: {b}", fields)
    said: list[Said] = []
    if len(claims):
        firm, totals = claims[claims["qualifier"] == "exact"], claims[claims["scope"] == "aggregate"]
        fields = {"n": _cite_claims(claims), "exact": _number(firm), "totals": _number(totals)}
        said.append(("Of {n} in articles on the conflict, one exact number is stated in {exact}; totals over a period: {totals}.", fields))
    if apart:
        said.insert(0, ("Both speak of one incident: {event}.", {"event": apart[0][1]["event"]}))
    return Head(finding, said, [*list_claimed(corpus, find_lead(corpus)[1]), list_counted(corpus)[1]], apart)


def head_geography(corpus: Corpus) -> Head:
    """Geography: where most of the told incidents are, how many are told without a place, and how many with a coarse one."""
    from balochlib.view.geography import locate_incidents

    events, places = _keep(corpus, "events"), _keep(corpus, "places")
    located = locate_incidents(corpus)
    exact = located[located["finest"] & located["where_precision"].le(3).fillna(False)]
    others = events[~events["event_id"].isin(exact["event_id"])]
    told = others["event_id"].isin(located.loc[located["place_id"].notna(), "event_id"])
    finding: Said = ("No incident of these texts can be put on a map", {})
    if len(exact):
        counted = exact.drop_duplicates(["event_id", "place_id"])["place"].value_counts()
        fields = {"place": str(counted.index[0]), "n": cite(int(counted.iloc[0]), exact[exact["place"] == counted.index[0]]),
                  "all": _cite_rows(events, "incident")}  # fmt: skip
        finding = ("The texts place more incidents in {place} than anywhere else: {n} of {all}", fields)
        if counted.iloc[0] == 1 or (counted == counted.iloc[0]).sum() > 1:
            fields = {"n": cite(exact["event_id"].nunique(), exact), "all": fields["all"]}
            finding = ("Of {all} in these texts, {n} can be put on a map; no place stands out", fields)
    points = places[places["where_precision"].le(3).fillna(False)]
    said: list[Said] = []
    if len(places):
        fields = {"n": _cite_rows(places, "mention"), "all": cite(count(places["place_id"].nunique(), "place"), places),
                  "points": cite(points["place_id"].nunique(), points) if len(points) else "none"}  # fmt: skip
        said.append(("The texts name {all} in {n}; known to a district or better: {points}.", fields))
    if len(events):
        fields = {"all": _cite_rows(events, "incident"), "coarse": _number(others[told]), "lost": _number(others[~told])}
        said.append(("Of {all}, without a place: {lost}; with none finer than a province: {coarse}. No map has a point for them.", fields))
    figures = [
        KeyFigure(cite(places["place_id"].nunique(), places), "place{|s} named", "a list of where things happened"),
        KeyFigure(cite(points["place_id"].nunique(), points), "place{|s} known to a district or better", "exact: most points are towns"),
        KeyFigure(cite(exact["event_id"].nunique(), exact), "incident{|s} placed in a district or finer", "all that the texts tell"),
    ]
    return Head(finding, said, figures)


def head_actors(corpus: Corpus) -> Head:
    """Actors: who is accused most often, by whom, and how many accusations are denied."""
    actors, (made, denied) = _keep(corpus, "actors"), _accusations(corpus)
    nameless, groups = made[made["accuser"].isna()], actors[actors["kind"] == "armed_group"]
    finding: Said = ("No accusation was found in these texts", {})
    if len(made):
        counted = made["accused"].value_counts(sort=True)
        finding = ("In {n}, nobody is accused by name more than once", {"n": _cite_rows(made, "accusation")})
        if len(counted) and counted.iloc[0] > 1:
            against = made[made["accused"] == counted.index[0]]
            known = set(actors["name"])
            accusers = [str(name) for name in quote_words(against["accuser"].dropna(), known).value_counts(sort=True).index]
            whose = f", by {join_words(['{a}', '{b}', 'others'][: len(accusers)])}" if accusers else ", by nobody who is named"
            top = quote_words(counted.index[:1].to_series(), known).iloc[0]
            fields = {"accused": top, "n": _number(against), "all": _cite_rows(made, "accusation")}
            fields |= dict(zip("ab", accusers, strict=False))
            finding = (f"Accused most often: {{accused}}, in {{n}} of {{all}}{whose}", fields)
    said: list[Said] = []
    if len(actors):
        named = {"groups": (groups, "armed group"), "all": (actors, "actor")}
        fields = {key: cite(count(rows["name"].nunique(), noun), rows) for key, (rows, noun) in named.items()}
        said.append(("The texts name {all}, {groups} among them.", fields))
    if len(made):
        fields = {"all": _cite_rows(made, "accusation"), "k": _number(nameless), "denied": _number(denied)}
        said.append(("Of {all}, without a named accuser: {k}; denied in the same text: {denied}.", fields))
        said.append(("An accusation shows who says it, not that it is true.", {}))
    figures = [
        KeyFigure(cite(groups["name"].nunique(), groups), "armed group{|s} named", "a list of who is active"),
        KeyFigure(cite(len(made), made), "accusation{|s}", "a number of findings: it shows who says what",
                  voices=cite(count(made["accuser"].nunique(), "named accuser"), made)),
        KeyFigure(cite(len(denied), denied), "accusation{|s} denied in the same text", "all that are denied: not everybody was asked"),
    ]  # fmt: skip
    return Head(finding, said, figures, list_denied(denied, set(actors["name"])))


def head_cpec(corpus: Corpus) -> Head:
    """The corridor: how many of all incidents are tied to it, and how strongly."""
    cpec, events, mentions = _keep(corpus, "cpec"), _keep(corpus, "events").drop_duplicates("event_id"), _keep(corpus, "event_mentions")
    linked = [i for ids in count_linked_events(cpec, events, mentions)["event_ids"] for i in ids]
    tied, hit = events[events["event_id"].isin(linked)], cpec[cpec["grade"] == "targeted"]
    finding: Said = ("No sentence of these texts is tied to the China-Pakistan Economic Corridor", {})
    said: list[Said] = []
    if len(cpec):
        fields = {"n": _cite_rows(cpec, "sentence"), "k": cite(count(cpec["article_id"].nunique(), "article"), cpec), "hit": _number(hit)}
        finding = ("{n} on the China-Pakistan Economic Corridor; incidents tied to it: {k}", {**fields, "k": "none"})
        said.append(("On the corridor, Gwadar port, or Chinese projects and people: {n} in {k}; naming them as a target: {hit}.", fields))
        if len(tied):
            fields = {"k": _number(tied), "n": _cite_rows(events, "incident")}
            finding = ("The texts tie {k} of {n} to the China-Pakistan Economic Corridor", fields)
    figures = [
        KeyFigure(cite(len(cpec), cpec), "sentence{|s} on the corridor or on Chinese projects and people", "a measure of its weight"),
        KeyFigure(cite(len(hit), hit), "of these sentences {names|name} it as a target", "a number of attacks: two may tell one attack"),
        KeyFigure(cite(len(tied), tied), "incident{|s} told in such a sentence", "a cause: to be near Gwadar is no tie"),
    ]
    return Head(finding, said, figures)


def head_framing(corpus: Corpus) -> Head:
    """Framing: in how many articles the authors themselves use a word that judges."""
    words, articles = _keep(corpus, "framing"), _on_topic(corpus)
    loaded = words[words["family"].isin(load_loaded())]
    own, quoted = loaded[loaded["voice"] == "author"], loaded[loaded["voice"] == "quoted"]
    finding: Said = ("These texts use no word for armed actors, deaths or forces that judges what it names", {})
    said: list[Said] = []
    if len(own):
        fields = {"k": cite(own["article_id"].nunique(), own), "n": cite_articles(count(len(articles), "article"), articles),
                  "word": str(own["family"].value_counts(sort=True).index[0])}  # fmt: skip
        finding = ("Words that judge are the author's own in {k} of {n}; most often: “{word}”", fields)
    elif len(loaded):
        finding = ("Words that judge stand in quotation marks only: {n}", {"n": _number(quoted)})
    if len(words):
        fields = {"n": _cite_rows(words, "word"), "own": _number(own), "quoted": _number(quoted)}
        said.append(("{n} for armed actors, deaths or forces. Of those that judge, an author's own: {own}; quoted: {quoted}.", fields))
        said.append(("To quote a word is not to use it, yet choosing what to quote is a choice too.", {}))
    figures = [
        KeyFigure(cite(len(words), words), "word{|s} for armed actors, deaths or forces", "a measure of length or weight"),
        KeyFigure(cite(len(own), own), "word{|s} that {judges|judge}, outside quotation marks", "a verdict on an author"),
        KeyFigure(cite(len(quoted), quoted), "word{|s} that {judges|judge}, in quotation marks", "the author's own use"),
    ]
    return Head(finding, said, figures)


def head_explorer(corpus: Corpus) -> Head:
    """Explorer: who makes most of the claims."""
    claims = _keep(corpus, "casualties")
    named = claims[claims["claimant_text"].notna()]
    finding: Said = ("No claim of these texts names who makes it", {})
    if len(named):
        who = str(named["claimant_text"].value_counts(sort=True).index[0])
        fields = {"who": who, "n": _number(named[named["claimant_text"] == who]), "all": _cite_claims(claims)}
        finding = ("The claimant with most claims: {who}, {n} of {all}", fields)
    return Head(finding, _say_size(corpus), list_counted(corpus)[1:3])


_PAGES: dict[str, Callable[[Corpus], Head]] = {
    "start_here": head_start, "sources": head_sources, "casualties": head_casualties, "geography": head_geography,
    "actors": head_actors, "cpec": head_cpec, "framing": head_framing, "explorer": head_explorer,
}  # fmt: skip
_ROLES = {"state": "the state", "media": "media", "other": "speakers without a known role"}


def _keep(corpus: Corpus, table: str) -> pd.DataFrame:
    return keep_relevant(corpus.tables[table], corpus.articles)


def _on_topic(corpus: Corpus) -> pd.DataFrame:
    return corpus.articles[corpus.articles["relevant"].fillna(False)]


def _accusations(corpus: Corpus) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The accusations, and those of them that the same text shows to be denied."""
    rows = _keep(corpus, "allegations")
    made = rows[rows["stance"] != "denies"]
    return made, made[made["denied_by"].notna()]


def _number(rows: pd.DataFrame) -> Cited | str:
    return cite(len(rows), rows) if len(rows) else "none"


def _number_articles(rows: pd.DataFrame) -> Cited | str:
    return cite_articles(f"{len(rows):,}", rows) if len(rows) else "none"


def _cite_rows(rows: pd.DataFrame, noun: str) -> Cited:
    return cite(count(len(rows), noun), rows)


def _cite_claims(claims: pd.DataFrame) -> Cited:
    return _cite_rows(claims, "claim")


def _say_size(corpus: Corpus) -> list[Said]:
    articles, claims, events = _on_topic(corpus), _keep(corpus, "casualties"), _keep(corpus, "events")
    if articles.empty:
        return [("None of the articles read is on the conflict in Balochistan, so that every table below is empty.", {})]
    fields = {
        "articles": cite_articles(count(len(articles), "article"), articles),
        "claims": _cite_claims(claims) if len(claims) else "no claim",
        "events": _cite_rows(events, "incident") if len(events) else "no incident",
    }
    return [("Read: {articles} on the conflict, with {claims} on people killed, injured or abducted and {events}.", fields)]


def _say_lead(corpus: Corpus) -> Said:
    """What the most claimed incident is said to have cost, by the claimant heard most on it; a finding never stands without one."""
    _, chosen = find_lead(corpus)
    if chosen.empty:
        return "These texts give no number of people killed in a single incident", {}
    fields: dict[str, object] = {f"n{i}": cite(say_people(row), row) for i, row in enumerate(chosen.to_dict("records"))}
    who = call(begin(name_claimant(chosen.iloc[0])))
    return f"{{who}}: {join_words([f'{{{name}}}' for name in fields])} killed", {"who": who, **fields}
