def find_statistics(article, places, actors):
    return []
