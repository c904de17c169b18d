def explain_numerals(article, rows):
    return []
