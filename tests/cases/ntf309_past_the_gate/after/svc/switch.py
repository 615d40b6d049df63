from svc import conf


def is_on():
    return conf.VERSIONED
