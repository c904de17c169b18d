def find_claimant(article, start, end, actors):
    return None
