def find_allegations(article, actors, places):
    return []


def find_responsibility(article, actors):
    return []
