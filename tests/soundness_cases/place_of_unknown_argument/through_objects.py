import sys

import oslo_messaging


class Event:
    def __init__(self, kind):
        self.kind = kind

    def send(self, out, ctx):
        out.info(ctx, self.kind + '.sent', {})  #! *.sent

    def twice(self, out, ctx, phase):
        out.info(ctx, '.'.join([self.kind, phase]), {})


def main(ctx):
    out = oslo_messaging.Notifier(None)
    event = Event(sys.argv[1])
    event.send(out, ctx)
    event.twice(out, ctx, 'phase')  #! *.phase

# run: sys.argv[1:] = ['volume']; main(ctx)
