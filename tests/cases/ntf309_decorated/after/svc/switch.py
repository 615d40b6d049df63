import functools

from svc import conf


def if_on(function):
    @functools.wraps(function)
    def asked(*args, **kwargs):
        return function(*args, **kwargs) if conf.VERSIONED else None
    return asked
