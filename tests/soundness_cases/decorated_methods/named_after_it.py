import oslo_messaging

import functools


def retry(fn):
    @functools.wraps(fn)
    def inner(self, *args, **kw):
        self.n.error({}, f'{fn.__name__}.failed', {})
    return inner


class Api:
    def __init__(self):
        self.n = oslo_messaging.Notifier(None)

    @retry  #! copy.failed
    def copy(self, ok):
        pass

# later: Api().copy(True)
