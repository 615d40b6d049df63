import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Later:
    def __init__(self):
        self._due = collections.deque()

    def add(self, ctx, *, event, **payload):
        self._due.appendleft((ctx, event, payload))

    def flush(self):
        while self._due:
            ctx, event, payload = self._due.pop()
            N.info(ctx, 'late.' + event, payload)  #! late.first|late.* late.second|late.*


def go(ctx):
    later = Later()
    later.add(ctx, event='first')
    later.add(ctx, event='second', x=1)
    later.flush()

# run: go(ctx)
