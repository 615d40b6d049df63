import collections

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Report(collections.UserDict):
    def __init__(self, event):
        super().__init__()
        self.event = event

    def publish(self, ctx):
        NOTIFIER.error(ctx, '%s.failed' % self.event, dict(self))


def report(action):
    try:
        action()
    except ValueError:
        return Report('import')  #! import.failed
    return None


def wrong():
    raise ValueError

# later: report(wrong).publish(ctx)
