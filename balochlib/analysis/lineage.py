def group_articles(articles):
    return {}
