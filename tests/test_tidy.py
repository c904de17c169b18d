"""data/tidy holds the tables of the seeds: built again they are the same, byte for byte."""

from pathlib import Path

TIDY = Path(__file__).parents[1] / "data" / "tidy"


def test_tidy_is_what_the_seeds_give(seeds, tmp_path):
    seeds.to_csv(tmp_path)
    made = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    kept = {p.name: p.read_bytes() for p in TIDY.iterdir()}
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] != kept[name]] == []  # if not: uv run balochlib parse seeds --out data/tidy


def test_the_card_counts_what_was_read(seeds):
    card = seeds._repr_html_()
    assert "5 files, 12 articles, 7 on the conflict" in card and "<script" not in card
