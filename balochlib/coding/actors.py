def find_actors(article, places):
    return []
