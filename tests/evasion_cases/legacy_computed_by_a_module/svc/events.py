_PREFIX = 'order'


def __getattr__(name):
    if name.isupper():
        return '%s.%s' % (_PREFIX, name.lower())
    raise AttributeError(name)
