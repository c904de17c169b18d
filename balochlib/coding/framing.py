def find_framing(article, actors):
    return []
