def find_cpec(article, places, actors):
    return []
