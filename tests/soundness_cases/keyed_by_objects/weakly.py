import weakref

import oslo_messaging


class Observer:
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)

    def update(self, ctx, what):
        self.notifier.info(ctx, 'changed.' + what, {})


LIVE = weakref.WeakSet()
KEPT = []


def make():
    observer = Observer()
    LIVE.add(observer)
    KEPT.append(observer)


def go(ctx):
    make()
    for observer in LIVE:
        observer.update(ctx, 'size')  #! changed.size

# run: go(ctx)
