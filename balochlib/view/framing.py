"""Framing in words: how armed actors, deaths and forces are named and in whose voice, who is quoted, and what is left out."""

from __future__ import annotations

import pandas as pd

from balochlib.analysis import framing
from balochlib.analysis.selection import keep_relevant
from balochlib.schema import VICTIMS, VOICE_ROLES
from balochlib.view.charts import plot_heatmap
from balochlib.view.counts import link_numbers
from balochlib.view.evidence import label_articles
from balochlib.view.figure import ShownFigure, show_chart
from balochlib.view.markup import Cited, Html, call, cite, cite_articles
from balochlib.view.prose import count, join_words, say
from balochlib.view.source import Corpus
from balochlib.view.tables import format_value
from balochlib.view.titles import name_days

# What a word can name, as a sentence says it.
TARGETS = {"armed_actor": "armed actors", "death": "deaths", "state": "the state and its forces", "other": "anything else"}
ROLES = tuple(role for role in VOICE_ROLES if role != "other")  # "other" gathers the rest: nobody can be said to miss it
CLASSES = tuple(victim for victim in VICTIMS if victim != "unspecified")
SHOWN = 16  # articles in one grid; more would not be readable on one page


def list_words(corpus: Corpus, target: str | None = None) -> pd.DataFrame:
    """Return the words that name armed actors, deaths or forces in articles on the conflict; of one ``target`` where it is given."""
    words = keep_relevant(corpus.tables["framing"], corpus.articles)
    return words if target is None else words[words["target"] == target].reset_index(drop=True)


def tell_words(corpus: Corpus, target: str) -> Html:
    """Say how many words there are for ``target``, in whose voice, the most frequent families, and how many words judge."""
    words = list_words(corpus, target)
    if words.empty:
        return say(f"The articles on the conflict hold no word for {TARGETS[target]} that the lexicon knows.")
    quoted = words[words["voice"] == "quoted"]
    loaded = words[words["family"].isin(framing.load_loaded())]
    own = loaded[loaded["voice"] == "author"]
    top = words["family"].value_counts(sort=True).head(3)
    fields = {f"n{i}": cite(int(n), words[words["family"] == family]) for i, (family, n) in enumerate(top.items())}
    listed = join_words([f"“{family}” ({{n{i}}})" for i, family in enumerate(top.index)])
    judging = "Words that judge: {loaded}; an author's own: {own}" + (", in {share} articles." if len(own) else ".")
    judging = judging if len(loaded) else "None of them judges what it names."
    return say(
        f"{{words}} for {TARGETS[target]}, inside quotation marks: {{quoted}}. Most often: {listed}. {judging}",
        words=cite(count(len(words), "word"), words),
        quoted=cite(len(quoted), quoted),
        loaded=cite(len(loaded), loaded),
        own=cite(len(own), own) if len(own) else "none",
        share=_cite_share(own["article_id"], _list_articles(corpus)),
        **fields,
    )


def build_grid(corpus: Corpus, target: str, most: int = 12) -> pd.DataFrame:
    """Count the words for ``target``: a row per article, a column per family, and one more where it is also quoted.

    Only the articles that have such words, those with the most first; families in the order of their frequency.
    """
    articles = _list_articles(corpus)
    crossed = framing.cross_families(list_words(corpus, target), target, articles, most)
    used = crossed.loc[:, crossed.sum() > 0]
    order = used.sum(axis=1).sort_values(ascending=False, kind="stable")
    grid = used.loc[order[order > 0].index[:SHOWN]]
    grid.columns = [_name_column(family, voice) for family, voice in grid.columns]
    grid.index = pd.Index([_label(corpus)[a] for a in grid.index], name="article")
    return grid


def list_grid(corpus: Corpus, target: str) -> pd.DataFrame:
    """Return the words for ``target`` by article as the rows behind :func:`build_grid`, every number tied to its words."""
    words, labels = list_words(corpus, target), _label(corpus)
    rows = []
    for (article_id, family), found in words.groupby(["article_id", "family"], sort=False):
        own, quoted = found[found["voice"] == "author"], found[found["voice"] == "quoted"]
        rows.append({
            "article": call(labels[article_id]), "words": family, "judges": "yes" if family in framing.load_loaded() else "no",
            "own": cite(len(own), own), "quoted": cite(len(quoted), quoted), "n": len(found),
        })  # fmt: skip
    table = pd.DataFrame(rows, columns=["article", "words", "judges", "own", "quoted", "n"])
    return table.sort_values("n", ascending=False, kind="stable", ignore_index=True)


GRID_COLUMNS = {"article": "Article", "words": "Word", "judges": "Judges", "own": "Author's own", "quoted": "Quoted"}


def show_grid(corpus: Corpus, target: str) -> ShownFigure:
    """Show :func:`build_grid`; the title says in how many articles the authors themselves use a word that judges."""
    words, articles, grid = list_words(corpus, target), _list_articles(corpus), build_grid(corpus, target)
    own = words[words["family"].isin(framing.load_loaded()) & (words["voice"] == "author")]
    using_own = own["article_id"].nunique()
    judged = f"In {using_own} of {count(len(articles), 'article')} the author's own words for {TARGETS[target]} judge"
    title = judged if using_own else f"No author's own word for {TARGETS[target]} judges"
    using = words["article_id"].nunique()
    more = f"; {len(grid)} of {using} articles with such words" if using > len(grid) else ""
    subtitle = f"Words for {TARGETS[target]}, by article; a star: the word judges what it names{more}; {name_days(corpus.articles)}"
    caption = "Source: the articles on the conflict; word families: data/lexicon/framing.csv."
    return show_chart(plot_heatmap, grid, title, subtitle, caption=caption, data=list_grid(corpus, target), columns=GRID_COLUMNS)


def list_deaths(corpus: Corpus) -> pd.DataFrame:
    """Return each word for death with the people it is said of: class, the text's word for them, and the words around."""
    claims = keep_relevant(corpus.casualties, corpus.articles)
    pairs = framing.pair_deaths(list_words(corpus), claims)
    return pairs.assign(said_in=pairs["article_id"].map(_label(corpus)).astype("string"))


def cross_deaths(corpus: Corpus) -> pd.DataFrame:
    """Count the words for death by family and by whose dead they are said of; every number is tied to its words."""
    pairs = list_deaths(corpus)
    rows = []
    for family in pairs["family"].value_counts(sort=True).index:
        found = pairs[pairs["family"] == family]
        cells = {victim: found[found["victim"] == victim] for victim in VICTIMS}
        judges = "yes" if family in framing.load_loaded() else "no"
        rows.append({"word": family, "judges": judges, **{v: cite(len(f), f) for v, f in cells.items()}})
    return pd.DataFrame(rows, columns=["word", "judges", *VICTIMS])


def list_speakers(corpus: Corpus) -> pd.DataFrame:
    """Return who is quoted or reported, in what role, in how many passages and articles, and with how many quoted words."""
    voices = keep_relevant(corpus.tables["voices"], corpus.articles)
    voices = voices.assign(speaker=voices["speaker"].fillna("nobody named"), role=voices["role"].fillna("other"))
    rows = []
    for (speaker, role), found in voices.groupby(["speaker", "role"], sort=False):
        partial = found[found["partial"].fillna(False)]
        rows.append({
            "speaker": speaker, "role": role, "passages": cite(len(found), found),
            "articles": cite(found["article_id"].nunique(), found), "n": int(found["n_words"].fillna(0).sum()),
            "words": cite(int(found["n_words"].fillna(0).sum()), found), "fragments": cite(len(partial), partial),
        })  # fmt: skip
    table = pd.DataFrame(rows, columns=["speaker", "role", "passages", "articles", "words", "fragments", "n"])
    return table.sort_values("n", ascending=False, kind="stable", ignore_index=True).drop(columns="n")


def list_quoted(corpus: Corpus) -> pd.DataFrame:
    """Return the passages with a speaker, each with the name of its article and with a role and a number of quoted words."""
    voices = keep_relevant(corpus.tables["voices"], corpus.articles)
    return voices.assign(
        article=voices["article_id"].map(_label(corpus)),
        role=voices["role"].fillna("other"),
        n_words=voices["n_words"].fillna(0).astype(int),
    )


def count_quoted(corpus: Corpus) -> pd.DataFrame:
    """Count the words between quotation marks: a row per article that quotes, a column per role of the speaker."""
    table = list_quoted(corpus).pivot_table(index="article", columns="role", values="n_words", aggfunc="sum", fill_value=0, observed=True)
    table = table.reindex(columns=[role for role in VOICE_ROLES if role in table.columns]).astype(int)
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    return table[table.sum(axis=1) > 0]


def list_silences(corpus: Corpus) -> pd.DataFrame:
    """Return for each article who is quoted and whose dead are counted, and which roles and classes do not occur.

    The last column says of which classes the article speaks of dead without giving a number.
    """
    articles, claims = _list_articles(corpus), keep_relevant(corpus.casualties, corpus.articles)
    voices = keep_relevant(corpus.tables["voices"], corpus.articles)
    table = framing.list_omissions(articles, voices, claims, ROLES, CLASSES)
    table = link_numbers(table, voices, "article_id", ["n_words"])
    named = claims[(claims["outcome"] == "killed") & claims["value"].isna()]
    labels = _label(corpus)
    pages = {a: cite_articles(labels[a], articles[articles["article_id"] == a]) for a in articles["article_id"]}
    unnumbered = [
        [v for v in row["uncounted"] if ((named["article_id"] == row["article_id"]) & (named["victim"] == v)).fillna(False).any()]
        for row in table.to_dict("records")
    ]
    return table.assign(article=table["article_id"].map(pages), unnumbered=pd.Series(unnumbered, index=table.index, dtype=object))


def tell_silences(corpus: Corpus) -> Html:
    """Say how many articles quote nobody, and for each role and class of people how many never quote or count it."""
    table, articles = list_silences(corpus), _list_articles(corpus)
    if table.empty:
        return say("No article here is on the conflict, so nothing can be left out.")
    fields = {"n": cite_articles(count(len(articles), "article"), articles)}
    fields["mute"] = _cite_share(table.loc[table["quoted"].map(len) == 0, "article_id"], articles)
    for key, column, names in (("r", "silent", ROLES), ("v", "uncounted", CLASSES)):
        for i, name in enumerate(names):
            lacks = table[column].map(lambda missing, name=name: name in missing)
            fields[f"{key}{i}"] = _cite_share(table.loc[lacks, "article_id"], articles)
    roles = join_words([f"{role} ({{r{i}}})" for i, role in enumerate(ROLES)])
    classes = join_words([f"{victim} ({{v{i}}})" for i, victim in enumerate(CLASSES)])
    return say(
        f"{{n}} on the conflict; nobody is quoted in {{mute}}. Articles in which nobody of this role is quoted: {roles}. "
        f"Articles that give no number of dead of this class: {classes}.",
        **fields,
    )  # fmt: skip


def _list_articles(corpus: Corpus) -> pd.DataFrame:
    return corpus.articles[corpus.articles["relevant"].fillna(False)]


def _label(corpus: Corpus) -> dict[str, str]:
    """Return a name for each article_id; of several with the same name, the later ones are numbered."""
    seen: dict[str, int] = {}
    labels = {}
    for article_id, name in label_articles(corpus.articles, corpus.sources).items():
        seen[name] = seen.get(name, 0) + 1
        labels[article_id] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return labels


def _name_column(family: str, voice: str) -> str:
    star = "*" if family in framing.load_loaded() else ""
    return f"{format_value(family)}{star}{', quoted' if voice == 'quoted' else ''}"


def _cite_share(article_ids: pd.Series, articles: pd.DataFrame) -> Cited:
    found = articles[articles["article_id"].isin(set(article_ids))]
    return cite_articles(f"{len(found)} of {len(articles)}", found if len(found) else articles)
