def attrib(**kw):
    return kw


def attrs(**kw):
    return lambda c: c
