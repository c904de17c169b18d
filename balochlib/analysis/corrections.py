def apply_corrections(tables, path):
    return tables
