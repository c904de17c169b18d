def find_places(article):
    return []
