def find_casualties(article, actors):
    return []
