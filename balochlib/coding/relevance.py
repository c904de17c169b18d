def is_relevant(article, places, actors):
    return True
