import functools
import oslo_messaging


class Cell:
    def __init__(self):
        self._n = oslo_messaging.Notifier(None)

    def _send(self, state, ctx, *, kind='cell'):
        self._n.info(ctx, kind + '.' + state, {})

    up = functools.partialmethod(_send, 'up')
    down = functools.partialmethod(_send, 'down')
    lost = functools.partialmethod(_send, 'lost', kind='host')


def run(ctx):
    c = Cell()
    c.up(ctx)  #! cell.up
    c.down(ctx, kind='node')  #! node.down
    c.lost(ctx)  #! host.lost

# run: run(ctx)
