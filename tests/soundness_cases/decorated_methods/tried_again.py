import oslo_messaging

import functools
import time


def retry(times, event):
    def deco(fn):
        @functools.wraps(fn)
        def inner(self, *args, **kw):
            for attempt in range(1, times + 1):
                try:
                    return fn(self, *args, **kw)
                except ValueError:
                    self.n.warn({}, f'{event}.retry.{attempt}', {})
            self.n.error({}, f'{fn.__name__}.failed', {})
        return inner
    return deco


class Api:
    def __init__(self):
        self.n = oslo_messaging.Notifier(None)

    @retry(2, 'copy')  #! copy.failed copy.retry.1 copy.retry.2
    def copy(self, ok):
        if not ok:
            raise ValueError
        self.n.info({}, 'copied', {})  #! copied

# later: Api().copy(True)
# later: Api().copy(False)
