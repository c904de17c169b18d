def find_voices(article, actors):
    return []
