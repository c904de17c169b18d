"""Findings in words: what the tables of a corpus say, in sentences whose every number links to what it is counted from.

Each function takes a corpus and returns something that Jupyter shows. All of them hold for any corpus: where a layer is
empty they say so.
"""

from __future__ import annotations

from balochlib.analysis.selection import keep_relevant
from balochlib.schema import VOICE_ROLES
from balochlib.view.markup import Html, cite, cite_articles
from balochlib.view.prose import count, join_words, say
from balochlib.view.source import Corpus
from balochlib.view.tables import format_date


def tell_coverage(corpus: Corpus) -> Html:
    """Say how much was read: files, articles, those on the topic, what is known of outlet and date."""
    articles = corpus.articles
    on_topic = articles[articles["relevant"].fillna(False)]
    dated = articles[articles["published"].notna()]
    known = articles[articles["publisher"].notna()]
    fields = {
        "files": cite_articles(count(len(corpus.sources), "file"), articles),
        "articles": cite_articles(count(len(articles), "article"), articles),
        "topic": cite_articles(f"{len(on_topic):,}", on_topic),
        "outlets": cite_articles(f"{len(known):,}", known),
        "dated": cite_articles(f"{len(dated):,}", dated),
    }
    span = ""
    if len(dated):
        first, last = dated["published"].min(), dated["published"].max()
        span = f" ({format_date(first)} to {format_date(last)})" if first != last else f" ({format_date(first)})"
    known_of = "Outlet shown: {outlets}; day of publication shown: {dated}"
    return say(f"{{files}} with {{articles}}; on the conflict in Balochistan: {{topic}}. {known_of}{span}.", **fields)


def tell_lineage(corpus: Corpus) -> Html:
    """Say how many articles stand behind how many independent voices: near-copies count as one."""
    articles = corpus.articles[corpus.articles["relevant"].fillna(False)]
    voices = articles[~articles["group_id"].fillna(articles["article_id"]).duplicated()]
    shared = articles[articles["group_id"].duplicated(keep=False) & articles["group_id"].notna()]
    return say(
        "{articles} on the conflict, {voices}. {shared} copy one another closely.",
        articles=cite_articles(count(len(articles), "article"), articles),
        voices=cite_articles(count(len(voices), "independent text"), voices),
        shared=cite_articles(count(len(shared), "article"), shared) if len(shared) else "None of them",
    )


def tell_claims(corpus: Corpus) -> Html:
    """Say how many claims there are, how many leave an end open, and for how many nobody is named."""
    claims = keep_relevant(corpus.casualties, corpus.articles)
    if claims.empty:
        return say("No article on the conflict states a number of people killed, injured or abducted.")
    open_ended = claims[claims["qualifier"].isin(["at_least", "more_than", "up_to", "about", "vague"])]
    nameless = claims[claims["claimant_text"].isna()]
    totals = claims[claims["scope"] == "aggregate"]
    return say(
        "Articles on the conflict make {claims} on people killed, injured or abducted. Words that leave an end open or give no number: "
        "{open}. Totals over a period: {totals}. Claims for which the text names nobody who says so: {nameless}.",
        claims=cite(count(len(claims), "claim"), claims),
        open=cite(len(open_ended), open_ended),
        totals=cite(len(totals), totals),
        nameless=cite(len(nameless), nameless),
    )


def tell_coherence(corpus: Corpus) -> Html:
    """Say how many claims are stated parts of another, and how many of these do not fit their whole."""
    claims = keep_relevant(corpus.casualties, corpus.articles)
    parts = claims[claims["part_of"].notna()]
    if parts.empty:
        return say("No claim here is stated to be part of another one.")
    failed = claims[claims["coherence"].notna() & ~claims["coherence"].isin(["ok", "not_checkable"])]
    return say(
        "Claims stated to be part of a larger one: {parts}; of these, do not fit: {failed}.",
        parts=cite(len(parts), parts), failed=cite(len(failed), failed),
    )  # fmt: skip


def tell_events(corpus: Corpus) -> Html:
    """Say how many incidents are told, how many with a day, and how many by more than one article."""
    events = keep_relevant(corpus.events, corpus.articles)
    if events.empty:
        return say("No incident was found in the articles on the conflict.")
    exact, shared = events[events["date_precision"] == "day"], events[(events["n_articles"] > 1).fillna(False)]
    return say(
        "These articles tell {events}. Dated to the day: {exact}; told by more than one article: {shared}.",
        events=cite(count(len(events), "incident"), events),
        exact=cite(len(exact), exact),
        shared=cite(len(shared), shared),
    )


def tell_actors(corpus: Corpus, most: int = 3) -> Html:
    """Say how many armed groups and state actors are named, and which most often."""
    actors = keep_relevant(corpus.actors, corpus.articles)
    if actors.empty:
        return say("The articles on the conflict name no actor that the lexicon knows.")
    groups = actors[actors["kind"] == "armed_group"]
    others = actors[actors["kind"].isin(["state_force", "state", "intelligence"])]
    top = groups["name"].value_counts(sort=True).head(most)
    fields = {f"n{i}": cite(int(n), groups[groups["name"] == name]) for i, (name, n) in enumerate(top.items())}
    fields |= {f"g{i}": name for i, name in enumerate(top.index)}
    listed = join_words([f"{{g{i}}} ({{n{i}}})" for i in range(len(top))])
    return say(
        "The texts name {groups} and {others}." + (f" Most often: {listed}." if listed else ""),
        groups=cite(count(groups["name"].nunique(), "armed group"), groups),
        others=cite(count(others["name"].nunique(), "state, force or service", "states, forces and services"), others),
        **fields,
    )


def tell_allegations(corpus: Corpus) -> Html:
    """Say how many accusations there are, how many have no named accuser, and how many are denied in the same text."""
    rows = keep_relevant(corpus.allegations, corpus.articles)
    made = rows[rows["stance"] != "denies"]
    if made.empty:
        return say("The articles on the conflict hold no accusation that was recognised.")
    nameless, denied = made[made["accuser"].isna()], made[made["denied_by"].notna()]
    return say(
        "Accusations in these texts: {made}; without a named accuser: {nameless}; denied in the same text: {denied}.",
        made=cite(len(made), made),
        nameless=cite(len(nameless), nameless),
        denied=cite(len(denied), denied),
    )


def tell_relations(corpus: Corpus) -> Html:
    """Say how many ties between actors the texts state, of which kind, and how many in the text's own voice."""
    rows = keep_relevant(corpus.tables["relations"], corpus.articles)
    if rows.empty:
        return say("The articles on the conflict state no fight, alliance, membership or designation that was recognised.")
    words = {"designates": "who lists or bans a group", "fights": "who fights whom", "allied": "who is allied with whom",
             "part_of": "which group is a part of which"}  # fmt: skip
    kinds = [k for k in words if (rows["relation"] == k).any()]
    own = rows[rows["stance"] == "asserts"]
    fields = {k: cite(int((rows["relation"] == k).sum()), rows[rows["relation"] == k]) for k in kinds}
    listed = join_words([f"{words[k]} ({{{k}}})" for k in kinds])
    return say(
        f"{{n}} on ties between actors: {listed}. In a text's own voice: {{own}}.",
        n=cite(count(len(rows), "statement"), rows), own=cite(len(own), own), **fields,
    )  # fmt: skip


def tell_responsibility(corpus: Corpus) -> Html:
    """Say how many statements on who did it there are, by what they do."""
    rows = keep_relevant(corpus.tables["responsibility"], corpus.articles)
    if rows.empty:
        return say("The articles on the conflict hold no statement on who did it that was recognised.")
    words = {"claims": "claims it", "blames": "blames another", "denies": "denies it", "none_claimed": "says that nobody has claimed it"}
    stances = [s for s in words if (rows["stance"] == s).any()]
    listed = join_words([f"{words[s]} ({{{s}}})" for s in stances])
    fields = {s: cite(int((rows["stance"] == s).sum()), rows[rows["stance"] == s]) for s in stances}
    return say(f"{{n}} on who did it, by what the speaker does: {listed}.", n=cite(count(len(rows), "statement"), rows), **fields)


def tell_voices(corpus: Corpus) -> Html:
    """Say how many speakers are quoted, in which roles, and which roles are never heard."""
    voices = keep_relevant(corpus.tables["voices"], corpus.articles)
    if voices.empty:
        return say("Nobody is quoted in the articles on the conflict.")
    roles = voices["role"].value_counts()
    fields = {f"r{i}": cite(int(n), voices[voices["role"] == role]) for i, (role, n) in enumerate(roles.items())}
    listed = join_words([f"{role} ({{r{i}}})" for i, role in enumerate(roles.index)])
    silent = [role for role in VOICE_ROLES if role not in set(roles.index) and role != "other"]
    absent = f" Nobody is quoted in the role of {join_words(silent, 'or')}." if silent else ""
    return say(
        f"{{n}} between quotation marks, by role of the speaker: {listed}.{absent}", n=cite(count(len(voices), "passage"), voices), **fields
    )


def tell_numerals(corpus: Corpus) -> Html:
    """Say how many numbers the texts hold and how many of them nothing explains."""
    numerals = corpus.tables["numerals"]
    if numerals.empty:
        return say("The texts hold no number.")
    open_ = numerals[numerals["explained_as"] == "unexplained"]
    if open_.empty:
        return say("The texts hold {n}; all of them are explained.", n=cite(count(len(numerals), "number"), numerals))
    share = 100 * (1 - len(open_) / len(numerals))
    return say(
        "The texts hold {n}; {share} of them are explained, {open} not.",
        n=cite(count(len(numerals), "number"), numerals), share=cite(f"{share:.1f} %", numerals), open=cite(len(open_), open_),
    )  # fmt: skip


def check_words(corpus: Corpus) -> Html:
    """Check that every row's quote stands in its text exactly where the row says; an error names the first that does not."""
    source = dict(zip(corpus.articles["article_id"], corpus.articles["source_id"], strict=True))
    checked: list[dict] = []
    for name, frame in corpus.tables.items():
        for row in frame.to_dict("records") if "quote" in frame else ():
            found = corpus.texts[source[row["article_id"]]][row["start"] : row["end"]]
            if found != row["quote"]:
                raise AssertionError(f"table {name}: {row['quote']!r} is not what stands at {row['start']}: {found!r}")
            checked.append(row)
    return say("{n} checked: the words of each stand in its text exactly where the row says.", n=cite(count(len(checked), "row"), checked))
